import { describe, expect, it } from 'vitest';
import { Rng } from '../../../workers/core/rng.ts';
import { silentOf } from '../../../workers/lenses/tree/silent.ts';
import { deepArchitect } from '../../../workers/problems/deep-architect/deep-architect.ts';
import { EXACT } from '../../../workers/core/exact.ts';
import { GENES, isDead } from '../../../workers/problems/supernet/architecture.ts';
import { ChoiceBoard } from '../../../workers/searches/mcts/choices.ts';
import type { CategoricalSpace } from '../../../workers/core/types.ts';
import { choiceName, chosenBy } from './choice-names.ts';

const SPACES: Record<string, CategoricalSpace> = {
  supernet: { kind: 'categorical', dim: GENES.length, genes: GENES, dead: isDead },
  'deep-architect': deepArchitect.create({}, EXACT).space as CategoricalSpace,
};

describe.each(Object.entries(SPACES))('%s', (_, space) => {
  it.each([false, true])('names what the search chooses, by halves: %s', (bisect) => {
    const silent = silentOf(space) ?? [];
    const rng = new Rng().start(1, 2, 3);
    const board = new ChoiceBoard(space, bisect);
    for (let i = 0; i < 50; i++) {
      board.reset();
      const record = new Uint16Array(200);
      board.playOut(rng, record);
      const path = [...record.subarray(0, board.plies)];
      const chosen = new Map<number, number>();
      path.forEach((__, ply) => {
        const told = chosenBy(path.slice(0, ply + 1), space.genes, silent, bisect);
        if (told !== null && told.high - told.low === 1) chosen.set(told.gene, told.low);
      });
      // What is chosen on the way is the solution that the search has evaluated; the rest stays at its first option.
      expect(Array.from(board.solution, (___, gene) => chosen.get(gene) ?? 0)).toEqual([...board.solution]);
      expect(chosenBy([...path, 0], space.genes, silent, bisect)).toBeNull();
    }
  });
});

it('says gene and option', () => {
  const silent = silentOf(SPACES.supernet) ?? [];
  const name = (path: number[], bisect: boolean, briefly = false) => {
    const chosen = chosenBy(path, GENES, silent, bisect);
    return chosen && choiceName(chosen, GENES, briefly);
  };
  const [width] = GENES;
  expect(name([1], false)).toBe(`stage 1 width ${width.options[1]}`);
  expect(name([1], false, true)).toBe(width.options[1]);
  expect(name([1], true)).toBe(`stage 1 width ${width.options[2]} to ${width.options[3]}`);
  // The second convolution is off: the next to be chosen is the second stage's width.
  expect(name([0, 0, 0, 0], false)).toBe(`stage 2 width ${width.options[0]}`);
  expect(name([9], false)).toBeNull();
});
