import { expect, it } from 'vitest';
import { ratesOf, type TrialOutcome } from '../../workers/core/experiment.ts';
import { decodeLink } from '../../workers/core/link.ts';
import { fail, succeed, type Result } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import { catalogue } from '../../workers/host/registry.ts';
import { Experiment } from './experiment.ts';

const { spec } = decodeLink('problem=p-game&search=uct&evals=50', catalogue).value;
const outcomeOf = (trial: number): TrialOutcome => ({
  trial,
  what: '',
  wrong: Uint8Array.of(trial % 2, trial % 3 && 1),
});

/** Workers that answer when told to, and a clock that each answer moves on by two seconds. */
function stage(answer = (trial: number): Result<TrialOutcome> => succeed(outcomeOf(trial))) {
  const waiting: { readonly trial: number; readonly go: () => void }[] = [];
  const lost: (() => void)[] = [];
  let now = 0;
  let ended = 0;
  const experiment = new Experiment<readonly RunSpec[], TrialOutcome>(
    {
      now: () => now,
      hire(onLost) {
        lost.push(onLost);
        return {
          runTrial: (_, trial) => new Promise((resolve) => waiting.push({ trial, go: () => resolve(answer(trial)) })),
          end: () => void ended++,
        };
      },
    },
    2,
  );
  const next = async (): Promise<number> => {
    const first = waiting.shift();
    if (first === undefined) return -1;
    now += 2000;
    first.go();
    await Promise.resolve();
    await Promise.resolve();
    return first.trial;
  };
  return { experiment, next, lost, state: () => experiment.store.getState(), ended: () => ended };
}

it('stops and goes on with what is not done yet, to the figures of one that was never stopped', async () => {
  const { experiment, next, state, ended } = stage();
  experiment.choose([spec], 7);
  expect(state()).toMatchObject({ phase: 'none', wanted: 7 });
  experiment.start();
  await next();
  await next();
  await next();
  // Three in six seconds, four to go.
  expect(state()).toMatchObject({ phase: 'running', secondsLeft: 8 });
  experiment.stop();
  expect(state().phase).toBe('stopped');
  expect(ended()).toBe(2);
  experiment.start();
  while ((await next()) >= 0);
  expect(state()).toMatchObject({ phase: 'done', secondsLeft: 0 });
  expect(
    state()
      .outcomes.map(({ trial }) => trial)
      .sort(),
  ).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(ended()).toBe(4);
  const straight = Array.from({ length: 7 }, (_, trial) => outcomeOf(trial));
  expect(ratesOf(state().outcomes, 1, 50)).toEqual(ratesOf(straight, 1, 50));
  expect(ratesOf(straight, 1, 50)[0].map(({ wrong }) => wrong)).toEqual([3, 4]);
});

it('forgets when another is chosen, and says what went wrong', async () => {
  const { experiment, next, lost, state } = stage(() => fail('no-truth', 'nobody knows', 'ask less'));
  experiment.choose([spec], 3);
  experiment.start();
  await next();
  expect(state()).toMatchObject({ phase: 'failed', failure: { code: 'no-truth' } });
  experiment.start();
  lost.at(-1)?.();
  expect(state()).toMatchObject({ phase: 'failed', failure: { code: 'worker-lost' } });
  experiment.choose([{ ...spec }], 3);
  expect(state().phase).toBe('failed');
  experiment.choose([spec], 4);
  expect(state()).toMatchObject({ phase: 'none', wanted: 4, outcomes: [] });
});
