import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFile } from '../fixtures.test-data.ts';
import { readTable } from './read-table.ts';
import { DYNAS_CSV, HIPLOT_JSON, JOURNAL, TRIALS_CSV } from './table.test-data.ts';
import type { CategoryColumn, Column, Table } from './types.ts';

function read(text: string, study?: number): Table {
  const result = readTable(textFile('table.csv', text), study);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

function refused(text: string): string {
  const result = readTable(textFile('t', text));
  if (result.ok) throw new Error('it was read');
  expect(result).toMatchObject({ code: 'bad-file' });
  expect(result.hint.length).toBeGreaterThan(10);
  return result.message;
}

const named = (table: Table, name: string): Column => {
  const found = table.columns.find((column) => column.name === name);
  if (!found) throw new Error(`no column ${name} among ${table.columns.map((column) => column.name).join()}`);
  return found;
};
const numbers = (table: Table, name: string): number[] => {
  const column = named(table, name);
  if (column.kind === 'category') throw new Error(`${name} holds options`);
  return [...column.values];
};
const options = (table: Table, name: string): (string | undefined)[] => {
  const { codes, options: all } = named(table, name) as CategoryColumn;
  return Array.from(codes, (code) => all[code]);
};
/** `name role`, with the direction of objectives. */
const usesOf = ({ columns, uses }: Table): string[] =>
  columns.map(
    ({ name }, i) =>
      `${name}: ${uses[i].role === 'objective' ? (uses[i].minimised ? 'minimise' : 'maximise') : uses[i].role}`,
  );

describe('a plain CSV', () => {
  it('has numbers, options, times and missing values', () => {
    const table = read(
      ',depth,act,when,gpu,loss,val_acc\n0,2,relu,2024-01-01,True,0.5,1e2\n1,,tanh,2024-01-02 12:00:00,False,nan,-.5\n2,4,relu,,True,inf,3\n',
    );
    expect(table).toMatchObject({ source: 'CSV', rows: 3, notes: [], state: undefined, studies: [] });
    expect(numbers(table, 'depth')).toEqual([2, NaN, 4]);
    expect(numbers(table, 'loss')).toEqual([0.5, NaN, Infinity]);
    expect(numbers(table, 'val_acc')).toEqual([100, -0.5, 3]);
    expect(options(table, 'act')).toEqual(['relu', 'tanh', 'relu']);
    expect(named(table, 'gpu')).toMatchObject({ kind: 'category', options: ['False', 'True'] });
    expect(named(table, 'when').kind).toBe('time');
    expect(numbers(table, 'when')).toEqual([1704067200, 1704196800, NaN]);
    expect(usesOf(table)).toEqual([
      'column 1: ignored',
      'depth: parameter',
      'act: parameter',
      'when: ignored',
      'gpu: parameter',
      'loss: minimise',
      'val_acc: maximise',
    ]);
  });

  it('may have semicolons, tabs, quotation marks, blank lines and any line ends', () => {
    const same = 'a,b\n"1","x, ""y""\nz"\n2,w\n';
    const expected = read(same);
    expect(options(expected, 'b')).toEqual(['x, "y"\nz', 'w']);
    for (const text of [
      '\uFEFFa;b\r\n 1 ;"x, ""y""\nz"\r\n\r\n2;w',
      'a\tb\n1\t"x, ""y""\nz"\n2\t w \n\n  \n',
      '\n\na,b\r"1","x, ""y""\nz"\r2,w\r',
    ]) {
      expect(read(text)).toEqual(expected);
    }
  });

  it('tells columns of the same name apart', () => {
    expect(read('a,a,,b\n1,2,3,4\n').columns.map(({ name }) => name)).toEqual(['a', 'a (2)', 'column 3', 'b']);
  });

  it('leaves single slips among many numbers out, and says where the first is', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i === 17 ? 'oops' : i * i}`);
    const table = read(`x,y\n${rows.join('\n')}`);
    expect(numbers(table, 'y')[17]).toBeNaN();
    expect(table.notes).toEqual([
      'Column "y": 1 of 40 values are no numbers and count as missing, the first in line 19, "oops".',
    ]);
    expect(named(read('x,y\n1,2\n2,auto\n3,4\n'), 'y')).toMatchObject({
      kind: 'category',
      options: ['2', '4', 'auto'],
    });
  });

  it('has its last column of numbers for objective where no name tells', () => {
    expect(usesOf(read('a,b,c\n1,5,x\n2,7,y\n3,6,x\n'))).toEqual(['a: ignored', 'b: maximise', 'c: parameter']);
  });

  it('knows directions by words, also inside names', () => {
    const names = ['trainLoss', 'accuracy loss', 'Top-1 Acc (%)', 'MACs', 'reward', 'inference_time_ms', 'lossless'];
    const table = read(`${names.join()}\n${names.map((_, i) => i)}\n${names.map((_, i) => 3 * i + 1)}\n`);
    expect(usesOf(table).map((use) => use.split(': ')[1])).toEqual([
      'minimise',
      'minimise',
      'maximise',
      'minimise',
      'maximise',
      'minimise',
      'parameter',
    ]);
  });

  it('is refused with a sentence where it is none', () => {
    expect(refused('')).toContain('got an empty file');
    expect(refused(' \n\n')).toContain('got an empty file');
    expect(refused('just words')).toContain('line 1: expected column names, separated by commas, got "just words"');
    expect(refused('a,b\n')).toContain('line 2: expected rows below the column names');
    expect(refused('a,b\n1,2\n\n3\n')).toContain('line 4: expected 2 columns as in line 1, got 1');
    expect(refused('a,b\n1,"2\n3,4')).toContain('line 2, column 2: expected a closing quotation mark');
    expect(refused('a,b\n1,"2"x\n')).toContain('line 2, column 2: expected a separator after the quotation mark');
    expect(refused('SQLite format 3\0...')).toContain('got a SQLite database');
    expect(refused('a,\0')).toContain('got a file that is no text');
  });
});

describe('Optuna', () => {
  const csv = read(TRIALS_CSV);
  const journal = read(JOURNAL);

  it('is read from its CSV', () => {
    expect(csv).toMatchObject({ source: 'Optuna', rows: 3, complete: Uint8Array.of(1, 0, 1) });
    expect(usesOf(csv)).toEqual([
      'number: ignored',
      'accuracy: maximise',
      'latency: minimise',
      'datetime_start: ignored',
      'datetime_complete: ignored',
      'duration (s): ignored',
      'lr: parameter',
      'optimizer: parameter',
      'note: ignored',
      'constraint 0: constraint',
      'constraint 1: constraint',
      'state: ignored',
    ]);
    expect(csv.state).toBe(11);
    expect(numbers(csv, 'accuracy')).toEqual([0.5, NaN, 0.625]);
    expect(numbers(csv, 'duration (s)')).toEqual([62.25, 60, 30]);
    expect(numbers(csv, 'constraint 0')).toEqual([-1, NaN, 2.5]);
    expect(numbers(csv, 'constraint 1')).toEqual([0, NaN, -3]);
    expect(options(csv, 'note')).toEqual(['a, "b"', undefined, 'c']);
  });

  it('gives the same table from its journal, which also says directions and scales', () => {
    expect(journal.columns.map((column) => ({ ...column, log: undefined }))).toEqual(
      csv.columns.map((column) => ({ ...column, log: undefined })),
    );
    expect(journal.uses).toEqual(csv.uses);
    expect(journal.complete).toEqual(csv.complete);
    expect(named(journal, 'lr')).toMatchObject({ log: true });
    expect(journal.studies).toEqual(['nas', 'other']);
    expect(journal.study).toBe(0);
    expect(journal.notes).toEqual([
      'Operation 11 is not known here and was passed over, 1 times.',
      'The file holds 2 studies; this is the one with most trials.',
    ]);
    expect(csv.notes).toEqual(['An Optuna CSV does not say which values are to be minimised: check the directions.']);
  });

  it('gives the study asked for, and its trials that still run', () => {
    const other = read(JOURNAL, 1);
    expect(other).toMatchObject({ study: 1, rows: 1, complete: Uint8Array.of(0) });
    expect(options(other, 'state')).toEqual(['RUNNING']);
    expect(numbers(other, 'value')).toEqual([NaN]);
  });

  it('takes directions from the journal, whatever names say', () => {
    const flipped = read(JOURNAL.replaceAll('"directions":[2,1]', '"directions":[1,2]'));
    expect(usesOf(flipped).slice(1, 3)).toEqual(['accuracy: minimise', 'latency: maximise']);
  });

  it('leaves out a last line that was never finished', () => {
    const cut = read(`${JOURNAL}{"op_code":4,"work`);
    expect(cut.columns).toEqual(journal.columns);
    expect(cut.notes[0]).toMatch(/^The last line, \d+, is cut off and was left out\.$/);
  });

  it('says which line is wrong', () => {
    const lines = JOURNAL.split('\n');
    const broken = (at: number, text: string) => refused(lines.with(at - 1, text).join('\n'));
    expect(broken(5, '{"op_code":')).toContain('line 5: expected an operation as JSON');
    expect(broken(5, '[1]')).toContain('line 5: expected an operation with an "op_code"');
    expect(broken(7, '{"op_code":4}')).toContain('line 7: expected "study_id" to be a number, got "nothing"');
    expect(
      broken(8, '{"op_code":5,"trial_id":1,"param_name":"lr","param_value_internal":1,"distribution":"?"}'),
    ).toContain('line 8: expected "distribution" to be JSON');
    expect(broken(9, lines[8].replace('"param_value_internal":0', '"param_value_internal":2'))).toContain(
      'line 9: expected one of 2 choices of "optimizer", got "2"',
    );
    expect(refused(lines.slice(0, 3).join('\n'))).toContain('expected a study with trials, got no study');
    expect(refused(lines.slice(0, 6).join('\n'))).toContain('got none with trials');
    expect(refused(TRIALS_CSV.replace('0.75,,', '0.75,fast,'))).toContain(
      'line 3, column "values_latency": expected a number, got "fast"',
    );
    expect(refused(TRIALS_CSV.replace('"[2.5, -3.0]"', '"[2.5, "'))).toContain(
      'line 4, column "system_attrs_constraints": expected a list of numbers',
    );
  });
});

