/**
 * Exact values of moves, asked for one position after the other and worked out in slices, so that a newer question need not wait for
 * an older one. Pure: it is told how to make a problem of a spec, and no clock is looked at.
 */
import type { GameSpace, Oracle } from '../core/game.ts';
import type { RunSpec } from '../core/spec.ts';
import type { Problem } from '../core/types.ts';
import type { TruthAnswer, TruthApi, TruthRequest } from './types.ts';

/**
 * Positions looked at in the first slice; each is twice as long as the one before, since an oracle may begin anew in each, but none
 * longer than the last number: half a second or so of Connect-4.
 */
const FIRST_SLICE = 1 << 16;
const LONGEST_SLICE = 1 << 20;

interface Known {
  readonly name: string;
  readonly space: GameSpace;
  readonly oracle: Oracle;
}

/** The problem of a spec by name, whatever the search. */
export function nameOf({ problem, params }: RunSpec): string {
  const own = Object.entries(params).filter(([key]) => key.startsWith('p.'));
  return JSON.stringify([problem, own]);
}

const NONE: TruthAnswer = { standing: 'none', moves: new Uint16Array(0), looked: 0, values: new Float64Array(0) };

export class Truth implements TruthApi {
  /** Of the problem asked about last: its oracle may remember. */
  private known: Known | undefined;
  private path: readonly number[] = [];
  private moves = new Uint16Array(0);
  private left = 0;
  private looked = 0;
  private slice = 0;
  private latest: TruthAnswer = NONE;
  private readonly problemOf: (spec: RunSpec) => Problem;

  constructor(problemOf: (spec: RunSpec) => Problem) {
    this.problemOf = problemOf;
  }

  begin({ spec, path, work }: TruthRequest): TruthAnswer {
    const name = nameOf(spec);
    if (this.known?.name !== name) {
      const { space } = this.problemOf(spec);
      const oracle = space.kind === 'game' ? space.oracle?.() : undefined;
      this.known = space.kind === 'game' && oracle !== undefined ? { name, space, oracle } : undefined;
    }
    if (this.known === undefined) {
      this.latest = NONE;
      return NONE;
    }
    const { space } = this.known;
    const board = space.board();
    for (const move of path) board.play(move);
    const moves = new Uint16Array(space.moves);
    this.path = path;
    this.moves = moves.slice(0, board.moves(moves));
    this.left = work;
    this.looked = 0;
    this.slice = FIRST_SLICE;
    return this.answer('working', new Float64Array(0));
  }

  advance(): TruthAnswer {
    if (this.known === undefined || this.latest.standing !== 'working') return this.latest;
    const work = Math.min(this.slice, this.left);
    const values = this.known.oracle.values(this.path, work);
    this.left -= work;
    this.looked += work;
    this.slice = Math.min(2 * this.slice, LONGEST_SLICE);
    if (values !== null) return this.answer('known', values);
    return this.answer(this.left > 0 ? 'working' : 'beyond', new Float64Array(0));
  }

  private answer(standing: TruthAnswer['standing'], values: Float64Array): TruthAnswer {
    this.latest = { standing, moves: this.moves, looked: this.looked, values };
    return this.latest;
  }
}
