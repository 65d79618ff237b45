import { useEffect, useRef, useState } from 'react';
import { hub } from '../../run/live.ts';
import type { MapShape } from './pinned.ts';

function shapeNow(): MapShape | null {
  const frame = hub.latest()?.frames?.['elite-map'];
  if (frame === undefined) return null;
  return { cols: frame.cols, rows: frame.rows, finest: frame.finest, voronoi: frame.centroids !== undefined };
}

const same = (a: MapShape | null, b: MapShape | null) =>
  a !== null &&
  b !== null &&
  a.cols === b.cols &&
  a.rows === b.rows &&
  a.voronoi === b.voronoi &&
  String(a.finest) === String(b.finest);

/** How the map on show is cut; a new object only when that changes. */
export function useMapShape(): MapShape | null {
  const [shape, setShape] = useState(shapeNow);
  const told = useRef(shape);
  useEffect(() => {
    const look = () => {
      const now = shapeNow();
      // React is not told what it knows: until it next renders it would keep every word of that.
      if (now === null || same(told.current, now)) return;
      told.current = now;
      setShape(now);
    };
    look();
    return hub.subscribe(look);
  }, []);
  return shape;
}
