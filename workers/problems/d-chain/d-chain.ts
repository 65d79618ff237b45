/**
 * The D-chain, a trap for UCT (Coquelin & Munos 2007, *Bandit algorithms for tree search*, arXiv cs/0703062, §2.2): at each of D
 * depths one may stop, for (D − d) / D at the d-th, or go on; going on D times gives 1. Every stop is better than all later
 * ones, so what is found at first leads away from the best end, and UCT needs a number of playouts that grows as a tower of
 * exponentials in D until it sees it.
 */
import { PLAYOUT_DIM, type Board, type Notation, type Position } from '../../core/game.ts';
import { filePlayouts, playoutResults } from '../../core/playouts.ts';
import { readMoves } from '../../core/positions.ts';
import type { Rng } from '../../core/rng.ts';
import type { ProblemDefinition } from '../../core/types.ts';

export const STOP = 0;
export const GO_ON = 1;

export class ChainBoard implements Board {
  readonly turn = 0;
  over = false;
  reward = 0;
  plies = 0;
  private readonly depth: number;
  private readonly whole: number;

  /** `depth`: steps from the root to the best end, of `whole` that rewards are parts of. */
  constructor(depth: number, whole = depth) {
    this.depth = depth;
    this.whole = whole;
  }

  reset(): void {
    this.plies = 0;
    this.over = false;
  }

  moves(out: Uint16Array): number {
    if (this.over) return 0;
    out[0] = STOP;
    out[1] = GO_ON;
    return 2;
  }

  play(move: number): void {
    if (move === STOP) {
      this.reward = (this.depth - this.plies - 1) / this.whole;
      this.over = true;
    } else if (this.plies === this.depth - 1) {
      this.reward = 1;
      this.over = true;
    }
    this.plies++;
  }

  follow(): void {
    this.plies++;
  }

  playOut(rng: Rng, record?: Uint16Array): void {
    for (let ply = 0; !this.over; ply++) {
      const move = rng.next() & 1;
      if (record !== undefined) record[ply] = move;
      this.play(move);
    }
  }
}

const NAMES = ['stop', 'go on'];
const CODES = ['stop', 'on'];
const NOTATION: Notation = { short: (move) => NAMES[move], code: (move) => CODES[move], between: ',' };

/** The chain as a row of steps, of which `begun` are gone before the root. */
function describe(depth: number, begun: number, path: readonly number[]): Position {
  const board = new ChainBoard(depth - begun, depth);
  for (const move of path) board.play(move);
  const cells = new Uint8Array(depth).fill(1, 0, begun);
  const at = begun + path.length;
  path.forEach((move, step) => (cells[begun + step] = move === STOP ? 2 : 1));
  const stopped = `${depth - at - 1} of ${depth}`;
  return {
    rows: 1,
    columns: depth,
    cells,
    legend: [
      { name: 'ahead', mark: ' ' },
      { name: 'gone on', mark: '→' },
      { name: 'stopped', mark: '■' },
    ],
    moves: board.over ? [] : [STOP, GO_ON].map((move) => ({ move, name: NAMES[move], cell: at })),
    line: path.map((move) => NAMES[move]),
    turn: 0,
    over: board.over,
    reward: board.over ? board.reward : 0.5,
    highlight: at > 0 ? [at - 1] : [],
    note: board.over
      ? `The reward is ${String(board.reward)}.`
      : `To stop here gives ${stopped}, to go on to the end 1.`,
  };
}

export const dChain: ProblemDefinition = {
  id: 'd-chain',
  title: 'D-chain trap',
  summary:
    'Stop now for a good reward, or go on for ever less, until the very end, which is best: a trap for tree search.',
  revision: 1,
  evaluators: ['exact'],
  params: [
    {
      kind: 'int',
      key: 'depth',
      label: 'Depth D',
      unit: 'steps',
      min: 1,
      max: 60,
      default: 5,
      basic: true,
      help: 'Steps to the best end; each one more makes it incomparably harder to find.',
    },
    {
      kind: 'text',
      key: 'moves',
      label: 'Moves so far',
      pattern: '(on(,on)*)?',
      form: '"on" for each step gone on so far, with commas between',
      most: 180,
      default: '',
      help: 'The position to search from, by the steps gone on so far: on,on is after two of them.',
    },
  ],
  create(params) {
    const depth = params.depth as number;
    const begun = readMoves(params.moves as string, new ChainBoard(depth), 2, NOTATION, 'steps').length;
    const longest = depth - begun;
    return {
      space: {
        kind: 'game',
        dim: PLAYOUT_DIM,
        players: 1,
        moves: 2,
        longest,
        board: () => new ChainBoard(longest, depth),
        notation: NOTATION,
        describe: (path) => describe(depth, begun, path),
        oracle: () => ({
          // Whoever has gone on so far may go on to the end.
          values: (path) =>
            path.includes(STOP) || path.length >= longest
              ? new Float64Array()
              : Float64Array.of((longest - path.length - 1) / depth, 1),
        }),
      },
      ...playoutResults(longest),
      evaluate: filePlayouts,
    };
  },
};
