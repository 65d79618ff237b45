import { describe, expect, it } from 'vitest';
import type { Answers } from '../../workers/files/types.ts';
import { axisTrouble, toAnswers, toText } from './answers.ts';

const ANSWERS: Answers = {
  axes: [0, 2],
  cols: 20,
  rows: 30,
  descriptors: [
    { name: 'reach', unit: '', range: [-1.5, 2] },
    { name: 'height', unit: '', range: [0, 1e-3] },
  ],
  objective: { name: 'speed', unit: '', floor: -4, ceiling: 9 },
};

it('text and back is the same', () => {
  expect(toAnswers(toText(ANSWERS), ANSWERS)).toEqual(ANSWERS);
});

it('names left empty get a name', () => {
  const text = toText(ANSWERS);
  const bare = { objective: ' ', axes: [text.axes[0], { ...text.axes[1], name: '' }] as const };
  const made = toAnswers(bare, ANSWERS);
  expect([made?.objective.name, made?.descriptors[1].name]).toEqual(['objective', 'measure 2']);
});

it('refuses one measure on both axes', () => {
  const { axes, objective } = toText(ANSWERS);
  expect(toAnswers({ objective, axes: [axes[0], { ...axes[1], measure: 0 }] }, ANSWERS)).toBeNull();
});

describe('axisTrouble', () => {
  const [axis] = toText(ANSWERS).axes;
  it.each([
    [{ cells: '1' }, 'Cells: expected a whole number from 2 to 512, got "1".'],
    [{ cells: '2.5' }, 'Cells: expected a whole number from 2 to 512, got "2.5".'],
    [{ cells: '' }, 'Cells: expected a whole number from 2 to 512, got "".'],
    [{ low: 'a' }, 'From: expected a number, got "a".'],
    [{ high: ' ' }, 'To: expected a number, got " ".'],
    [{ high: '-1.5' }, 'To: expected a number above -1.5, got "-1.5".'],
    [{ low: '−3' }, null],
  ])('%j', (change, expected) => {
    expect(axisTrouble({ ...axis, ...change })).toBe(expected);
  });
});
