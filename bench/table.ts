/**
 * Reading tables of 50,000 rows, and finding their front and its hypervolume over the rows; CPU-seconds in Node.
 *   npm run bench:table
 */
import { Rng } from '../workers/core/rng.ts';
import { readTable } from '../workers/files/table/read-table.ts';
import { historyOf, rangesOf, scoresOf, tableFront } from '../workers/files/table/table-front.ts';
import type { Table } from '../workers/files/table/types.ts';
import { printTable } from './stage.ts';

const ROWS = 50_000;
const RUNS = 5;
const rng = new Rng().start(3, 1, 0);

const list = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const numbers = (count: number): string => list(count, () => rng.uniform()).join();
const one = (options: readonly number[]): number => options[rng.below(options.length)];

const times = '2024-01-01 22:45:49.272971,2024-01-01 22:50:11.641672,0 days 00:04:22.368701';
const configuration = (): string =>
  `"{'wid': None, 'ks': [${list(20, () => one([3, 5, 7])).join(', ')}], 'e': [${list(20, () => one([3, 4, 6])).join(', ')}], 'd': [${list(5, () => one([2, 3, 4])).join(', ')}], 'r': [224]}"`;
const worker_id = '3c2b3a1e-6c0c-4ca0-9bd6-3f8a6a7a1e2b-140';
const operation = (op_code: number, fields: object): string => JSON.stringify({ op_code, worker_id, ...fields });
const distribution = JSON.stringify({
  name: 'FloatDistribution',
  attributes: { step: null, low: 0, high: 1, log: false },
});
const date = '2024-01-01T00:00:00.500000';

const FILES: Readonly<Record<string, () => string>> = {
  'CSV, 20 parameters': () =>
    [
      `id,${list(20, (k) => `x${k}`).join()},act,loss,acc`,
      ...list(ROWS, (i) => `run-${i},${numbers(20)},${i % 2 ? 'relu' : 'tanh'},${numbers(2)}`),
    ].join('\n'),
  'Optuna trials, 10 parameters': () =>
    [
      `number,values_0,values_1,datetime_start,datetime_complete,duration,${list(10, (k) => `params_p${k}`).join()},state`,
      ...list(ROWS, (i) => `${i},${numbers(2)},${times},${numbers(10)},COMPLETE`),
    ].join('\n'),
  'Optuna journal, 8 parameters': () =>
    `${[
      operation(0, { study_name: 's', directions: [1, 2] }),
      ...list(ROWS, (trial_id) =>
        [
          operation(4, { study_id: 0, datetime_start: date }),
          ...list(8, (k) =>
            operation(5, { trial_id, param_name: `p${k}`, param_value_internal: rng.uniform(), distribution }),
          ),
          operation(6, { trial_id, state: 1, values: [rng.uniform(), rng.uniform()], datetime_complete: date }),
        ].join('\n'),
      ),
    ].join('\n')}\n`,
  'DyNAS-T log, 45 genes': () =>
    [
      'Sub-network,Date,Model Parameters,Latency (ms),MACs,Top-1 Acc (%)',
      ...list(ROWS, () => `${configuration()},2023-02-17 21:08:49.689809,${numbers(4)}`),
    ].join('\n'),
  'HiPlot JSON, 12 values': () =>
    JSON.stringify({
      datapoints: list(ROWS, (i) => ({
        uid: String(i),
        from_uid: null,
        values: Object.fromEntries(list(12, (k) => [k === 0 ? 'loss' : `v${k}`, rng.uniform()])),
      })),
    }),
};

/** CPU-seconds, the best of RUNS. */
function cost<T>(work: () => T): readonly [seconds: number, value: T] {
  let best = Infinity;
  let value = work();
  for (let i = 0; i < RUNS; i++) {
    const begun = process.cpuUsage();
    value = work();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1e6);
  }
  return [best, value];
}

function read(name: string, bytes: Uint8Array): Table {
  const result = readTable({ name, bytes });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

printTable(
  ['file of 50,000 rows', 'MB', 'read, CPU-s', 'objectives', 'front, CPU-s', 'hypervolume over the rows, CPU-s'],
  Object.entries(FILES).map(([name, make]) => {
    const bytes = new TextEncoder().encode(make());
    const [reading, table] = cost(() => read(name, bytes));
    const scores = scoresOf(table);
    const [finding] = cost(() => tableFront(scores));
    const [measuring] = cost(() => historyOf(table, scores, rangesOf(scores).reference));
    const seconds = (value: number): string => value.toFixed(2);
    return [name, bytes.length / 1e6, seconds(reading), String(scores.m), seconds(finding), seconds(measuring)];
  }),
);
