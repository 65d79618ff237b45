import { describe, expect, it } from 'vitest';
import type { Space } from '../core/types.ts';
import { genesOf, valuesOfGenes } from './genes.ts';

const NETWORKS: Space = {
  kind: 'categorical',
  dim: 3,
  genes: [
    { name: 'width', options: ['8', '16', '24'] },
    { name: 'second layer', options: ['off', 'on'] },
    { name: 'second kernel', options: ['3', '5'] },
  ],
  dead: (x, at, gene) => gene === 2 && x[at + 1] === 0,
};
const LOG = {
  values: new Float64Array(4),
  parents: new Uint32Array(4),
  dominatedAt: new Uint32Array(4),
  solutions: Uint8Array.of(0, 1, 1, 2, 0, 1, 1, 1, 0, 0, 0, 0),
};

describe('genes', () => {
  it('of choices have options, numbers do not, and structures have none', () => {
    expect(genesOf(NETWORKS)).toEqual({ genes: NETWORKS.genes });
    const initial = { kind: 'uniform', low: 0, high: 1 } as const;
    expect(genesOf({ kind: 'real', dim: 2, lower: 0, upper: 1, initial })).toEqual({
      genes: [{ name: 'x1' }, { name: 'x2' }],
    });
    expect(genesOf({ kind: 'structured', dim: 2, sample() {}, vary() {} })).toEqual({});
  });

  it('of many rows come column by column of each row; one without effect is NaN', () => {
    expect(Array.from(valuesOfGenes(NETWORKS, LOG, [2, 0], 0, 4))).toEqual([1, 0, NaN, 2, 0, 1, NaN, 0]);
    expect(Array.from(valuesOfGenes(NETWORKS, LOG, [1], 2, 99))).toEqual([1, 0]);
    expect(valuesOfGenes(NETWORKS, LOG, [0], 4, 9)).toHaveLength(0);
  });
});
