/**
 * A tabular benchmark of anybody's table of evaluations: a search chooses from what the columns have (`levels.ts`), and is
 * answered by a row of the table, the same one or the nearest (`nearest.ts`). Nothing is computed anew and nothing made
 * up: every answer is a row that somebody recorded. NAS-Bench-101 (Ying et al. 2019) began such benchmarks.
 *
 * Rows count that were completed, have all objectives and break no constraint; of rows with the same options the first.
 * So the true front, its hypervolume and all distances to it are exact, by looking at every row that can be an answer.
 * The reference is that of the opened table: a tenth of each range below the worst row.
 *
 * A link names the file by the beginning of its SHA-256. The map of elites has what is not the fitness: the second and
 * third objective, then columns of numbers, then any others.
 */
import { formatCount, type ParamTable, type ParamValues } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';
import type { EvaluationContext, Problem, ProblemDefinition } from '../../core/types.ts';
import { hashOf } from '../../core/sha256.ts';
import { readTable } from '../../files/table/read-table.ts';
import type { Table } from '../../files/table/types.ts';
import { GENES_PATTERN, OBJECTIVES_PATTERN } from './columns.ts';
import { EXAMPLE_CSV, EXAMPLE_NAME } from './example-data.ts';
import { problemOn } from './problem-on.ts';

/** The web's, which the compiler's library for workers without a page does not name. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const params: ParamTable = [
  {
    kind: 'text',
    key: 'table',
    label: 'Table',
    default: '',
    pattern: '[0-9a-f]{12}(\\.[1-9]\\d{0,3})?',
    form: '12 hexadecimal digits',
    most: 17,
    help: 'Which file is searched, by the first 12 digits of its SHA-256 (and which study in it, after a point); empty for an example.',
  },
  {
    kind: 'text',
    key: 'objectives',
    label: 'Objectives',
    default: '',
    pattern: OBJECTIVES_PATTERN,
    form: 'one to three numbers of columns with commas between',
    most: 20,
    help: 'What is striven for: up to three columns by number, from 1, with a minus where less is better; empty for what their names suggest.',
  },
  {
    kind: 'text',
    key: 'genes',
    label: 'Columns searched',
    default: '',
    pattern: GENES_PATTERN,
    form: 'numbers of columns like 1-5,9',
    most: 1000,
    help: 'The columns a search chooses from, by number, from 1; empty for those that look like parameters.',
  },
  {
    kind: 'int',
    key: 'levels',
    label: 'Levels',
    unit: 'levels',
    min: 2,
    max: 256,
    default: 32,
    log: true,
    help: 'A column with more different numbers than this is cut into so many runs of neighbouring values, each with about as many rows.',
  },
  {
    kind: 'text',
    key: 'file',
    label: 'File',
    default: '',
    pattern: '[A-Za-z0-9 ,.()_+-]*',
    form: 'plain letters, digits and marks',
    most: 80,
    help: 'The name of the file, to tell people which one is meant; it has no effect.',
  },
];

let example: Uint8Array | undefined;
const exampleBytes = (): Uint8Array => (example ??= new TextEncoder().encode(EXAMPLE_CSV));

/** The file that parameters name. */
function bytesOf({ table, file }: ParamValues, { given }: EvaluationContext): Uint8Array {
  const [hash] = String(table).split('.');
  if (hash === '' || hash === hashOf(exampleBytes())) return exampleBytes();
  const bytes = given?.(hash);
  if (bytes !== undefined) return bytes;
  const called = file === '' ? 'the table' : `the table ${file},`;
  throw new Refused(
    'no-table',
    `this run needs ${called} whose SHA-256 begins with ${hash}, and it is not open here`,
    'choose that file here, or drop it on the page; on the command line name it after --table',
  );
}

/** What was made of a file, so that opening the same run again costs nothing. */
const tables = new WeakMap<Uint8Array, Map<string, Table>>();
const problems = new WeakMap<Table, Map<string, Problem>>();

function cached<K extends object, V>(all: WeakMap<K, Map<string, V>>, of: K, key: string, make: () => V): V {
  let known = all.get(of);
  if (known === undefined) all.set(of, (known = new Map()));
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function tableOf(bytes: Uint8Array, study: string | undefined, name: string): Table {
  return cached(tables, bytes, study ?? '', () => {
    const read = readTable({ name, bytes }, study === undefined ? undefined : Number(study) - 1);
    if (!read.ok) throw new Refused(read.code, read.message, read.hint);
    return read.value;
  });
}

function create(values: ParamValues, context: EvaluationContext): Problem {
  const bytes = bytesOf(values, context);
  const study = String(values.table).split('.')[1] as string | undefined;
  const name = bytes === exampleBytes() ? EXAMPLE_NAME : String(values.file) || 'the table';
  const table = tableOf(bytes, study, name);
  const key = [values.objectives, values.genes, values.levels].join(' ');
  const { remark, ...problem } = cached(problems, table, key, () => problemOn(table, values));
  return { ...problem, remark: `Answers come from ${name}, ${formatCount(table.rows)} rows. ${remark}` };
}

export const table: ProblemDefinition = {
  id: 'table',
  title: 'A table of trials',
  summary:
    'Searches a table of evaluations that somebody made: each answer is the row with the same choices, or the nearest. Open a table to search your own.',
  revision: 1,
  evaluators: ['exact'],
  params,
  create,
};
