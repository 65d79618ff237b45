import { describe, expect, it } from 'vitest';
import { keyOf } from '../../core/categorical.ts';
import { Rng } from '../../core/rng.ts';
import type { CategoricalSpace } from '../../core/types.ts';
import { DIM, GENES, isDead, NETWORKS } from '../../problems/supernet/architecture.ts';
import { ChoiceBoard, reach } from './choices.ts';
import { advance, begin, choosing, treeOf } from './grown.test-data.ts';
import { uct } from './uct.ts';

const spaceOf = (options: readonly number[]): CategoricalSpace => {
  const { space } = choosing(options, () => 0);
  if (space.kind !== 'categorical') throw new Error('expected choices');
  return space;
};

/** All ends of all walks, with how many moves each took. */
function ends(space: CategoricalSpace, bisect: boolean): { keys: string[]; longest: number } {
  const board = new ChoiceBoard(space, bisect);
  const moves = new Uint16Array(reach(space, bisect).moves);
  const keys: string[] = [];
  let longest = 0;
  const visit = (path: readonly number[]): void => {
    board.reset();
    for (const move of path) board.play(move);
    if (board.over) {
      keys.push(keyOf(space, board.solution, 0));
      longest = Math.max(longest, path.length);
      return;
    }
    const count = board.moves(moves);
    const here = [...moves.subarray(0, count)];
    for (const move of here) visit([...path, move]);
  };
  visit([]);
  return { keys, longest };
}

describe('walks of choices', () => {
  it.each([[[2, 2]], [[8, 4, 2]], [[3, 5, 7]], [[6, 1 + 1, 9]]])(
    'of %j options reach every solution once, directly and by halves',
    (options) => {
      const space = spaceOf(options);
      const all = options.reduce((product, count) => product * count, 1);
      for (const bisect of [false, true]) {
        const { keys, longest } = ends(space, bisect);
        expect(keys.length).toBe(all);
        expect(new Set(keys).size).toBe(all);
        expect(longest).toBe(reach(space, bisect).longest);
      }
      expect(reach(space, true).longest).toBe(options.reduce((sum, count) => sum + Math.ceil(Math.log2(count)), 0));
    },
  );

  it('skip genes without effect: one stage of the super-network has its 48 forms', () => {
    const stage: CategoricalSpace = { kind: 'categorical', dim: 4, genes: GENES.slice(0, 4), dead: isDead };
    for (const bisect of [false, true]) {
      const { keys } = ends(stage, bisect);
      expect(new Set(keys).size).toBe(48);
      expect(keys.length).toBe(48);
    }
    expect(NETWORKS).toBe(48 ** 3);
  });

  it('take halves as published: of five options the lower two, then one by one', () => {
    const board = new ChoiceBoard(spaceOf([5]), true);
    const solutionOf = (...path: number[]): number => {
      board.reset();
      for (const move of path) {
        expect(board.over).toBe(false);
        board.play(move);
      }
      expect(board.over).toBe(true);
      return board.solution[0];
    };
    expect([solutionOf(0, 0), solutionOf(0, 1), solutionOf(1, 0), solutionOf(1, 1, 0), solutionOf(1, 1, 1)]).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });

  it('end at random within the choices, whole solutions of the super-network too', () => {
    const space: CategoricalSpace = { kind: 'categorical', dim: DIM, genes: GENES, dead: isDead };
    const rng = new Rng().start(1, 2, 3);
    const counts = new Map<number, number>();
    for (const bisect of [false, true]) {
      const board = new ChoiceBoard(space, bisect);
      for (let i = 0; i < 2000; i++) {
        board.reset();
        board.playOut(rng);
        GENES.forEach(({ options }, gene) => expect(board.solution[gene]).toBeLessThan(options.length));
        if (!bisect) counts.set(board.solution[0], (counts.get(board.solution[0]) ?? 0) + 1);
      }
    }
    // 2,000 draws of one in four: five standard deviations are 97.
    expect([...counts.values()].every((count) => Math.abs(count - 500) < 97)).toBe(true);
  });

  it('try all children of a node before any again, in no fixed order', () => {
    const orders = [1, 2, 3, 4, 5, 6].map((seed) => {
      const grown = advance(
        begin(
          uct,
          choosing([6, 2], () => 0.5),
          {},
          seed,
        ),
        7,
      );
      expect(Array.from(treeOf(grown).visits.subarray(1, 7))).toEqual([1, 1, 1, 1, 1, 1]);
      return grown.seen.filter((_, i) => i % 2 === 0 && i > 1).join();
    });
    expect(new Set(orders).size).toBeGreaterThan(3);
  });
});
