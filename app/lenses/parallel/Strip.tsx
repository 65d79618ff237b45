import { useRef, type KeyboardEvent, type PointerEvent, type Ref } from 'react';
import { dragged, gripAt, keyed, type Brush, type Grip } from './brush.ts';
import type { PlacedAxis } from './scale.ts';

/** How near to an end of a brush a press takes hold of that end, in pixels; and what is a press rather than a drag. */
const EDGE = 7;
const SLACK = 3;

/** The strip along an axis that takes brushes, by pointer and keys. */
export function Strip(props: {
  readonly axis: PlacedAxis;
  readonly x: number;
  readonly height: number;
  readonly brush: Brush | null;
  /** What to say of the selection as a whole. */
  readonly told: string;
  readonly focusable: boolean;
  readonly ref: Ref<HTMLDivElement>;
  onBrush(brush: Brush | null): void;
  onFocus(): void;
  /** Goes to the axis before (−1) or after (1). */
  onStep(by: -1 | 1): void;
}) {
  const { axis, x, height, brush, told, focusable, ref, onBrush, onFocus, onStep } = props;
  const grip = useRef<{ readonly grip: Grip; readonly y: number; moved: boolean } | null>(null);

  const placeOf = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return (event.clientY - box.top) / box.height;
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    grip.current = { grip: gripAt(brush, place, EDGE / height), y: event.clientY, moved: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const held = grip.current;
    if (held === null) return;
    if (!held.moved && Math.abs(event.clientY - held.y) < SLACK) return;
    held.moved = true;
    onBrush(dragged(held.grip, placeOf(event)));
  };
  const onPointerUp = (): void => {
    // A press without a drag takes the brush away.
    if (grip.current?.moved === false) onBrush(null);
    grip.current = null;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onStep(event.key === 'ArrowLeft' ? -1 : 1);
    else {
      const next = keyed(brush, event, axis.options.length);
      if (next === undefined || (next === null && brush === null)) return;
      onBrush(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const range = brush ? `${axis.between(brush.top, brush.bottom)}; ${told}` : 'not brushed';
  return (
    <div
      ref={ref}
      className="parallel-strip"
      style={{ left: x, height }}
      role="slider"
      aria-orientation="vertical"
      aria-label={`Brush on ${axis.title}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={brush ? Math.round(100 - 50 * (brush.top + brush.bottom)) : 0}
      aria-valuetext={range}
      tabIndex={focusable ? 0 : -1}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (grip.current = null)}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {brush && (
        <span
          className="parallel-brush"
          style={{ top: brush.top * height, height: Math.max(2, (brush.bottom - brush.top) * height) }}
        />
      )}
    </div>
  );
}
