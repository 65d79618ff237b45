/**
 * HiPlot's experiments as JSON, with `datapoints` or, compressed, `datapoints_compressed`. Which columns go by powers
 * or are options is taken from `parameters_definition`. Throws a BadFile that names the datapoint. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { BadFile } from '../numbers.ts';
import { MAX_COLUMNS, MAX_ROWS } from './cells.ts';
import { makeColumn } from './column.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import type { Scalar } from './python.ts';
import type { Column, Table } from './types.ts';
import { suggestUses } from './uses.ts';

const HOW = 'save the experiment with experiment.to_csv("experiment.csv") and open that';

const asScalar = (value: unknown): Scalar =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : value === null || value === undefined
      ? null
      : JSON.stringify(value);

interface Points {
  readonly rows: number;
  readonly names: readonly string[];
  at(row: number, column: number): Scalar;
}

function pointsOf(data: JsonObject, file: string): Points {
  const { datapoints, datapoints_compressed: compressed } = data;
  const fail = (row: number, expected: string, got: unknown): never => {
    throw new BadFile(
      file,
      `datapoint ${formatCount(row + 1)}: expected ${expected}, got ${quote(JSON.stringify(got) ?? 'nothing')}`,
      HOW,
    );
  };
  if (Array.isArray(datapoints)) {
    const points = datapoints as readonly unknown[];
    const values = points.map((point, row): JsonObject => {
      if (isObject(point) && isObject(point.values)) return point.values;
      return fail(row, 'an object with "values"', point);
    });
    const names = [...new Set(values.flatMap((one) => Object.keys(one)))];
    const beside = ['uid', 'from_uid'];
    return {
      rows: points.length,
      names: [...beside, ...names],
      at: (row, column) =>
        asScalar(column < 2 ? (points[row] as JsonObject)[beside[column]] : values[row][names[column - 2]]),
    };
  }
  if (isObject(compressed) && Array.isArray(compressed.columns) && Array.isArray(compressed.rows)) {
    const names = ['uid', 'from_uid', ...compressed.columns.map(String)];
    const rows = compressed.rows as readonly unknown[];
    rows.forEach((one, row) => {
      if (!Array.isArray(one) || one.length !== names.length) fail(row, `a list of ${names.length} values`, one);
    });
    return { rows: rows.length, names, at: (row, column) => asScalar((rows[row] as unknown[])[column]) };
  }
  throw new BadFile(
    file,
    'expected "datapoints" as HiPlot writes them, or an Optuna journal, got another kind of JSON',
    'open a CSV of the table',
  );
}

/** Column types of the experiment: powers, and options that look like numbers. */
function defined(column: Column, definition: unknown, words: (row: number) => string): Column {
  const type = isObject(definition) ? definition.type : undefined;
  if (column.kind !== 'number') return column;
  if (type === 'numericlog') return { ...column, log: true };
  if (type !== 'categorical') return column;
  // A word in front keeps numbers from being read as numbers once more.
  const options = [...new Set(Array.from(column.values, (value, row) => (Number.isNaN(value) ? '' : words(row))))]
    .filter((option) => option !== '')
    .toSorted((a, b) => Number(a) - Number(b));
  const places = new Map(options.map((option, place) => [option, place]));
  const codes = Int32Array.from(column.values, (value, row) =>
    Number.isNaN(value) ? -1 : (places.get(words(row)) ?? -1),
  );
  return { kind: 'category', name: column.name, codes, options };
}

export function readHiPlot(text: string, file: string): Table {
  const parsed = parseJson(text);
  if ('bad' in parsed) throw new BadFile(file, parsed.bad);
  if (!isObject(parsed.value)) throw new BadFile(file, 'expected a JSON object, got another kind of JSON', HOW);
  const { rows, names, at } = pointsOf(parsed.value, file);
  if (rows === 0) throw new BadFile(file, 'expected datapoints, got none', HOW);
  if (rows > MAX_ROWS || names.length > MAX_COLUMNS) {
    throw new BadFile(
      file,
      `expected at most ${formatCount(MAX_ROWS)} datapoints of ${formatCount(MAX_COLUMNS)} values, got ${formatCount(rows)} of ${formatCount(names.length)}`,
      'save fewer and open that',
    );
  }
  const definitions = isObject(parsed.value.parameters_definition) ? parsed.value.parameters_definition : {};
  const notes: string[] = [];
  const columns = names.map((name, k) => {
    const column = makeColumn(name, {
      rows,
      at: (row) => at(row, k),
      place: (row) => `datapoint ${formatCount(row + 1)}`,
      note: (sentence) => void notes.push(sentence),
    });
    return defined(column, definitions[name], (row) => String(at(row, k)));
  });
  return {
    source: 'HiPlot',
    rows,
    columns,
    uses: suggestUses(columns),
    state: undefined,
    complete: new Uint8Array(rows).fill(1),
    studies: [],
    study: 0,
    notes,
  };
}
