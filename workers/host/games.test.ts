/** What every game owes to a search, whichever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT } from '../core/exact.ts';
import type { GameSpace } from '../core/game.ts';
import { hashName, Rng } from '../core/rng.ts';
import { connect4 } from '../problems/connect4/connect4.ts';
import { connect4Judged } from '../problems/connect4/judged.ts';
import { dChain } from '../problems/d-chain/d-chain.ts';
import { nim } from '../problems/nim/nim.ts';
import { pGame } from '../problems/p-game/p-game.ts';
import { sameGame } from '../problems/same-game/same-game.ts';
import { sokoban } from '../problems/sokoban/sokoban.ts';
import { ticTacToe } from '../problems/tic-tac-toe/tic-tac-toe.ts';
import type { ProblemDefinition } from '../core/types.ts';
import type { ParamValues } from '../core/params.ts';

function gameOf({ create, params }: ProblemDefinition, given: ParamValues): GameSpace {
  const defaults = Object.fromEntries(params.map((param) => [param.key, param.default]));
  const { space } = create({ ...defaults, ...given }, EXACT);
  if (space.kind !== 'game') throw new Error('no game');
  return space;
}

const GAMES: readonly [name: string, problem: ProblemDefinition, params: ParamValues][] = [
  ['connect4', connect4, {}],
  ['connect4 of 4 × 4', connect4, { columns: 4, rows: 4, moves: '12' }],
  ['connect4 with a network', connect4Judged, { moves: '4455' }],
  ['tic-tac-toe', ticTacToe, {}],
  ['tic-tac-toe from a position', ticTacToe, { moves: '519' }],
  ['nim', nim, {}],
  ['nim of three heaps', nim, { heaps: '3,4,5', most: 31 }],
  ['p-game', pGame, {}],
  ['p-game of odd depth', pGame, { branching: 3, depth: 5, tree: 9 }],
  ['d-chain', dChain, {}],
  ['sokoban', sokoban, {}],
  ['sokoban with four boxes', sokoban, { level: 'corners', limit: 9 }],
  ['same-game', sameGame, {}],
  ['same-game of five colours', sameGame, { columns: 7, rows: 6, colours: 5, board: 4 }],
];

/** Games that begin after some moves: as `moves` says it, and the same by their numbers. */
const BEGUN: readonly [problem: ProblemDefinition, params: ParamValues, moves: string, path: readonly number[]][] = [
  [connect4, { columns: 4, rows: 4 }, '11244', [0, 0, 1, 3, 3]],
  [ticTacToe, {}, '51', [4, 0]],
  [nim, { heaps: '3,4,5', most: 31 }, '2-3,3-5,1-1', [7, 14, 0]],
  [nim, { heaps: '9' }, '1-3', [2]],
  [pGame, { branching: 3, depth: 6, tree: 9 }, '3,1,2', [2, 0, 1]],
  [pGame, { branching: 12, depth: 3 }, '12', [11]],
  [dChain, { depth: 7 }, 'on,on,on', [1, 1, 1]],
  [sokoban, { limit: 14 }, 'd5l,c5r', [127, 121]],
  [sameGame, { columns: 4, rows: 4 }, 'd2,d1', [13, 12]],
];

const legalOf = (space: GameSpace, board: ReturnType<GameSpace['board']>): number[] => {
  const out = new Uint16Array(space.moves);
  return [...out.subarray(0, board.moves(out))];
};

describe.each(GAMES)('%s', (_, problem, params) => {
  const space = gameOf(problem, params);
  const board = space.board();
  const follower = space.board();
  const rng = new Rng();

  it('plays, follows, resets and describes consistently', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: space.longest, maxLength: space.longest }), (choices) => {
        board.reset();
        const path: number[] = [];
        const names: string[] = [];
        for (const choice of choices) {
          const legal = legalOf(space, board);
          const drawn = space.describe?.(path);
          expect(legal.length > 0).toBe(!board.over);
          expect(new Set(legal).size).toBe(legal.length);
          for (const move of legal) expect(move).toBeLessThan(space.moves);
          expect(board.plies).toBe(path.length);
          if (space.players === 1) expect(board.turn).toBe(0);
          expect(drawn?.moves.map(({ move }) => move)).toEqual(legal);
          expect(new Set(drawn?.moves.map(({ name }) => name)).size).toBe(legal.length);
          expect(drawn).toMatchObject({ turn: board.turn, over: board.over, line: names });
          if (drawn === undefined) throw new Error('no picture');
          expect(drawn.cells).toHaveLength(drawn.rows * drawn.columns);
          expect(drawn.cells.every((cell) => cell < drawn.legend.length)).toBe(true);
          for (const cell of [...drawn.highlight, ...drawn.moves.map((move) => move.cell)]) {
            expect(cell).toBeLessThan(drawn.cells.length);
          }
          if (board.over) break;
          // Where the game does not end, following is playing.
          follower.reset();
          for (const move of path) follower.follow(move);
          const which = choice % legal.length;
          board.play(legal[which]);
          path.push(legal[which]);
          names.push(drawn.moves[which].name);
          if (!board.over) {
            follower.follow(legal[which]);
            expect(legalOf(space, follower)).toEqual(legalOf(space, board));
            expect([follower.turn, follower.plies]).toEqual([board.turn, board.plies]);
          }
        }
        expect(board.over).toBe(true);
        expect(board.reward).toBeGreaterThanOrEqual(0);
        expect(board.reward).toBeLessThanOrEqual(1);
        expect(space.describe?.(path).reward).toBe(board.reward);
        const { reward } = board;
        board.reset();
        expect([board.over, board.plies]).toEqual([false, 0]);
        for (const move of path) board.play(move);
        expect([board.over, board.reward]).toEqual([true, reward]);
      }),
      { numRuns: 6, seed: 5 },
    );
  });

  it('plays out from anywhere, within bounds, by its generator alone', () => {
    for (let game = 0; game < 60; game++) {
      const record = new Uint16Array(space.longest);
      const results = [undefined, record].map((asked) => {
        rng.start(game, hashName('test'), 0);
        board.reset();
        for (let ply = 0; ply < game % 4 && !board.over; ply++) {
          const legal = legalOf(space, board);
          board.play(legal[rng.below(legal.length)]);
        }
        const before = board.plies;
        board.playOut(rng, asked);
        expect(board.over).toBe(true);
        if (asked !== undefined) {
          // The moves recorded lead to the same end.
          const { reward, plies } = board;
          rng.start(game, hashName('test'), 0);
          board.reset();
          for (let ply = 0; ply < before; ply++) {
            const legal = legalOf(space, board);
            board.play(legal[rng.below(legal.length)]);
          }
          for (const move of asked.subarray(0, plies - before)) board.play(move);
          expect([board.over, board.reward, board.plies]).toEqual([true, reward, plies]);
          return [reward, plies];
        }
        expect(board.plies).toBeLessThanOrEqual(space.longest);
        expect(board.reward).toBeGreaterThanOrEqual(0);
        expect(board.reward).toBeLessThanOrEqual(1);
        return [board.reward, board.plies];
      });
      expect(results[0]).toEqual(results[1]);
    }
  });
});

