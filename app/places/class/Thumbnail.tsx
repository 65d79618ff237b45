import { useEffect, useRef } from 'react';
import { paintThumb } from '../../class/paint-thumb.ts';
import type { Thumb } from '../../class/thumb.ts';
import { onThemeChange } from '../../lenses/on-theme-change.ts';

/** In CSS pixels. */
const SIZE = 132;

const KINDS: Record<Thumb['kind'], string> = {
  map: 'elite map',
  front: 'front',
  tree: 'tree',
  curve: 'curve of the score',
};

export function Thumbnail({ thumb, of }: { readonly thumb: Thumb; readonly of: string }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => ref.current && paintThumb(ref.current, thumb, devicePixelRatio);
    paint();
    return onThemeChange(paint);
  }, [thumb]);
  const pixels = Math.round(SIZE * devicePixelRatio);
  return <canvas ref={ref} role="img" aria-label={`${KINDS[thumb.kind]} of ${of}`} width={pixels} height={pixels} />;
}
