import { describe, expect, it } from 'vitest';
import { textFile } from '../fixtures.test-data.ts';
import { measureTable, rowsCsv } from './measure.ts';
import { readTable } from './read-table.ts';
import { TRIALS_CSV } from './table.test-data.ts';
import { MAXIMISED, MINIMISED } from './uses.ts';

function read(text: string) {
  const result = readTable(textFile('table.csv', text));
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const PLAIN = 'width,accuracy,latency\n8,0.5,3\n16,0.9,9\n4,0.4,4\n8,,1\n12,0.9,9\n2,0.3,1\n';

describe('measures of a table', () => {
  it('has the front best first, and points that lack a value as NaN', () => {
    const measures = measureTable(read(PLAIN), read(PLAIN).uses);
    expect(measures.columns).toEqual([1, 2]);
    expect([...measures.front]).toEqual([1, 4, 0, 5]);
    expect([...measures.points]).toEqual([0.5, -3, 0.9, -9, 0.4, -4, NaN, NaN, 0.9, -9, 0.3, -1]);
    expect([measures.scored, measures.infeasible]).toEqual([5, 0]);
  });

  it('follows other objectives and directions', () => {
    const table = read(PLAIN);
    const uses = [MINIMISED, MAXIMISED, { role: 'ignored', minimised: false }] as const;
    const { front, columns } = measureTable(table, uses);
    expect(columns).toEqual([0, 1]);
    // Narrowest first: 2 and 0.3, 4 and 0.4, 8 and 0.5, 12 and 0.9; 16 has no more than 12.
    expect([...front]).toEqual([5, 2, 0, 4]);
  });

  it('leaves rows that break a constraint off the front, and pruned ones out', () => {
    const table = read(TRIALS_CSV);
    const { front, scored, infeasible } = measureTable(table, table.uses);
    expect([[...front], scored, infeasible]).toEqual([[0], 2, 1]);
  });

  it('writes rows that open again as the same values', () => {
    const table = read(
      'name,"a ""b"", c",when,x\np q,1e-300,2024-01-01 00:00:00.25,0.1\n"u,v",,2024-01-02,inf\nw,3,,-0.3\n',
    );
    const again = read(rowsCsv(table, Uint32Array.of(0, 1, 2)));
    expect(again.columns).toEqual(table.columns);
    const one = read(rowsCsv(table, Uint32Array.of(2)));
    expect(one.columns.map(({ name }) => name)).toEqual(['name', 'a "b", c', 'when', 'x']);
    expect(one.columns[3]).toMatchObject({ values: Float64Array.of(-0.3) });
  });
});
