import { expect, it } from 'vitest';
import { supernet } from '../../problems/supernet/supernet.ts';
import { GENES, isDead } from '../../problems/supernet/architecture.ts';
import type { CategoricalSpace } from '../../core/types.ts';
import { silentOf } from './silent.ts';

const space: CategoricalSpace = { kind: 'categorical', dim: GENES.length, genes: GENES, dead: isDead };

it('finds that a second kernel is not asked for where its convolution is off', () => {
  expect(supernet.id).toBe('supernet');
  expect(silentOf(space)).toEqual(GENES.map((_, gene) => (gene % 4 === 3 ? [[gene - 1, 0]] : [])));
  expect(silentOf({ ...space, dead: undefined })).toEqual(GENES.map(() => []));
});

it('does not claim to know what no single choice decides', () => {
  const two = (x: Float64Array, at: number, gene: number) => gene === 5 && x[at] === 0 && x[at + 1] === 0;
  expect(silentOf({ ...space, dead: two })).toBeNull();
});