describe('DyNAS-T', () => {
  it('gives a column per gene', () => {
    const table = read(DYNAS_CSV);
    expect(table.source).toBe('DyNAS-T');
    expect(usesOf(table)).toEqual([
      'wid: ignored',
      'ks[0]: parameter',
      'ks[1]: parameter',
      'ks[2]: ignored',
      'd[0]: ignored',
      'd[1]: parameter',
      'r: ignored',
      'Date: ignored',
      'Model Parameters: minimise',
      'Latency (ms): ignored',
      'MACs: minimise',
      'Top-1 Acc (%): maximise',
    ]);
    expect(numbers(table, 'ks[1]')).toEqual([3, 5]);
    expect(numbers(table, 'Top-1 Acc (%)')).toEqual([71.5, 73.25]);
  });

  it('says where a configuration is wrong', () => {
    expect(refused(DYNAS_CSV.replace("'ks': [3, 5, 5]", "'ks': [3, 5 5]"))).toContain(
      `line 3, column "Sub-network": expected "," or "]" at character 27 of the configuration, got "5], 'd': [3, 4], 'r': [224]}"`,
    );
  });
});

describe('HiPlot', () => {
  it('is read from JSON, from its compressed form and from CSV', () => {
    const table = read(HIPLOT_JSON);
    expect(table).toMatchObject({ source: 'HiPlot', rows: 2 });
    expect(usesOf(table)).toEqual([
      'uid: ignored',
      'from_uid: ignored',
      'lr: parameter',
      'layers: parameter',
      'loss: minimise',
      'extra: parameter',
    ]);
    expect(named(table, 'lr')).toEqual({ kind: 'number', name: 'lr', values: Float64Array.of(0.1, 0.01), log: true });
    expect(named(table, 'layers')).toMatchObject({ kind: 'category', options: ['2', '10'] });
    expect(options(table, 'from_uid')).toEqual([undefined, 'a']);
    const compressed = {
      parameters_definition: { lr: { type: 'numericlog' }, layers: { type: 'categorical' } },
      datapoints_compressed: {
        columns: ['lr', 'layers', 'loss', 'extra'],
        rows: [
          ['a', null, 0.1, 2, 0.5, null],
          ['b', 'a', 0.01, 10, 0.25, true],
        ],
      },
    };
    expect(read(JSON.stringify(compressed, null, 2))).toEqual(table);
    const csv = read('uid,from_uid,extra,layers,loss,lr\na,,,2,0.5,0.1\nb,a,True,10,0.25,0.01\n');
    expect(csv.source).toBe('HiPlot');
    expect(usesOf(csv)).toContain('loss: minimise');
  });

  it('is refused with a sentence where it is none', () => {
    expect(refused('{"a": 1}')).toContain('expected "datapoints" as HiPlot writes them');
    expect(refused('{"datapoints": []}')).toContain('expected datapoints, got none');
    expect(refused('{"datapoints": [{"values": {"x": 1}}, {"uid": "b"}]}')).toContain(
      'datapoint 2: expected an object with "values", got "{?uid?:?b?}"'.replaceAll('?', '"'),
    );
    expect(refused('{"datapoints":\n [1,,2]}')).toContain('line 2, column 5: expected a value, got ",2]}"');
    expect(refused('{"datapoints_compressed": {"columns": ["x"], "rows": [["a", null]]}}')).toContain(
      'datapoint 1: expected a list of 3 values',
    );
  });
});

