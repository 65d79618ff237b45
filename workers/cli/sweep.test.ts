import { expect, it } from 'vitest';
import { cli } from './cli.ts';

it('prints how often solvers are right, by lookahead and by edges', async () => {
  const { code, out } = await cli(['sweep', 'breadth-first,greedy', '--each', '20', '--edges', '12', '--json']);
  expect(code).toBe(0);
  const { asked, solvers } = JSON.parse(out);
  expect(asked).toEqual({
    solvers: ['breadth-first', 'greedy'],
    distribution: 'balanced',
    size: 12,
    each: 20,
    seed: 1,
  });
  expect(solvers[0].all).toMatchObject({ asked: 120, right: 120 });
  expect(solvers[1].lookahead.map((point: { asked: number }) => point.asked)).toEqual([20, 20, 20, 20, 20, 20]);
  const words = await cli(['sweep', 'breadth-first', '--each', '20']);
  expect(words.out).toMatch(/^120 balanced graphs of at most 12 edges, seed 1/);
  expect(words.out).toMatch(/all {2}100\.0 \[96\.9, 100\.0\]/);
});

it('refuses what it cannot ask', async () => {
  expect(await cli(['sweep'])).toMatchObject({ code: 2 });
  expect((await cli(['sweep', 'nobody'])).err).toMatch(/nobody came/);
  expect((await cli(['sweep', 'greedy', '--graphs', 'round'])).err).toMatch(/got round/);
  expect((await cli(['sweep', 'greedy', '--seed', '-1'])).err).toMatch(/got -1/);
  expect((await cli(['sweep', 'greedy', '--speed', '1'])).err).toMatch(/got --speed/);
  expect((await cli(['sweep', 'greedy', '--seed'])).err).toMatch(/--seed takes a value, got nothing/);
  expect((await cli(['sweep', 'greedy', '--seed', '--each', '5'])).err).toMatch(/--seed takes a value, got --each/);
});
