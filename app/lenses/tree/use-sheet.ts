import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { TreeFrame } from '../../../workers/core/frames.ts';
import { follow, type FrameSource } from '../source.ts';
import { SheetView, type Sheet } from './canvas.ts';

/**
 * Draws a tree's frames on a canvas, each in the animation frame it comes in, and again after each rendering. `take` makes of a
 * frame what `paint` is given. Answers with what was drawn last.
 */
export function useSheet<Drawn>(
  source: FrameSource,
  box: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  height: number,
  take: (frame: TreeFrame) => Drawn,
  paint: (drawn: Drawn, sheet: Sheet) => void,
  onWidth: (width: number) => void = ignore,
): () => Drawn | null {
  const drawn = useRef<Drawn | null>(null);
  const view = useRef<SheetView | null>(null);
  const newest = useRef({ take, paint, onWidth });
  useLayoutEffect(() => {
    if (box.current === null || canvas.current === null) return undefined;
    const made = new SheetView(
      box.current,
      canvas.current,
      height,
      (sheet) => drawn.current !== null && newest.current.paint(drawn.current, sheet),
      (width) => newest.current.onWidth(width),
    );
    view.current = made;
    const leave = follow(source, ({ frames }) => {
      if (frames?.tree === undefined) return;
      drawn.current = newest.current.take(frames.tree);
      made.repaint();
    });
    return () => {
      leave();
      made.destroy();
    };
  }, [source, box, canvas, height]);
  useLayoutEffect(() => {
    newest.current = { take, paint, onWidth };
    view.current?.repaint();
  });
  return useCallback(() => drawn.current, []);
}

const ignore = () => {};
