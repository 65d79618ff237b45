import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBatch, newArchive } from '../../core/archive.ts';
import { EXACT } from '../../core/exact.ts';
import { completeParams, type ParamValues } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';
import { hashOf } from '../../core/sha256.ts';
import type { CategoricalSpace, Problem, Results } from '../../core/types.ts';
import { idOf, stagesOf } from '../supernet/architecture.ts';
import { costOf } from '../supernet/cost.ts';
import { EXAMPLE_CSV } from './example-data.ts';
import { table } from './table.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The problem of a file that was given. */
function problemOf(text: string, params: ParamValues = {}, study = ''): Problem {
  const bytes = encode(text);
  const hash = hashOf(bytes);
  const given = (asked: string) => (asked === hash ? bytes : undefined);
  return table.create(completeParams(table.params, { ...params, table: `${hash}${study}` }), { ...EXACT, given });
}

function failureOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return `${error.failure.code}: ${error.failure.message}`;
    throw error;
  }
  throw new Error('expected it to be refused');
}

const genesOf = ({ space }: Problem) => (space as CategoricalSpace).genes;

/** Objectives, as written, and descriptors of solutions [n × dim]. */
function answers(problem: Problem, solutions: readonly (readonly number[])[], cuts: readonly number[] = []): Results {
  const size = solutions.length;
  const results = {
    objectives: new Float64Array(size * problem.objectives.length).fill(NaN),
    descriptors: new Float64Array(size * 2).fill(NaN),
  };
  const batch = { size, solutions: Float64Array.from(solutions.flat()), parents: new Uint32Array(size) };
  const ends = [...cuts, size];
  ends.forEach((to, i) => void problem.evaluate(batch, results, i === 0 ? 0 : ends[i - 1], to));
  return results;
}

interface Plain {
  readonly text: string;
  readonly rows: readonly { readonly x: readonly (number | string | null)[]; readonly y: readonly number[] }[];
}

/** Tables of two columns of numbers and one of words, in which some are missing, and 2 or 3 objectives of few values. */
const tables = (m: number): fc.Arbitrary<Plain> =>
  fc
    .array(
      fc.record({
        x: fc.tuple(
          fc.option(fc.constantFrom(1, 2, 5, 10), { freq: 6 }),
          fc.constantFrom(0.5, 0.25, 8),
          fc.option(fc.constantFrom('relu', 'tanh', 'gelu'), { freq: 6 }),
        ),
        y: fc.array(fc.nat(6), { minLength: m, maxLength: m }),
      }),
      { minLength: 3, maxLength: 25 },
    )
    .filter((rows) => new Set(rows.map(({ x }) => x[1])).size > 1)
    .map((rows) => ({
      rows,
      text: [
        `a,b,c,${Array.from({ length: m }, (_, k) => `y${k}`).join()}`,
        ...rows.map(({ x, y }) => [...x.map((value) => value ?? ''), ...y].join()),
      ].join('\n'),
    }));

/** By the definition, from the table's own values. */
function plainNearest({ rows }: Plain, columns: readonly number[], asked: readonly (number | string | null)[]): number {
  const distance = (x: Plain['rows'][number]['x']): number =>
    columns.reduce((sum, k, i) => {
      const [own, other] = [x[k], asked[i]];
      if (own === other) return sum;
      if (typeof own !== 'number' || typeof other !== 'number') return sum + 1;
      const ladder = [...new Set(rows.map((row) => row.x[k]).filter((value) => typeof value === 'number'))].sort(
        (a, b) => a - b,
      );
      return sum + Math.abs(ladder.indexOf(own) - ladder.indexOf(other)) / (ladder.length - 1);
    }, 0);
  const distances = rows.map(({ x }) => distance(x));
  return distances.indexOf(Math.min(...distances));
}

const valueOf = (word: string): number | string | null => (word === '–' ? null : Number(word) || word);

const OBJECTIVES: Readonly<Record<number, string>> = { 2: '-4,5', 3: '-4,5,-6' };
const signs = [-1, 1, -1];

