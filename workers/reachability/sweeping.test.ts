import { expect, it } from 'vitest';
import { readModelsFromFiles } from '../cli/models.ts';
import { inference } from '../host/inference.ts';
import { forward, answerOf } from '../problems/graph-path/forward.ts';
import { loadModel, modelOf, type Model } from '../problems/graph-path/models.ts';
import { lookahead, usefulChildren } from '../problems/graph-path/question.ts';
import {
  questionsOf,
  sweepPoints,
  sweepQuestion,
  type SweepAsked,
  type SweepPart,
} from '../problems/graph-path/sweep.ts';
import { encode } from '../problems/graph-path/tokens.ts';
import { Looking } from './looking.ts';
import { askPart } from './sweeping.ts';

readModelsFromFiles();
const looking = new Looking(inference);

async function part(sweep: SweepAsked, index: number): Promise<SweepPart> {
  const result = await askPart(looking, sweep, index);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const SWEEP: SweepAsked = {
  solvers: ['e8', 'e12', 'e8@2', 'breadth-first', 'greedy'],
  distribution: 'balanced',
  size: 6,
  each: 22,
  seed: 9,
};

it('counts what asking the questions one by one counts, models of larger graphs among them', async () => {
  const points = sweepPoints([await part(SWEEP, 1), await part(SWEEP, 0)], SWEEP.solvers.length, 'lookahead');
  for (const [solver, [id, step]] of ([['e8'], ['e12'], ['e8', 2]] as const).entries()) {
    const model = modelOf(id) as Model;
    const transformer = await loadModel(inference, model, step);
    const right = [0, 0, 0];
    for (let i = 0; i < questionsOf(SWEEP); i++) {
      const question = sweepQuestion(SWEEP, i);
      const row = encode({ ...question, size: model.size });
      const answer = answerOf(forward(transformer, row).logits, model.size);
      right[lookahead(question) ?? -1] += Number(usefulChildren(question).includes(answer));
    }
    expect(points[solver].map((point) => [point.right, point.asked, point.cost])).toEqual(
      right.map((count) => [count, 22, 1]),
    );
  }
  expect(points[3].map(({ share, chance }) => [share, chance])).toEqual(Array.from({ length: 3 }, () => [1, 1]));
  expect(points[3][2].cost).toBeGreaterThan(points[3][0].cost);
  // One step ahead is not enough.
  expect(points[4][2].share).toBeLessThan(0.9);
});

it('gives a part the same bits whenever and with whomever it is asked', async () => {
  const whole = await part(SWEEP, 1);
  expect(await part(SWEEP, 1)).toEqual(whole);
  const alone = await part({ ...SWEEP, solvers: ['e12'] }, 1);
  const count = whole.edges.length;
  expect(count).toBe(2);
  expect(alone.chance).toEqual(whole.chance.slice(count, 2 * count));
  // More questions in the part change none.
  const more = await part({ ...SWEEP, solvers: ['e12'], each: 25 }, 1);
  expect(more.edges).toHaveLength(11);
  expect(more.chance.slice(0, count)).toEqual(alone.chance);
});

it('asks naive and star graphs too, and refuses what cannot be asked', async () => {
  const star = await part({ ...SWEEP, distribution: 'star', solvers: ['depth-first', 'random-walk'] }, 0);
  expect(star.right.slice(0, star.edges.length).every((right) => right === 1)).toBe(true);
  expect(await askPart(looking, { ...SWEEP, size: 9 }, 0)).toMatchObject({ ok: false, code: 'bad-sweep' });
});
