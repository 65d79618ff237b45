import { expect, it } from 'vitest';
import { succeed, type Failure, type Result } from '../../workers/core/result.ts';
import { Hireling, leaveLab, whenLeft } from './hireling.ts';

const LOST: Failure = { ok: false, code: 'worker-lost', message: 'lost', hint: 'again' };

interface Api {
  double(n: number): Promise<Result<number>>;
}

/** Workers that answer when they are told to. */
function office() {
  const staff: { lose(): void; answer(): void; readonly ended: () => boolean }[] = [];
  const hire = (lost: () => void) => {
    let ended = false;
    const open: (() => void)[] = [];
    staff.push({ lose: lost, answer: () => open.splice(0).forEach((tell) => tell()), ended: () => ended });
    const api: Api = { double: (n) => new Promise((resolve) => open.push(() => resolve(succeed(2 * n)))) };
    return { api, end: () => void (ended = true) };
  };
  return { staff, hireling: new Hireling<Api>(hire, LOST) };
}

it('hires with the first question, once', async () => {
  const { staff, hireling } = office();
  expect(hireling.isHired).toBe(false);
  const answers = [1, 2].map((n) => hireling.ask((api) => api.double(n)));
  expect(staff).toHaveLength(1);
  staff[0].answer();
  expect(await Promise.all(answers)).toEqual([succeed(2), succeed(4)]);
  expect(staff[0].ended()).toBe(false);
});

it('tells all who wait when the worker breaks, and hires another', async () => {
  const { staff, hireling } = office();
  const answers = [1, 2].map((n) => hireling.ask((api) => api.double(n)));
  staff[0].lose();
  expect(await Promise.all(answers)).toEqual([LOST, LOST]);
  expect([staff[0].ended(), hireling.isHired]).toEqual([true, false]);
  const next = hireling.ask((api) => api.double(3));
  staff[1].answer();
  expect(await next).toEqual(succeed(6));
});

it('passes on a question that throws as a loss, and ends only what there is', async () => {
  const { staff, hireling } = office();
  hireling.end();
  expect(staff).toHaveLength(0);
  expect(await hireling.ask(() => Promise.reject(new Error('gone')))).toEqual(LOST);
  hireling.end();
  expect(staff[0].ended()).toBe(true);
});

it('releases whatever asked for it when the lab is left', () => {
  let left = 0;
  whenLeft(() => left++);
  leaveLab();
  leaveLab();
  expect(left).toBe(2);
});