describe('a table as a problem', () => {
  it('answers every solution with the nearest row, as plain reading of the definition has it', () => {
    fc.assert(
      fc.property(tables(2), (plain) => {
        const problem = problemOf(plain.text, { objectives: '-4,5', genes: '1-3' });
        const genes = genesOf(problem);
        const columns = genes.map(({ name }) => ['a', 'b', 'c'].indexOf(name));
        const all = genes.reduce<number[][]>(
          (lists, { options }) => lists.flatMap((list) => options.map((_, option) => [...list, option])),
          [[]],
        );
        const { objectives } = answers(problem, all);
        all.forEach((solution, i) => {
          const asked = solution.map((option, gene) => valueOf(genes[gene].options[option]));
          const row = plainNearest(plain, columns, asked);
          const [y0, y1] = plain.rows[row].y;
          expect([objectives[i] + 0, objectives[all.length + i]]).toEqual([-y0 + 0, y1]);
          const told = problem.recorded?.(Float64Array.from(solution));
          expect(told?.row).toBe(row + 1);
          expect(told?.differing).toBe(columns.filter((k, g) => plain.rows[row].x[k] !== asked[g]).length);
          expect(told?.others).toContainEqual({ name: 'y0', has: String(y0) });
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([2, 3])('knows its true front of %i objectives and the hypervolume, by brute force', (m) => {
    fc.assert(
      fc.property(tables(m), ({ text, rows }) => {
        const { fronts } = problemOf(text, { objectives: OBJECTIVES[m], genes: '1-3' });
        const seen = new Set<string>();
        // Of rows with the same choices the first answers.
        const points = rows
          .filter(({ x }) => !seen.has(x.join()) && seen.add(x.join()))
          .map(({ y }) => y.map((value, k) => signs[k] * value));
        const beats = (a: readonly number[], b: readonly number[]) =>
          a.every((value, k) => value >= b[k]) && a.some((value, k) => value > b[k]);
        const front = points.filter((point) => !points.some((other) => beats(other, point)));
        const sorted = (list: readonly (readonly number[])[]) =>
          list.map((point) => point.map((v) => v + 0).join()).sort();
        const found = Array.from({ length: (fronts?.front?.length ?? 0) / m }, (_, i) => [
          ...(fronts?.front ?? []).slice(i * m, i * m + m),
        ]);
        expect(sorted(found)).toEqual(sorted(front));

        // The reference: a tenth of the range of all rows beyond the worst.
        const all = rows.map(({ y }) => y.map((value, k) => signs[k] * value));
        const reference = Array.from({ length: m }, (_, k) => {
          const values = all.map((point) => point[k]);
          const worst = Math.min(...values);
          return worst - 0.1 * (Math.max(...values) - worst || 1);
        });
        expect([...(fronts?.reference ?? [])]).toEqual(reference);
        // Boxes between all coordinates there are.
        const ladders = reference.map((low, k) => [...new Set([low, ...front.map((p) => p[k])])].sort((a, b) => a - b));
        const boxes = ladders.reduce<[number, number][][]>(
          (lists, ladder) =>
            lists.flatMap((list) => ladder.slice(1).map((to, i): [number, number][] => [...list, [ladder[i], to]])),
          [[]],
        );
        const volume = boxes
          .filter((box) => front.some((point) => box.every(([, to], k) => point[k] >= to)))
          .reduce((sum, box) => sum + box.reduce((product, [from, to]) => product * (to - from), 1), 0);
        expect(fronts?.hypervolume).toBeCloseTo(volume, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bits however a batch is cut, and maps to cells that it calls reachable', () => {
    const problem = table.create(completeParams(table.params, {}), EXACT);
    const genes = genesOf(problem);
    const solutions = Array.from({ length: 200 }, (_, i) =>
      genes.map(({ options }, g) => (i * 7 + g * 5 + ((i * i) >> 3)) % options.length),
    );
    const whole = answers(problem, solutions);
    expect(answers(problem, solutions, [1, 2, 77, 78])).toEqual(whole);
    const archive = newArchive(9, 7, genes.length, problem.descriptors);
    const batch = { size: 200, solutions: Float64Array.from(solutions.flat()), parents: new Uint32Array(200) };
    addBatch(archive, batch, whole, 1, { size: 0, rows: new Uint32Array(200), cells: new Uint32Array(200) });
    const mask = problem.reachable?.(9, 7) ?? new Uint8Array(63);
    expect(archive.filled).toBeGreaterThan(5);
    archive.slotOfCell.forEach((slot, cell) => slot >= 0 && expect(mask[cell]).toBe(1));
    expect(archive.clipped).toBe(0);
  });

  it('cuts many numbers into levels of neighbours with as many rows each, equal ones together', () => {
    const values = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 7 : ((i * 37) % 400) / 10));
    const text = `x,z,y\n${values.map((value, i) => `${value},${i % 2},${i}`).join('\n')}\n`;
    const problem = problemOf(text, { objectives: '3', genes: '1', levels: 10 });
    const { options } = genesOf(problem)[0];
    expect(options.length).toBeLessThanOrEqual(10);
    expect(options.length).toBeGreaterThan(6);
    const spans = options.map((option) => option.split(' to ').map(Number)).map(([low, high = low]) => [low, high]);
    spans.forEach(([low, high], i) => {
      expect(low).toBeLessThanOrEqual(high);
      if (i > 0) expect(low).toBeGreaterThan(spans[i - 1][1]);
    });
    const counts = spans.map(([low, high]) => values.filter((v) => v >= low && v <= high).length);
    expect(counts.reduce((a, b) => a + b)).toBe(400);
    // A hundred rows say 7; all others are spread evenly.
    for (const count of counts.filter((c) => c < 100)) expect(count).toBeLessThanOrEqual(41);
    const few = `x,y\n${[3, 0.5, 3, 20, 1e-5].map((value, i) => `${value},${i}`).join('\n')}\n`;
    expect(genesOf(problemOf(few, { objectives: '2', genes: '1', levels: 4 }))[0].options).toEqual([
      '0.00001',
      '0.5',
      '3',
      '20',
    ]);
  });

  it('leaves out trials that were pruned, failed or break a constraint, and takes the study that is named', () => {
    const plain = 'number,value,params_a,params_b,system_attrs_constraints,state\n';
    const rows = ['0,3,1,x,[0.5],COMPLETE', '1,2,1,x,[-1],COMPLETE', '2,1,2,y,[-1],COMPLETE', '3,,2,y,,PRUNED'];
    const problem = problemOf(plain + rows.join('\n'));
    expect(answers(problem, [[0, 0]]).objectives[0]).toBe(-2);
    expect(problem.recorded?.(Float64Array.of(0, 0)).row).toBe(2);
    expect(problem.fronts).toBe(undefined);
    expect(problem.remark).toContain('2 rows do not count');

    const operation = (op_code: number, fields: object): string =>
      JSON.stringify({ op_code, worker_id: 'w', ...fields });
    const distribution = JSON.stringify({
      name: 'IntDistribution',
      attributes: { low: 1, high: 9, step: 1, log: false },
    });
    const trial = (study_id: number, trial_id: number, value: number): string[] => [
      operation(4, { study_id, datetime_start: '2024-01-01T00:00:00.000000' }),
      operation(5, { trial_id, param_name: 'n', param_value_internal: trial_id + 1, distribution }),
      operation(6, { trial_id, state: 1, values: [value], datetime_complete: '2024-01-01T00:01:00.000000' }),
    ];
    const journal = [
      ...['small', 'large'].map((study_name) => operation(0, { study_name, directions: [1] })),
      ...[...trial(1, 0, 9), ...trial(0, 1, 5), ...trial(0, 2, 4), ...trial(1, 3, 8), ...trial(1, 4, 7)],
      '',
    ].join('\n');
    const valuesOf = (study: string, count: number) =>
      [
        ...answers(
          problemOf(journal, {}, study),
          Array.from({ length: count }, (_, i) => [i]),
        ).objectives,
      ].map((v) => -v);
    expect(valuesOf('', 3)).toEqual([9, 8, 7]);
    expect(valuesOf('.1', 2)).toEqual([5, 4]);
    expect(valuesOf('.2', 3)).toEqual([9, 8, 7]);
  });

  it.each([
    ['-9', '', 'expected a column of the table, 1 to 3, got 9'],
    ['1', '', 'expected numbers in the objective "act"'],
    ['3,-3', '', 'expected different objectives, got "loss" twice'],
    ['-3', '3', 'expected a column with different values to search, got none'],
  ])('refuses objectives %s of columns %s', (objectives, genes, message) => {
    const text = 'act,w,loss\nrelu,1,0.5\ntanh,2,0.25\n';
    expect(failureOf(() => problemOf(text, { objectives, genes }))).toContain(message);
  });

  it('refuses what cannot be searched, in a sentence', () => {
    expect(failureOf(() => problemOf('a,loss\n1,\n2,3\n', { objectives: '-2' }))).toBe(
      'bad-table: expected two rows or more with all objectives that keep to the constraints, got 1',
    );
    const wide = `${Array.from({ length: 80 }, (_, k) => `x${k}`).join()},loss\n${Array.from({ length: 40 }, (_, i) => `${Array.from({ length: 80 }, (_x, k) => i + k).join()},${i}`).join('\n')}\n`;
    expect(failureOf(() => problemOf(wide, { objectives: '-81', genes: '1-80' }))).toContain(
      'expected at most 2,000 options in all columns searched, got 2,560',
    );
    expect(failureOf(() => problemOf('{"op_code": 9}'))).toMatch(/^bad-file: "the table": /);
  });

  it('says which table is needed where it is not known', () => {
    const params = completeParams(table.params, { table: '0123456789ab', file: 'trials.csv' });
    expect(failureOf(() => table.create(params, EXACT))).toBe(
      'no-table: this run needs the table trials.csv, whose SHA-256 begins with 0123456789ab, and it is not open here',
    );
  });
});

describe('the example', () => {
  it('has the true errors of its networks', () => {
    const file = path.join(import.meta.dirname, '..', '..', '..', 'public', 'models', 'supernet', 'truth.bin');
    const truth = new DataView(Uint8Array.from(readFileSync(file)).buffer);
    const rows = EXAMPLE_CSV.trim().split('\n').slice(1);
    expect(rows).toHaveLength(360);
    for (const row of rows) {
      const [w1, k1, w2, w3, second, error, macs] = row.split(',');
      const width = (text: string) => Number(text) / 8 - 1;
      const id = idOf(
        [width(w1), (Number(k1) - 3) / 2, 0, 0, width(w2), 1, 0, 0, width(w3), 1, second === 'on' ? 1 : 0, 1],
        0,
      );
      expect([Number(error), Number(macs)]).toEqual([truth.getUint16(4 * id, true) / 10, costOf(stagesOf(id)).macs]);
    }
    expect(table.create(completeParams(table.params, {}), EXACT).remark).toBe(
      'Answers come from mnist1d-networks.csv, 360 rows. 5 columns are searched: of 384 combinations 360 are recorded (93.75 %), any other gets the nearest row.',
    );
  });
});