/** The mean reward of uniformly random play, exactly, by going through all games; none where there are too many. */
function meanOf(space: GameSpace, path: number[] = []): number {
  const board = space.board();
  for (const move of path) board.play(move);
  if (board.over) return board.reward;
  const legal = legalOf(space, board);
  return legal.reduce((sum, move) => sum + meanOf(space, [...path, move]), 0) / legal.length;
}

describe('random playouts have the mean of uniformly random play', () => {
  it.each<[string, ProblemDefinition, ParamValues]>([
    ['tic-tac-toe', ticTacToe, { moves: '519' }],
    ['nim', nim, { heaps: '2,3', most: 2 }],
    ['p-game', pGame, { branching: 5, depth: 4, tree: 2 }],
    ['d-chain', dChain, { depth: 6 }],
    ['sokoban', sokoban, { level: 'bend', limit: 6 }],
    ['same-game', sameGame, { columns: 4, rows: 4, colours: 3, board: 1 }],
    ['connect4', connect4, { columns: 4, rows: 4, moves: '1112223' }],
  ])('%s', (_, problem, params) => {
    const space = gameOf(problem, params);
    const board = space.board();
    const rng = new Rng().start(3, hashName('test'), 0);
    let sum = 0;
    let squares = 0;
    const games = 10_000;
    for (let i = 0; i < games; i++) {
      board.reset();
      board.playOut(rng);
      sum += board.reward;
      squares += board.reward * board.reward;
    }
    const mean = sum / games;
    const error = Math.sqrt((squares / games - mean * mean) / games);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(mean - meanOf(space))).toBeLessThan(4 * error);
  });
});

describe.each(BEGUN)('$0.id after moves', (problem, params, moves, path) => {
  const whole = gameOf(problem, params);
  const begun = gameOf(problem, { ...params, moves });
  const { code, between } = begun.notation ?? { code: String, between: ',' };

  it('goes on as the whole game does', () => {
    const [one, other] = [begun.board(), whole.board()];
    expect(path.map(code).join(between)).toBe(moves);
    for (let game = 0; game < 10; game++) {
      const rng = new Rng().start(game, hashName('test'), 0);
      const on: number[] = [];
      one.reset();
      other.reset();
      for (const move of path) other.play(move);
      for (;;) {
        expect(one.plies).toBe(on.length);
        expect([one.turn, one.over, legalOf(begun, one)]).toEqual([other.turn, other.over, legalOf(whole, other)]);
        const { line, ...drawn } = begun.describe?.(on) ?? { line: [] };
        const { line: all, ...meant } = whole.describe?.([...path, ...on]) ?? { line: [] };
        expect(drawn).toEqual(meant);
        expect(line).toEqual(all.slice(path.length));
        expect(begun.oracle?.().values(on, 1e5)).toEqual(whole.oracle?.().values([...path, ...on], 1e5));
        if (one.over) break;
        const legal = legalOf(begun, one);
        const move = legal[rng.below(legal.length)];
        on.push(move);
        one.play(move);
        other.play(move);
      }
      expect(one.reward).toBe(other.reward);
      expect(on.length).toBeLessThanOrEqual(begun.longest);
    }
  });

  it('is refused where a move cannot be made, or the game is over', () => {
    const given = (text: string) => () => gameOf(problem, { ...params, moves: text });
    const board = whole.board();
    const illegal = Array.from({ length: whole.moves }, (_, move) => move).filter(
      (move) => !legalOf(whole, board).includes(move),
    );
    for (const move of illegal)
      expect(given(code(move))).toThrow(/whose move 1, .* cannot: it is not a legal move there/);
    const line: number[] = [];
    while (!board.over) {
      line.push(legalOf(whole, board)[0]);
      board.play(line[line.length - 1]);
    }
    expect(given(line.slice(0, -1).map(code).join(between))).not.toThrow();
    expect(given(line.map(code).join(between))).toThrow(/where the game is over/);
    expect(given([...line, 0].map(code).join(between))).toThrow(/the game is over by then/);
  });
});
