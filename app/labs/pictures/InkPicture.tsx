import { useEffect, useMemo, useRef, useState } from 'react';
import type { Tensor } from '../../../workers/core/types.ts';
import { runLatest } from '../../run/limiter.ts';
import { client } from '../../run/live.ts';

/** Draws [1 × height × width], 0 paper to 1 ink, in black. */
function drawInk(canvas: HTMLCanvasElement, { data, dims }: Tensor): void {
  const [, height, width] = dims;
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) image.data[4 * i + 3] = Math.round(255 * data[i]);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

/** A solution that a network draws: the worker is asked for the picture. */
export function InkPicture({ solution, size }: { readonly solution: Float64Array; readonly size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<Tensor | null>(null);
  const ask = useMemo(
    () =>
      runLatest(async (wanted: Float64Array) => {
        const result = await client.depict(wanted);
        if (result.ok) setPicture(result.value);
      }),
    [],
  );
  useEffect(() => ask(solution), [ask, solution]);
  useEffect(() => {
    if (canvas.current && picture) drawInk(canvas.current, picture);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className="picture picture-ink"
      style={{ width: size, height: size }}
      role="img"
      aria-label="What the network draws for this solution"
    />
  );
}
