/** A canvas that is as wide as the box it lies in, sharp on every screen. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { onThemeChange } from '../on-theme-change.ts';
import { inksAt, type Inks } from './ramp.ts';

export interface Sheet {
  readonly pen: CanvasRenderingContext2D;
  readonly inks: Inks;
  /** In CSS pixels, and how many of the screen's there are to one. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Calls `paint` whenever size or theme change; `repaint` does so at other times. `onWidth` is told of each new width. */
export function useSheet(
  box: RefObject<HTMLDivElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  height: number,
  paint: (sheet: Sheet) => void,
  onWidth?: (width: number) => void,
): () => void {
  const [width, setWidth] = useState(0);
  const inks = useRef<Inks | null>(null);
  const newest = useRef({ paint, onWidth });
  useLayoutEffect(() => {
    newest.current = { paint, onWidth };
  });
  const repaint = useRef(() => {
    const sheet = canvas.current;
    const wide = box.current?.clientWidth ?? 0;
    const pen = sheet?.getContext('2d');
    if (!sheet || !pen || wide === 0) return;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const high = Number(sheet.dataset.height);
    const [w, h] = [Math.round(wide * ratio), Math.round(high * ratio)];
    if (sheet.width !== w || sheet.height !== h) {
      sheet.width = w;
      sheet.height = h;
    }
    inks.current ??= inksAt(sheet);
    newest.current.paint({ pen, inks: inks.current, width: wide, height: high, ratio });
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    const leave = onThemeChange(() => {
      inks.current = null;
      repaint.current();
    });
    return () => {
      observer.disconnect();
      leave();
    };
  }, [box]);
  useEffect(() => {
    if (width > 0) newest.current.onWidth?.(width);
  }, [width]);
  useLayoutEffect(() => repaint.current(), [width, height]);
  return repaint.current;
}
