import { describe, expect, it } from 'vitest';
import { EXACT } from '../../../workers/core/exact.ts';
import { arm } from '../../../workers/problems/arm/arm.ts';
import { armPose } from './arm-pose.ts';

describe('armPose', () => {
  it('lies straight along x when no joint bends', () => {
    const [x, y] = armPose(new Float64Array(4).fill(0.5)).at(-1) ?? [NaN, NaN];
    expect(x).toBeCloseTo(1, 12);
    expect(y).toBeCloseTo(0, 12);
  });

  it('puts the hand where the problem measures it', async () => {
    const solution = Float64Array.of(0.9, 0.1, 0.37, 0.52, 0.66);
    const results = { objectives: new Float64Array(1), descriptors: new Float64Array(2) };
    await arm
      .create({ joints: 5 }, EXACT)
      .evaluate({ size: 1, solutions: solution, parents: new Uint32Array(1) }, results, 0, 1);
    const [x, y] = armPose(solution).at(-1) ?? [NaN, NaN];
    expect(x).toBeCloseTo(results.descriptors[0], 9);
    expect(y).toBeCloseTo(results.descriptors[1], 9);
  });
});
