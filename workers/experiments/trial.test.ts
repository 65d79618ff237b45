import { expect, it } from 'vitest';
import { countsOf, ratesOf, type TrialOutcome } from '../core/experiment.ts';
import { decodeLink, entrantsOf } from '../core/link.ts';
import type { RunSpec } from '../core/spec.ts';
import { catalogue, openRun, problemOf } from '../host/registry.ts';
import { treeLens } from '../lenses/tree/tree-lens.ts';
import { instanceOf } from './instances.ts';
import { runTrial } from './trial.ts';

const specsOf = (link: string): readonly RunSpec[] => entrantsOf(decodeLink(link, catalogue).value);

async function outcome(link: string, trial: number): Promise<TrialOutcome> {
  const result = await runTrial({ specs: specsOf(link), trial });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

/** Whether the move chosen by a run of its own is wrong, as the lens of trees judges it. */
async function judged(spec: RunSpec): Promise<number> {
  const opened = openRun(spec, {}, undefined, [treeLens]);
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity);
  return 1 - opened.value.metrics.optimalMove;
}

it('chooses after each count as a run of that budget would, on trees whose moves differ', async () => {
  const link =
    'problem=p-game&p.branching=4&p.depth=6&evals=1000&seed=9&search=uct&s.c=1&search2=mcts-solver&search3=gumbel&search4=flat-mc';
  const specs = specsOf(link);
  const counts = countsOf(1000);
  expect(counts).toEqual([32, 100, 316, 1000]);
  const seen = new Set<number>();
  for (const trial of [0, 1, 2]) {
    const instance = instanceOf(specs[0], trial, problemOf);
    if (!instance.ok) throw new Error(instance.message);
    const { params, seed, values } = instance.value;
    expect(seed).toBe(9 + trial);
    expect(new Set(values).size).toBeGreaterThan(1);
    const { wrong } = await outcome(link, trial);
    for (const [i, spec] of specs.entries()) {
      for (const [k, budget] of counts.entries()) {
        const alone = await judged({ ...spec, seed, budget, params: { ...spec.params, ...params } });
        expect(wrong[i * counts.length + k], `${spec.search} after ${budget}`).toBe(alone);
        seen.add(alone);
      }
    }
  }
  expect(seen).toEqual(new Set([0, 1]));
});

it('takes the hard positions of Connect-4 one after the other, with labels that the oracle confirms', () => {
  const [spec] = specsOf('problem=connect4&search=uct&seed=5');
  for (const trial of [3, 199, 203]) {
    const instance = instanceOf(spec, trial, problemOf);
    if (!instance.ok) throw new Error(instance.message);
    const { params, seed, values } = instance.value;
    expect(seed).toBe(trial < 200 ? 5 : 6);
    const { space } = problemOf({ ...spec, params: { ...spec.params, ...params } });
    if (space.kind !== 'game') throw new Error('expected a game');
    expect(space.oracle?.().values([], 1 << 26)).toEqual(values);
  }
});

it('asks nothing where all moves are worth the same, and says where the truth is not known', async () => {
  expect((await outcome('problem=tic-tac-toe&search=uct&evals=100', 0)).wrong).toHaveLength(0);
  const beyond = await runTrial({ specs: specsOf('problem=p-game&p.depth=40&search=uct&evals=100'), trial: 0 });
  expect(beyond).toMatchObject({ ok: false, code: 'no-truth' });
});

it('counts up in any order', () => {
  const outcomes = [
    { trial: 0, what: '', wrong: Uint8Array.of(1, 0, 1, 1) },
    { trial: 1, what: '', wrong: new Uint8Array(0) },
    { trial: 2, what: '', wrong: Uint8Array.of(0, 0, 1, 0) },
  ];
  const rates = ratesOf(outcomes, 2, 100);
  expect(rates.map((row) => row.map(({ count, wrong, asked }) => [count, wrong, asked]))).toEqual([
    [
      [32, 1, 2],
      [100, 0, 2],
    ],
    [
      [32, 2, 2],
      [100, 1, 2],
    ],
  ]);
  expect(ratesOf(outcomes.toReversed(), 2, 100)).toEqual(rates);
});
