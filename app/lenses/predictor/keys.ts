/** What keys do on a plot of predictions: they walk along the evaluations that a prediction chose. Pure. */
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import { roundOf } from './predictions.ts';

export type Walk = { readonly kind: 'to'; readonly i: number } | { readonly kind: 'pin' } | { readonly kind: 'leave' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * From index `i`, −1 for none: arrows to the next or the one before, with Shift to the first of the next round or of the
 * one before, Home and End to the ends. null leaves the key to the page.
 */
export function walk(frame: PredictorFrame, i: number, event: Key): Walk | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  const { births, starts } = frame;
  if (ctrlKey || metaKey || altKey || births.length === 0) return null;
  if (key === 'Escape') return { kind: 'leave' };
  // Without a point Space stays what it is on the page: play and pause.
  if (key === 'Enter' || key === ' ') return i < 0 ? null : { kind: 'pin' };
  const last = births.length - 1;
  const to = (target: number): Walk => ({ kind: 'to', i: Math.min(last, Math.max(0, target)) });
  if (key === 'Home') return to(0);
  if (key === 'End') return to(last);
  const on = key === 'ArrowRight' || key === 'ArrowUp';
  if (!on && key !== 'ArrowLeft' && key !== 'ArrowDown') return null;
  // In at the latest round, which is the one that stands out.
  if (i < 0) return to(starts[starts.length - 1]);
  if (!shiftKey) return to(i + (on ? 1 : -1));
  return to(starts[roundOf(frame, i) + (on ? 1 : -1)] ?? (on ? last : 0));
}
