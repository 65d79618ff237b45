/**
 * How much of the largest hypervolume searches find on the super-network: mean share over the seeds after 100, 150 and
 * 250 evaluations, answers looked up in the table of all 110,592 networks. Also on the part of it where both convolutions
 * of a stage have one kernel, 13,824 networks. Validation error and log₁₀ of multiplications, both scaled to 0 … 1 over
 * all networks of the space, measured from (1.1, 1.1).
 *   npm run -s bench:nas [seeds]
 */
import { readFileSync } from 'node:fs';
import { hypervolume } from '../workers/core/hypervolume.ts';
import { completeParams, type ParamValues } from '../workers/core/params.ts';
import type { CategoricalSpace, Objective, SearchDefinition } from '../workers/core/types.ts';
import { DIM, GENES, genesOf, idOf, isDead, NETWORKS, stagesOf } from '../workers/problems/supernet/architecture.ts';
import { MACS } from '../workers/problems/supernet/objectives.ts';
import { linas } from '../workers/searches/evolution/linas.ts';
import { nsga2 } from '../workers/searches/evolution/nsga2.ts';
import { regularisedEvolution } from '../workers/searches/evolution/regularised-evolution.ts';
import { weaknas } from '../workers/searches/evolution/weaknas.ts';
import { random } from '../workers/searches/random.ts';
import { printTable } from './stage.ts';

const MARKS = [100, 150, 250];
const BUDGET = 250;
const REFERENCE = Float64Array.of(-1.1, -1.1);
const LINAS_AT_150 = 0.95;

interface Case {
  readonly name: string;
  readonly space: CategoricalSpace;
  /** The network that x[at …] stands for. */
  network(x: Float64Array, at: number): number;
  readonly has: (network: number) => boolean;
}

const whole: Case = {
  name: `${NETWORKS} networks`,
  space: { kind: 'categorical', dim: DIM, genes: GENES, dead: isDead },
  network: idOf,
  has: () => true,
};
/** Width, kernel and depth of each stage; the second kernel is the first. */
const genes = GENES.filter((_, i) => i % 4 < 3);
const full = new Float64Array(DIM);
const part: Case = {
  name: '13824 of them',
  space: { kind: 'categorical', dim: genes.length, genes },
  network(x, at) {
    for (let i = 0; i < DIM; i++) full[i] = x[at + 3 * Math.floor(i / 4) + (i % 4 === 3 ? 1 : i % 4)];
    return idOf(full, 0);
  },
  has: (network) => genesOf(network).every((option, i, all) => i % 4 < 3 || all[i - 1] === 0 || option === all[i - 2]),
};

/** Of every network: −error in percent and −log₁₀ of multiplications. */
function readTruth(): Float64Array {
  const bytes = readFileSync(new URL('../public/models/supernet/truth.bin', import.meta.url));
  const wrong = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  const values = new Float64Array(2 * NETWORKS);
  for (let id = 0; id < NETWORKS; id++) {
    values[2 * id] = -wrong[2 * id] / 10;
    values[2 * id + 1] = -Math.log10(MACS.of(stagesOf(id)));
  }
  return values;
}

/** The same, scaled to −1 … 0 over those networks that a case has. */
function scale(values: Float64Array, { has }: Case): { scaled: Float64Array; largest: number; front: number } {
  const ids = Array.from({ length: NETWORKS }, (_, id) => id).filter(has);
  const scaled = new Float64Array(values.length);
  for (const k of [0, 1]) {
    const own = ids.map((id) => values[2 * id + k]);
    const low = own.reduce((a, b) => Math.min(a, b));
    const high = own.reduce((a, b) => Math.max(a, b));
    for (const id of ids) scaled[2 * id + k] = (values[2 * id + k] - high) / (high - low);
  }
  const rows = Float64Array.from(ids.flatMap((id) => [scaled[2 * id], scaled[2 * id + 1]]));
  // Best first by the first objective, then the second: on the front is who is best yet in the second.
  const order = Array.from({ length: ids.length }, (_, i) => i).sort(
    (a, b) => rows[2 * b] - rows[2 * a] || rows[2 * b + 1] - rows[2 * a + 1],
  );
  let best = -Infinity;
  let front = 0;
  for (const i of order) {
    if (rows[2 * i + 1] <= best) continue;
    best = rows[2 * i + 1];
    front++;
  }
  return { scaled, largest: hypervolume(rows, ids.length, 2, REFERENCE), front };
}

