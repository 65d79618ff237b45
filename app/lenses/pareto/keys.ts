/** What keys do on the plot. Pure; null leaves the key to the page. */

export type KeyAction =
  /** Moves the crosshair, in shares of what is in view; y downwards. */
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  /** Pins what the crosshair reads. */
  | { readonly kind: 'pin' }
  /** Sets one corner of a rectangle, and then the other. */
  | { readonly kind: 'corner' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'reset' };

const STEP = 0.01;
const FAR = 0.1;

const MOVES: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `reading`: the crosshair is on the plot. */
export function keyAction(event: KeyPress, reading: boolean): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const move = MOVES[event.key];
  if (move !== undefined) {
    const step = event.shiftKey ? FAR : STEP;
    return { kind: 'move', dx: move[0] * step, dy: move[1] * step };
  }
  // Without a crosshair Space stays what it is on the page: play and pause.
  if (event.key === 'Enter' || event.key === ' ') return reading ? { kind: 'pin' } : null;
  if (event.key === 's' || event.key === 'S') return reading ? { kind: 'corner' } : null;
  if (event.key === 'Escape') return { kind: 'leave' };
  if (event.key === '+' || event.key === '=') return { kind: 'zoom', factor: 2 };
  if (event.key === '-') return { kind: 'zoom', factor: 0.5 };
  if (event.key === '0') return { kind: 'reset' };
  return null;
}
