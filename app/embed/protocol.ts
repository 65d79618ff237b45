/** What a page around a run and the run say to each other by `postMessage`: `docs/embed.md`. Pure. */
import type { Metrics } from '../../workers/core/types.ts';

/** In every message, as `searchlight`. */
export const VERSION = 1;

type Id = string | number;

/** What the page around may ask; `id` comes back with the answer. */
export type Command = { readonly id?: Id } & (
  { readonly type: 'hello' | 'play' | 'pause' | 'state' | 'metrics' } | { readonly type: 'seek'; readonly at: number }
);

export interface RunState {
  /** Evaluations done, of `budget`. */
  readonly at: number;
  readonly budget: number;
  readonly phase: 'paused' | 'playing' | 'done' | 'failed';
  /** Of all results up to `at`; in a race one for each search, separated by commas. */
  readonly digest: string;
  /** Whether the link's own digest held. */
  readonly verdict: string;
}

/** One for each search: more than one in a race. */
export interface RunMetrics {
  readonly at: number;
  readonly runs: readonly { readonly search: string; readonly metrics: Metrics }[];
}

/** What the run says. */
export type Answer = { readonly id?: Id } & (
  | { readonly type: 'ready' }
  | ({ readonly type: 'state' } & RunState)
  | ({ readonly type: 'metrics' } & RunMetrics)
  | { readonly type: 'error'; readonly message: string }
);

const PLAIN = ['hello', 'play', 'pause', 'state', 'metrics'] as const;

const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number';

/** A message that cannot be carried out, and why. */
export interface Wrong {
  readonly id?: Id;
  readonly wrong: string;
}

/** A command, what is wrong with it, or null for a message that is none of ours. */
export function readCommand(data: unknown): Command | Wrong | null {
  if (typeof data !== 'object' || data === null || !('searchlight' in data)) return null;
  const { searchlight, type, at, id } = data as Partial<Record<'searchlight' | 'type' | 'at' | 'id', unknown>>;
  const named = isId(id) ? { id } : {};
  if (searchlight !== VERSION)
    return { wrong: `Expected searchlight: ${VERSION}, the version of these messages.`, ...named };
  const plain = PLAIN.find((known) => known === type);
  if (plain !== undefined) return { type: plain, ...named };
  if (type !== 'seek') return { wrong: `Expected one of ${[...PLAIN, 'seek'].join(', ')} as type.`, ...named };
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0)
    return { wrong: 'Expected a whole number of evaluations, 0 or more, as at.', ...named };
  return { type: 'seek', at, ...named };
}
