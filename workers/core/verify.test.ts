import { expect, it } from 'vitest';
import { judge } from './verify.ts';

const evidence = {
  expected: '0123456789ab',
  actual: '0123456789ab',
  at: 12_288,
  evaluator: 'exact',
  sameRevision: true,
  intact: true,
} as const;

it('judges a recomputed digest', () => {
  expect(judge(evidence).status).toBe('verified');
  expect(judge(evidence).sentence).toContain('12,288 evaluations');
  expect(judge({ ...evidence, actual: '0123456789ac' })).toMatchObject({
    status: 'differs',
    sentence: expect.stringContaining('12,288'),
  });
  expect(judge({ ...evidence, evaluator: 'webgpu' }).status).toBe('approximate');
  expect(judge({ ...evidence, expected: undefined }).status).toBe('not-checked');
  expect(judge({ ...evidence, sameRevision: false }).status).toBe('not-checked');
  expect(judge({ ...evidence, intact: false }).status).toBe('not-checked');
});
