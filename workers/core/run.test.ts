import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, openRun } from '../host/registry.ts';
import { decodeLink } from './link.ts';
import { CHECKPOINT_EVERY, type Run } from './run.ts';
import type { Batch, Problem, Results } from './types.ts';

const LINKS = [
  'problem=arm&p.joints=5&s.cols=20&s.rows=20&s.batch=64&s.initial=100&evals=4000',
  'problem=sphere&p.dim=6&s.variation=gaussian&s.sigma=0.5&s.batch=37&s.initial=10&evals=3000&seed=7',
  'problem=plateau&search=random&s.batch=100&l.cols=15&l.rows=12&evals=2500',
  'problem=rastrigin&p.dim=3&s.batch=1&s.initial=3&evals=500&s.cols=10&s.rows=30',
];

function open(link: string): Run {
  const { value, notes } = decodeLink(link, catalogue);
  expect(notes).toEqual([]);
  const opened = openRun(value.spec, value.lens);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

/** Everything a person could see of a run. */
const sight = (run: Run) => ({
  at: run.at,
  digest: run.digest,
  metrics: run.metrics,
  map: run.lens('elite-map').frame(),
});

/** The same run with the problem's evaluation replaced. */
function withEvaluate(
  link: string,
  wrap: (problem: Problem, batch: Batch, results: Results, size: number) => void | Promise<void>,
): Run {
  const run = open(link);
  const { problem } = run;
  const evaluate = problem.evaluate.bind(problem);
  const inner = { ...problem, evaluate };
  Object.assign(problem, {
    evaluate: (batch: Batch, results: Results, _from: number, to: number) => wrap(inner, batch, results, to),
  });
  return run;
}

describe.each(LINKS)('a run of %s', (link) => {
  it('gives the same whatever the slices', async () => {
    const straight = open(link);
    await straight.advance(straight.spec.budget);
    const sliced = open(link);
    let slices = 0;
    while (!sliced.done) await sliced.advance(sliced.spec.budget, () => slices++ % 2 === 0);
    expect(slices).toBeGreaterThan(1);
    expect(sight(sliced)).toEqual(sight(straight));
    expect(straight.at).toBe(straight.spec.budget);
  });

  it('restored from a snapshot goes on like the straight run', async () => {
    const straight = open(link);
    const { budget } = straight.spec;
    await straight.advance(budget);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: budget }), async (at) => {
        const first = open(link);
        await first.advance(at);
        const snapshot = first.snapshot();
        await first.advance(budget);
        const second = open(link);
        second.restore(snapshot);
        expect(second.at).toBe(snapshot.at);
        await second.advance(budget);
        expect(sight(second)).toEqual(sight(straight));
        expect(sight(first)).toEqual(sight(straight));
      }),
      { numRuns: 6, seed: 1 },
    );
  });

  it('sought anywhere shows what a fresh run shows there', async () => {
    const sought = open(link);
    const { budget } = sought.spec;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: budget }), { minLength: 1, maxLength: 4 }),
        async (targets) => {
          for (const target of targets) {
            sought.keep();
            await sought.seek(target);
          }
          const fresh = open(link);
          await fresh.advance(targets[targets.length - 1]);
          expect(sight(sought)).toEqual(sight(fresh));
        },
      ),
      { numRuns: 6, seed: 2 },
    );
  });

  it.each([1, 2, 4])('gives the same digest with %i evaluators finishing in any order', async (workers) => {
    const straight = open(link);
    await straight.advance(straight.spec.budget);
    const sharded = withEvaluate(link, (problem, batch, results, size) => {
      // Last shard first: the order of finishing must not matter.
      for (let w = workers - 1; w >= 0; w--) {
        problem.evaluate(batch, results, Math.floor((size * w) / workers), Math.floor((size * (w + 1)) / workers));
      }
    });
    await sharded.advance(sharded.spec.budget);
    expect(sight(sharded)).toEqual(sight(straight));
  });

  it('gives the same digest when evaluation is asynchronous', async () => {
    const straight = open(link);
    await straight.advance(straight.spec.budget);
    const delayed = withEvaluate(link, async (problem, batch, results, size) => {
      await Promise.resolve();
      problem.evaluate(batch, results, 0, size);
    });
    await delayed.advance(delayed.spec.budget);
    expect(sight(delayed)).toEqual(sight(straight));
  });
});

it('steps back one batch by seeking just below the playhead', async () => {
  const run = open(LINKS[0]);
  await run.advance(1000);
  const before = run.at;
  const seen = sight(run);
  await run.advance(run.nextEnd());
  expect(run.at).toBe(before + 64);
  await run.seek(run.at - 1);
  expect(sight(run)).toEqual(seen);
});

it('records checkpoints at fixed counts, once, however it is sought', async () => {
  const link = `problem=arm&p.joints=3&s.batch=1000&evals=${3 * CHECKPOINT_EVERY}`;
  const straight = open(link);
  await straight.advance(straight.spec.budget);
  // The first population is 1,024, then batches of 1,000 end at 1,024 + 1,000 k.
  expect(straight.checkpoints.map(({ at }) => at)).toEqual([66_024, 132_024, 196_608]);
  const sought = open(link);
  await sought.advance(100_000);
  await sought.seek(10_000);
  await sought.advance(sought.spec.budget);
  expect(sought.checkpoints).toEqual(straight.checkpoints);
});

it('carries on from its snapshot and logs as if nothing had happened', async () => {
  const straight = open(LINKS[0]);
  await straight.advance(straight.spec.budget);
  const first = open(LINKS[0]);
  await first.advance(2000);
  const second = open(LINKS[0]);
  second.restore(first.snapshot());
  second.loadLogs(first.logs());
  await second.advance(second.spec.budget);
  expect(sight(second)).toEqual(sight(straight));
  expect(second.lens('curves').frame()).toEqual(straight.lens('curves').frame());
  expect(second.inspect('elite-map', { cell: [10, 10] })).toEqual(straight.inspect('elite-map', { cell: [10, 10] }));
});

it('refuses NaN, naming the evaluation', async () => {
  const run = withEvaluate(LINKS[0], (problem, batch, results, size) => {
    problem.evaluate(batch, results, 0, size);
    results.objectives[5] = NaN;
  });
  await expect(run.advance(1000)).rejects.toThrow('evaluation 6 gave NaN');
});
