/**
 * Brushes on axes: an interval of places on each, what pointer and keys make of it, and which rows lie within all.
 * Places are shares of the axis' height, 0 at the top. Pure.
 */
import type { PlacedAxis } from './scale.ts';

export interface Brush {
  readonly top: number;
  readonly bottom: number;
}

/** One for each axis, null where it is not brushed. */
export type Brushes = readonly (Brush | null)[];

const clamp = (place: number): number => Math.min(1, Math.max(0, place));

/** Rows within every brush, 1 for each; null where nothing is brushed. */
export function rowsWithin(axes: readonly PlacedAxis[], brushes: Brushes, rows: number): Uint8Array | null {
  const brushed = axes.flatMap(({ places }, k) => {
    const brush = brushes[k];
    return brush ? [{ places, ...brush }] : [];
  });
  if (brushed.length === 0) return null;
  const selection = new Uint8Array(rows).fill(1);
  for (const { places, top, bottom } of brushed) {
    // A row without a place is in no interval.
    for (let row = 0; row < rows; row++) if (!(places[row] >= top && places[row] <= bottom)) selection[row] = 0;
  }
  return selection;
}

/** A selection of so many rows: those that came after it was made are not in it. */
export function cutTo(selection: Uint8Array | null, rows: number): Uint8Array | null {
  if (selection === null || selection.length === rows) return selection;
  const cut = new Uint8Array(rows);
  cut.set(selection.subarray(0, rows));
  return cut;
}

export function countSelected(selection: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < selection.length; row++) count += selection[row];
  return count;
}

/** A drag in progress: where it began, and what it changes. */
export type Grip =
  | { readonly kind: 'new'; readonly from: number }
  | { readonly kind: 'move'; readonly from: number; readonly brush: Brush }
  | { readonly kind: 'top' | 'bottom'; readonly brush: Brush };

/** What pressing at `place` takes hold of; `edge` is how near to an end counts as that end. */
export function gripAt(brush: Brush | null, place: number, edge: number): Grip {
  if (brush === null) return { kind: 'new', from: clamp(place) };
  const toTop = Math.abs(place - brush.top);
  const toBottom = Math.abs(place - brush.bottom);
  if (Math.min(toTop, toBottom) <= edge) return { kind: toTop < toBottom ? 'top' : 'bottom', brush };
  return place > brush.top && place < brush.bottom
    ? { kind: 'move', from: place, brush }
    : { kind: 'new', from: clamp(place) };
}

const ordered = (a: number, b: number): Brush => ({ top: Math.min(a, b), bottom: Math.max(a, b) });

/** The brush moved by `by`, as far as the axis reaches. */
function shifted({ top, bottom }: Brush, by: number): Brush {
  const reach = Math.max(-top, Math.min(1 - bottom, by));
  return { top: top + reach, bottom: bottom + reach };
}

export function dragged(grip: Grip, place: number): Brush {
  const to = clamp(place);
  if (grip.kind === 'new') return ordered(grip.from, to);
  if (grip.kind === 'move') return shifted(grip.brush, place - grip.from);
  return ordered(grip.kind === 'top' ? grip.brush.bottom : grip.brush.top, to);
}

/** Share of the axis that a key moves a brush by, and that a new one spans. */
const KEY_STEP = 0.05;
const KEY_SPAN = 0.25;

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key makes of a brush; undefined for keys that mean nothing here. Up and down move it (and begin one at that
 * end), with Shift its upper end, with Alt its lower; on options by one of them. Escape and Delete take it away.
 */
export function keyed(brush: Brush | null, { key, shiftKey, altKey }: Key, options: number): Brush | null | undefined {
  if (key === 'Escape' || key === 'Delete' || key === 'Backspace') return null;
  if (key === 'Home') return { top: 0, bottom: 1 };
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const up = key === 'ArrowUp';
  const step = options > 0 ? 1 / options : KEY_STEP;
  const by = up ? -step : step;
  if (brush === null) {
    const span = options > 0 ? step : KEY_SPAN;
    return up ? { top: 0, bottom: span } : { top: 1 - span, bottom: 1 };
  }
  if (shiftKey) return { top: Math.min(brush.bottom - step / 2, clamp(brush.top + by)), bottom: brush.bottom };
  if (altKey) return { top: brush.top, bottom: Math.max(brush.top + step / 2, clamp(brush.bottom + by)) };
  return shifted(brush, by);
}
