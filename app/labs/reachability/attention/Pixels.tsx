import { useLayoutEffect, useRef } from 'react';
import { packRgb } from '../../../lenses/elite-map/viridis.ts';
import type { Scale } from './scale.ts';

/** Numbers [rows × cols] as colours, a pixel each, stretched to the room there is. */
export function Pixels(props: {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly cols: number;
  readonly scale: Scale;
  readonly style?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}) {
  const { values, rows, cols, scale, style } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen === null || pen === undefined) return;
    const image = new ImageData(cols, rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) pixels[i] = packRgb(scale.colour(values[i]));
    pen.putImageData(image, 0, 0);
  }, [values, rows, cols, scale]);
  return (
    <canvas ref={canvas} className="reach-attention-pixels" width={cols} height={rows} style={style} aria-hidden />
  );
}
