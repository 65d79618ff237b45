import { expect, it } from 'vitest';
import {
  digit,
  evaluationAt,
  ONE_DIGIT,
  placeOf,
  readDigit,
  readTwoDigits,
  STEPS,
  TWO_DIGITS,
  twoDigits,
} from './miniature.ts';

it('reads every number that it writes', () => {
  for (let n = 0; n <= ONE_DIGIT; n++) expect(readDigit(digit(n), 0)).toBe(n);
  for (let n = 0; n <= TWO_DIGITS; n++) expect(readTwoDigits(`x${twoDigits(n)}`, 1)).toBe(n);
});

it('ends at the budget, never goes back, and looks more often at the beginning', () => {
  const at = Array.from({ length: STEPS }, (_, i) => evaluationAt(i + 1, 150_000));
  expect(at.at(-1)).toBe(150_000);
  expect(at.every((value, i) => i === 0 || value > at[i - 1])).toBe(true);
  expect(at[STEPS / 2 - 1]).toBe(37_500);
});

it('places values on a scale, ends for those beyond', () => {
  expect([-1, 0, 0.5, 1, 9].map((value) => placeOf(value, [0, 1], 10))).toEqual([0, 0, 5, 10, 10]);
  expect(placeOf(3, [2, 2], 10)).toBe(0);
});
