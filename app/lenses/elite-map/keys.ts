/** What keys do on the map. Pure; null leaves the key to the page. */
import type { Cell, Grid } from './geometry.ts';

export type KeyAction =
  | { readonly kind: 'move'; readonly cell: Cell }
  | { readonly kind: 'pin'; readonly cell: Cell }
  | { readonly kind: 'leave' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'reset' };

const MOVES: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

/** `cursor` is the cell under the keyboard cursor; without one, arrows start from `start`. */
export function keyAction(
  event: {
    readonly key: string;
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  },
  grid: Grid,
  cursor: Cell | null,
  start: Cell,
): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const move = MOVES[event.key];
  if (move !== undefined) {
    const [column, row] = cursor ?? start;
    const step = event.shiftKey ? 10 : 1;
    return { kind: 'move', cell: [clamp(column + move[0] * step, grid.cols), clamp(row + move[1] * step, grid.rows)] };
  }
  // Without a keyboard cursor Space stays what it is on the page: play and pause.
  if (event.key === 'Enter' || event.key === ' ') return cursor === null ? null : { kind: 'pin', cell: cursor };
  if (event.key === 'Escape') return { kind: 'leave' };
  if (event.key === '+' || event.key === '=') return { kind: 'zoom', factor: 2 };
  if (event.key === '-') return { kind: 'zoom', factor: 0.5 };
  if (event.key === '0') return { kind: 'reset' };
  return null;
}
