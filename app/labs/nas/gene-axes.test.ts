import { describe, expect, it } from 'vitest';
import { geneAxes, objectiveAxes, usualGenes } from './gene-axes.ts';

const CHOICES = [
  { name: 'width', options: ['8', '16'] },
  { name: 'kernel', options: ['3', '5', '7'] },
];
const numbers = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `x${i + 1}` }));

describe('axes of a run', () => {
  it('name options, and give what has no effect no place', () => {
    const [kernel, width] = geneAxes(CHOICES, [1, 0], Float32Array.of(2, 0, NaN, 1, 0, 1), 3);
    expect(kernel).toEqual({
      kind: 'category',
      name: 'kernel',
      unit: '',
      codes: Int32Array.of(2, -1, 0),
      options: ['3', '5', '7'],
    });
    expect(width).toMatchObject({ name: 'width', codes: Int32Array.of(0, 1, 1) });
  });

  it('take only the rows that are known', () => {
    const [x2] = geneAxes(numbers(3), [1], Float32Array.of(0.5, 0.25, 9, 9), 2);
    expect(x2).toEqual({ kind: 'number', name: 'x2', unit: '', values: Float64Array.of(0.5, 0.25) });
    const loss = { name: 'loss', unit: 'ms', floor: -1, ceiling: 0, minimised: true } as const;
    const gain = { name: 'gain', unit: '', floor: 0, ceiling: 1 };
    expect(objectiveAxes([loss, gain], Float64Array.of(-3, 4, -5, 6, -7, 8), 2)).toEqual([
      { kind: 'number', name: 'loss', unit: 'ms', better: 'low', values: Float64Array.of(3, 5) },
      { kind: 'number', name: 'gain', unit: '', better: 'high', values: Float64Array.of(4, 6) },
    ]);
  });

  it('are all choices up to a dozen, and few of many numbers', () => {
    expect(usualGenes(CHOICES)).toEqual([0, 1]);
    expect(usualGenes(Array.from({ length: 20 }, () => CHOICES[0]))).toHaveLength(12);
    expect(usualGenes(numbers(30))).toEqual([0, 1, 2, 3]);
    expect(usualGenes([])).toEqual([]);
  });
});
