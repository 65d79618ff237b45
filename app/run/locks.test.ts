import { expect, test } from 'vitest';
import { lockedWords, lockNotice, underLocks } from './locks.ts';

test('without locks all changes are made', () => {
  const changes = { problem: 'sphere', 'p.dim': '20', seed: '3' };
  expect(underLocks(changes, {})).toEqual({ changes });
});

test('what is locked refuses its change', () => {
  const frame = { lock: ['evals', 'params', 'seed'] } as const;
  expect(underLocks({ 's.sigma': '0.1' }, frame).locked).toBe('params');
  expect(underLocks({ evaluator: 'wasm' }, frame).locked).toBe('params');
  expect(underLocks({ 'l.cols': undefined }, frame).locked).toBe('params');
  expect(underLocks({ seed: '3' }, frame).locked).toBe('seed');
  expect(underLocks({ 'p.moves': '3,3', 's.plays': undefined }, frame).locked).toBeUndefined();
});

test('another problem comes with its parameters; a locked budget that came along stays', () => {
  const wanted = { problem: 'sphere', 'p.dim': '20', 's.iso': '0.5', evals: '1000' };
  expect(underLocks(wanted, { lock: ['evals', 'params'] })).toEqual({
    changes: { problem: 'sphere', 'p.dim': '20', 's.iso': '0.5' },
  });
  expect(underLocks(wanted, { lock: ['problem'] })).toEqual({ changes: {}, locked: 'problem' });
});

test('a seed that was made of a code is locked by it', () => {
  expect(underLocks({ seed: '3' }, { code: 'anna' }).locked).toBe('seed');
  expect(lockNotice('seed', { code: 'anna' })).toContain('“anna”');
  expect(lockedWords({ code: 'anna', lock: ['problem', 'search'] })).toBe(
    'Locked by whoever made this link: problem and search. The seed is made of the code “anna” and stays as it is.',
  );
  expect(lockedWords({ lock: ['answers'] })).toBeUndefined();
});
