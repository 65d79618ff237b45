/** What keys do on the map. Pure; null leaves the key to the page. */
import type { Cell } from './geometry.ts';
import type { Tiling } from './tiling.ts';

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

/** `cursor` is the cell under the keyboard cursor; without one, arrows start from `start`. */
export function keyAction(
  event: {
    readonly key: string;
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  },
  tiling: Pick<Tiling, 'step'>,
  cursor: Cell | null,
  start: Cell,
): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const move = MOVES[event.key];
  if (move !== undefined) return { kind: 'move', cell: tiling.step(cursor ?? start, move, event.shiftKey ? 10 : 1) };
  // Without a keyboard cursor Space stays what it is on the page: play and pause.
  if (event.key === 'Enter' || event.key === ' ') return cursor === null ? null : { kind: 'pin', cell: cursor };
  if (event.key === 'Escape') return { kind: 'leave' };
  if (event.key === '+' || event.key === '=') return { kind: 'zoom', factor: 2 };
  if (event.key === '-') return { kind: 'zoom', factor: 0.5 };
  if (event.key === '0') return { kind: 'reset' };
  return null;
}
