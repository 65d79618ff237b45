/**
 * Reading charts over evaluations by pointer and keys: moving reads, pressing or dragging seeks, a finger that only
 * scrolls the page past does not; arrow keys move the reading, Enter goes there, Escape and leaving let go.
 */
import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react';

/** How far one arrow key moves the reading, as a share of the budget. */
const KEY_STEP = 0.01;
const TOUCH_SLACK = 8;

/** What draws the reading. */
export interface Crossed {
  evaluationUnder(clientX: number): number;
  read(evaluation: number | null): void;
}

export function useCrosshair(from: {
  readonly view: RefObject<Crossed | null>;
  readonly budget: number;
  /** The evaluation from which the first arrow key starts. */
  start(): number;
  onSeek(at: number): void;
}) {
  const { view, budget, start, onSeek } = from;
  /** Where the pressed pointer came down. */
  const pressed = useRef<number | null>(null);
  /** The evaluation read by keyboard. */
  const keyed = useRef<number | null>(null);

  const seekTo = (event: PointerEvent): void => {
    if (view.current) onSeek(view.current.evaluationUnder(event.clientX));
  };
  const letGo = (): void => {
    pressed.current = null;
  };
  const stopReading = (): void => {
    keyed.current = null;
    view.current?.read(null);
  };

  const handlers = {
    // A click must not take the keyboard away from the player.
    onMouseDown: (event: MouseEvent): void => event.preventDefault(),
    onPointerMove(event: PointerEvent): void {
      view.current?.read(view.current.evaluationUnder(event.clientX));
      if (pressed.current === null) return;
      if (event.pointerType !== 'touch' || Math.abs(event.clientX - pressed.current) > TOUCH_SLACK) seekTo(event);
    },
    onPointerDown(event: PointerEvent): void {
      if (event.button !== 0) return;
      if (event.pointerType !== 'touch') seekTo(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current = event.clientX;
    },
    onPointerUp(event: PointerEvent): void {
      const touch = event.pointerType === 'touch';
      if (pressed.current !== null && touch) seekTo(event);
      letGo();
      if (touch) stopReading();
    },
    onPointerCancel: letGo,
    onPointerLeave: stopReading,
    onBlur: stopReading,
    onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || !view.current) return;
      const step = Math.max(1, Math.round(budget * KEY_STEP)) * (event.shiftKey ? 10 : 1);
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        const moved = (keyed.current ?? start()) + (event.key === 'ArrowLeft' ? -step : step);
        keyed.current = Math.min(budget, Math.max(0, moved));
        view.current.read(keyed.current);
      } else if (event.key === 'Enter' && keyed.current !== null) onSeek(keyed.current);
      else if (event.key === 'Escape' && keyed.current !== null) stopReading();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { keyed, handlers };
}
