import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeParams } from '../../core/params.ts';
import type { Table, Use } from '../../files/table/types.ts';
import { GENES_PATTERN, genesOf, OBJECTIVES_PATTERN, usesOf, writeGenes, writeObjectives } from './columns.ts';
import { table as problem } from './table.ts';

const PARAMETER: Use = { role: 'parameter', minimised: false };
const wide: Table = {
  source: 'CSV',
  rows: 1,
  columns: Array.from({ length: 30 }, (_, k) => ({ kind: 'number', name: `c${k}`, values: Float64Array.of(k) })),
  uses: Array.from({ length: 30 }, () => PARAMETER),
  state: undefined,
  complete: Uint8Array.of(1),
  studies: [],
  study: 0,
  notes: [],
};

describe('columns in a link', () => {
  it('read back as they were written, in the form that links take', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ k: fc.nat(29), minimised: fc.boolean() }), {
          selector: ({ k }) => k,
          minLength: 1,
          maxLength: 3,
        }),
        fc.uniqueArray(fc.nat(29), { minLength: 1 }),
        (chosen, searched) => {
          const uses = wide.uses.map((use, k): Use => {
            const one = chosen.find((objective) => objective.k === k);
            return one === undefined ? use : { role: 'objective', minimised: one.minimised };
          });
          const genes = searched.filter((k) => uses[k].role !== 'objective').sort((a, b) => a - b);
          const params = completeParams(problem.params, {
            objectives: writeObjectives(uses),
            genes: writeGenes(searched.toSorted((a, b) => a - b)),
          });
          expect(params.objectives).toMatch(new RegExp(`^${OBJECTIVES_PATTERN}$`));
          expect(params.genes).toMatch(new RegExp(`^${GENES_PATTERN}$`));
          const read = usesOf(wide, params);
          expect(read.filter(({ role }) => role === 'objective')).toEqual(
            uses.filter(({ role }) => role === 'objective'),
          );
          expect(genesOf(wide, read, params)).toEqual(genes);
        },
      ),
    );
  });

  it('are written in runs', () => {
    expect(writeGenes([0, 1, 2, 4, 7, 8])).toBe('1-3,5,8-9');
  });
});
