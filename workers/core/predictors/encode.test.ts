import { expect, it } from 'vitest';
import type { CategoricalSpace, RealSpace } from '../types.ts';
import { encodingOf } from './encode.ts';

const CHOICES: CategoricalSpace = {
  kind: 'categorical',
  dim: 3,
  genes: [
    { name: 'width', options: ['8', '16', '24'] },
    { name: 'second layer', options: ['off', 'on'] },
    { name: 'its kernel', options: ['3', '5'] },
  ],
  dead: (x, at, gene) => gene === 2 && x[at + 1] === 0,
};

it('writes one number an option, and nothing for a dead gene', () => {
  const { width, write } = encodingOf(CHOICES);
  expect(width).toBe(7);
  const out = new Float64Array(9).fill(-1);
  write(Float64Array.of(9, 2, 1, 1), 1, out, 1);
  expect([...out]).toEqual([-1, 0, 0, 1, 0, 1, 0, 1, -1]);
  write(Float64Array.of(0, 0, 1), 0, out, 0);
  expect([...out.subarray(0, 7)]).toEqual([1, 0, 0, 1, 0, 0, 0]);
});

it('scales numbers to the box, or where that is open to where first solutions come from', () => {
  const box: RealSpace = { kind: 'real', dim: 2, lower: 2, upper: 6, initial: { kind: 'uniform', low: 3, high: 4 } };
  const out = new Float64Array(4);
  encodingOf(box).write(Float64Array.of(2, 5), 0, out, 0);
  expect([...out]).toEqual([-1, 0.5, 1, 0.25]);
  const open: RealSpace = { ...box, lower: -Infinity, upper: Infinity, initial: { kind: 'normal', mean: 1, sd: 2 } };
  encodingOf(open).write(Float64Array.of(1, 10), 0, out, 0);
  expect([...out]).toEqual([0, 1.5, 0, 2.25]);
});