const objective = (name: string): Objective => ({ name, unit: '', floor: -1, ceiling: 0 });

/** Hypervolume after each mark. */
function volumes(
  card: SearchDefinition,
  given: ParamValues,
  { space, network }: Case,
  truth: Float64Array,
  seed: number,
): number[] {
  const search = card.create(
    {
      space,
      seed,
      objectives: [objective('error'), objective('multiplications')],
      descriptors: [
        { name: '', unit: '', range: [0, 1] },
        { name: '', unit: '', range: [0, 1] },
      ],
    },
    completeParams(card.params, given),
  );
  const state = search.init();
  const { capacity } = search;
  const batch = { size: 0, solutions: new Float64Array(capacity * space.dim), parents: new Uint32Array(capacity) };
  const results = { objectives: new Float64Array(2 * capacity), descriptors: new Float64Array(2 * capacity) };
  const accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
  const all = new Float64Array(2 * BUDGET);
  for (let done = 0; done < BUDGET; done += batch.size) {
    batch.size = Math.min(BUDGET - done, search.nextSize(state));
    search.ask(state, batch, batch.size);
    for (let row = 0; row < batch.size; row++) {
      const id = network(batch.solutions, row * space.dim);
      for (const k of [0, 1]) {
        all[2 * (done + row) + k] = truth[2 * id + k];
        results.objectives[k * capacity + row] = values[2 * id + k];
      }
    }
    search.tell(state, batch, results, done + 1, accepted);
  }
  return MARKS.map((mark) => hypervolume(all, mark, 2, REFERENCE));
}

const SEARCHES: readonly (readonly [name: string, card: SearchDefinition, given: ParamValues])[] = [
  ['random', random, { batch: 50 }],
  ['NSGA-II, population 50', nsga2, { population: 50 }],
  ['regularised evolution, all objectives', regularisedEvolution, { aim: 'weights', population: 50 }],
  ['WeakNAS', weaknas, {}],
  ['LINAS, 50 a round', linas, {}],
  ['LINAS, 25 a round', linas, { batch: 25 }],
  ['LINAS, 25 a round, ridge alone', linas, { batch: 25, predictor: 'ridge' }],
];

const seeds = Number(process.argv[2] ?? 20);
const values = readTruth();
for (const one of [part, whole]) {
  const { scaled, largest, front } = scale(values, one);
  const rows = SEARCHES.map(([name, card, given]) => {
    const before = process.cpuUsage();
    const runs = Array.from({ length: seeds }, (_, i) => volumes(card, given, one, scaled, i + 1));
    const seconds = process.cpuUsage(before).user / 1e6 / seeds;
    const shares = MARKS.map((_, k) => runs.map((run) => run[k] / largest));
    const mean = (own: readonly number[]) => own.reduce((sum, share) => sum + share, 0) / seeds;
    if (name === 'LINAS, 25 a round' && mean(shares[1]) < LINAS_AT_150) process.exitCode = 1;
    const deviation = (own: readonly number[]) =>
      Math.sqrt(own.reduce((sum, share) => sum + (share - mean(own)) ** 2, 0) / Math.max(1, seeds - 1));
    return [name, ...shares.map((own) => `${mean(own).toFixed(3)} ± ${deviation(own).toFixed(3)}`), seconds.toFixed(2)];
  });
  console.log(`${one.name}, ${front} on the front, largest hypervolume ${largest.toFixed(5)}\n`);
  printTable([`${seeds} seeds`, ...MARKS.map((mark) => `after ${mark}`), 'CPU seconds a run'], rows);
  console.log('');
}
