/** What the page asks of the worker that knows what positions are truly worth, and what it is told. Plain data. */
import type { RunSpec } from '../core/spec.ts';

export interface TruthRequest {
  /** Of the run; its problem, with its parameters, is what counts. */
  readonly spec: RunSpec;
  /** Moves from the problem's root to the position. */
  readonly path: readonly number[];
  /** Positions to look at in all before giving up. */
  readonly work: number;
}

/**
 * `none`: the problem has no exact values; `working`: not known yet, ask to go on; `beyond`: the work allowed was not enough;
 * `known`: here they are.
 */
export type Standing = 'none' | 'working' | 'beyond' | 'known';

export interface TruthAnswer {
  readonly standing: Standing;
  /** The legal moves of the position. */
  readonly moves: Uint16Array;
  /** Positions looked at for it so far, give or take the last slice. */
  readonly looked: number;
  /** Once known: of each, 0 to 1, for the player who makes it. Empty until then. */
  readonly values: Float64Array;
}

export interface TruthApi {
  /** Forgets what was asked before; nothing is looked at yet. */
  begin(request: TruthRequest): TruthAnswer | Promise<TruthAnswer>;
  /** Works on it for a while, longer each time but never for long. */
  advance(): TruthAnswer;
}