describe('damaged files', () => {
  const sources = [TRIALS_CSV, JOURNAL, DYNAS_CSV, HIPLOT_JSON, 'a,b,c\n1,2,x\n3,4,"y"\n'];
  const pieces = [
    '"',
    ',',
    '\n',
    '\r',
    '{',
    '}',
    '[',
    ']',
    'NaN',
    '-1',
    '1e999',
    'null',
    "'",
    '\\',
    ':',
    '0',
    'é',
    '{}',
  ];
  const mangle = fc.record({
    source: fc.constantFrom(...sources),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(12),
        put: fc.array(fc.constantFrom(...pieces), { maxLength: 1 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    end: fc.double({ min: 0, max: 1, noNaN: true }),
    cutOff: fc.boolean(),
  });

  it('give a table or a sentence, and nothing else', () => {
    let read_ = 0;
    let refused_ = 0;
    fc.assert(
      fc.property(mangle, ({ source, cuts, end, cutOff }) => {
        let text = source;
        for (const { at, drop, put } of cuts) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put.join('') + text.slice(from + drop);
        }
        if (cutOff) text = text.slice(0, Math.floor(end * text.length));
        const result = readTable(textFile('t', text));
        if (!result.ok) {
          refused_ += 1;
          expect(result.code).toBe('bad-file');
          expect(result.message).toMatch(/^"t": .*expected .+/s);
          return;
        }
        read_ += 1;
        const { rows, columns, uses, complete } = result.value;
        expect(rows).toBeGreaterThan(0);
        expect(uses).toHaveLength(columns.length);
        expect(complete).toHaveLength(rows);
        for (const column of columns) {
          if (column.kind !== 'category') expect(column.values).toHaveLength(rows);
          else {
            expect(column.codes).toHaveLength(rows);
            for (const code of column.codes) expect(code < column.options.length && code >= -1).toBe(true);
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(read_, refused_)).toBeGreaterThan(100);
  });

  it('give a table or a sentence for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = readTable({ name: 't', bytes });
        if (!result.ok) expect(result.message).toMatch(/^"t": .*expected .+/s);
      }),
      { numRuns: 1000 },
    );
  });
});
