import { expect, test } from 'vitest';
import fc from 'fast-check';
import { framingEntries, lockOn, LOCKS, PARTS, readFraming, type Framing } from './framing.ts';
import type { Note } from './params.ts';

const some = <T extends string>(words: readonly T[]) =>
  fc.subarray([...words], { minLength: 1 }).map((list) => list as readonly T[]);

const framing: fc.Arbitrary<Framing> = fc.record(
  {
    embed: fc.constant(true as const),
    hide: some(PARTS),
    lock: some(LOCKS),
    lesson: fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
    code: fc.stringMatching(/^[A-Za-z0-9._ -]{1,40}$/),
  },
  { requiredKeys: [] },
);

test('what is written reads back, without a note', () => {
  fc.assert(
    fc.property(framing, (frame) => {
      const notes: Note[] = [];
      expect(readFraming(new Map(framingEntries(frame)), notes) ?? {}).toEqual(frame);
      expect(notes).toEqual([]);
    }),
  );
});

test('what is not understood is left out with a note, the rest stays', () => {
  const notes: Note[] = [];
  const entries = new Map([
    ['embed', 'yes'],
    ['hide', 'player,everything,claims'],
    ['lock', 'nothing'],
    ['lesson', '../x'],
    ['code', '<b>'],
  ]);
  expect(readFraming(entries, notes)).toEqual({ hide: ['claims', 'player'] });
  expect(notes.map(({ key }) => key)).toEqual(['embed', 'hide', 'lock', 'lesson', 'code']);
});

test('every key that decides a run has the lock it is kept by; the moves of a game have none', () => {
  const locks = [
    'problem',
    'search',
    'search3',
    'seed',
    'evals',
    'evaluator',
    'p.dim',
    's.sigma',
    's4.sigma',
    'l.cols',
  ];
  expect(locks.map(lockOn)).toEqual([
    ...['problem', 'search', 'search', 'seed', 'evals', 'params', 'params', 'params', 'params', 'params'],
  ]);
  expect(['p.moves', 's.plays', 's2.plays', 'at', 'code', 'view'].map(lockOn)).toEqual(Array(6).fill(undefined));
});
