import { describe, expect, it } from 'vitest';
import { newArchive, RECORD } from '../../core/archive.ts';
import { completeParams, type ParamValues } from '../../core/params.ts';
import { clonePlain, plainBytes } from '../../core/plain.ts';
import { Rng } from '../../core/rng.ts';
import type {
  Batch,
  EliteArchive,
  RealSpace,
  Results,
  Search,
  SearchContext,
  SearchDefinition,
} from '../../core/types.ts';
import { cmaMae } from './cma-mae.ts';
import { cmaMe, judgeByElites } from './cma-me.ts';
import type { EmitterState } from './emitters.ts';
import { constantsFor } from './es.ts';
import { newJudgement } from './rank.ts';
import type { ThresholdArchive } from './thresholds.ts';

const DIM = 3;
const BATCH = 8;
const OPEN: RealSpace = {
  kind: 'real',
  dim: DIM,
  lower: -Infinity,
  upper: Infinity,
  initial: { kind: 'normal', mean: 0.5, sd: 1 },
};
const BOX: RealSpace = { ...OPEN, lower: 0, upper: 2, initial: { kind: 'uniform', low: 0, high: 2 } };

const contextOf = (space: RealSpace, seed: number): SearchContext => ({
  space,
  seed,
  objectives: [{ name: 'f', unit: '', floor: -5, ceiling: 1 }],
  descriptors: [
    { name: 'x', unit: '', range: [-1, 2] },
    { name: 'y', unit: '', range: [-1, 2] },
  ],
});

interface State {
  iteration: number;
  emitters: EmitterState[];
  archive: EliteArchive;
  annealed: ThresholdArchive;
}

function open(definition: SearchDefinition, given: ParamValues = {}, space = OPEN, seed = 1) {
  const all = { batch: BATCH, emitters: 4, cols: 10, rows: 10, sigma: 0.3, ...given };
  const params = completeParams(definition.params, all);
  const search = definition.create(contextOf(space, seed), params) as Search<State>;
  return { search, params, state: search.init() };
}

function ask(search: Search<State>, state: State, limit = Infinity): Batch {
  const size = Math.min(limit, search.nextSize(state));
  const solutions = new Float64Array(search.capacity * DIM).fill(NaN);
  const batch = { size, solutions, parents: new Uint32Array(search.capacity).fill(999) };
  search.ask(state, batch, size);
  return batch;
}

type Rule = (x: Float64Array, row: number) => readonly [objective: number, x: number, y: number];
/** The first two numbers are the place; best in the middle. */
const hill: Rule = (x) => [-x[0] * x[0] - x[1] * x[1] - x[2] * x[2], x[0], x[1]];

function tell(search: Search<State>, state: State, batch: Batch, firstBirth: number, rule: Rule): Results {
  const { capacity } = search;
  const results = { objectives: new Float64Array(capacity), descriptors: new Float64Array(2 * capacity) };
  for (let row = 0; row < batch.size; row++) {
    const [objective, x, y] = rule(batch.solutions.subarray(row * DIM, (row + 1) * DIM), row);
    results.objectives[row] = objective;
    results.descriptors.set([x, y], 2 * row);
  }
  const accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
  search.tell(state, batch, results, firstBirth, accepted);
  return results;
}

/** Runs whole batches, evaluations numbered from `birth`; returns the next number. */
function run(search: Search<State>, state: State, batches: number, rule: Rule = hill, birth = 1): number {
  let next = birth;
  for (let i = 0; i < batches; i++) {
    const batch = ask(search, state);
    tell(search, state, batch, next, rule);
    next += batch.size;
  }
  return next;
}

const elites = ({ archive }: State) =>
  Array.from({ length: archive.filled }, (_, slot) => {
    const at = slot * archive.stride;
    const solution = [...archive.records.subarray(at + RECORD.solution, at + archive.stride)];
    return { birth: archive.records[at + RECORD.birth], solution };
  });

/** Weighted mean of rows, the first the heaviest. */
function recombined(batch: Batch, rows: readonly number[]): number[] {
  const { weights } = constantsFor(DIM, rows.length);
  return Array.from({ length: DIM }, (_, k) =>
    rows.reduce((sum, row, i) => sum + weights[i] * batch.solutions[row * DIM + k], 0),
  );
}

describe.each([
  ['cma-me', cmaMe],
  ['cma-mae', cmaMae],
])('%s', (_, definition) => {
  it('begins in the middle of the initial distribution, without parents', () => {
    for (const [space, middle] of [
      [OPEN, 0.5],
      [BOX, 1],
    ] as const) {
      const { search, state } = open(definition, { batch: 500, emitters: 4 }, space);
      const batch = ask(search, state);
      const mean = batch.solutions.reduce((sum, v) => sum + v, 0) / batch.solutions.length;
      const variance =
        batch.solutions.reduce((sum, v) => sum + (v - middle) * (v - middle), 0) / batch.solutions.length;
      expect(Math.abs(mean - middle)).toBeLessThan((4.5 * 0.3) / Math.sqrt(6000));
      expect(Math.abs(Math.sqrt(variance) - 0.3)).toBeLessThan(0.015);
      expect(batch.parents.every((birth) => birth === 0)).toBe(true);
    }
  });

  it('keeps to the box', () => {
    const { search, state } = open(definition, { sigma: 2 }, BOX);
    run(search, state, 20, (x, row) => {
      expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...x)).toBeLessThanOrEqual(2);
      return hill(x, row);
    });
  });

  it.each([0, 1, 7])('after %i batches goes on from a copy of its state as it would have', (batches) => {
    const { search, state } = open(definition);
    const birth = run(search, state, batches);
    const kept = clonePlain(state);
    run(search, state, 6, hill, birth);
    const copy = clonePlain(kept);
    run(open(definition).search, copy, 6, hill, birth);
    expect(copy).toEqual(state);
    const first = ask(search, clonePlain(kept));
    expect(ask(open(definition, {}, OPEN, 2).search, clonePlain(kept)).solutions).not.toEqual(first.solutions);
  });

  it.each([0, 5])('after %i batches has fewer rows at the end of the budget, but the same', (batches) => {
    const { search, state } = open(definition);
    const birth = run(search, state, batches);
    const full = ask(search, clonePlain(state));
    for (const size of [1, 7, 8, 9, 31]) {
      const copy = clonePlain(state);
      const part = ask(search, copy, size);
      expect(part.solutions.subarray(0, size * DIM)).toEqual(full.solutions.subarray(0, size * DIM));
      expect(part.solutions.subarray(size * DIM).every(Number.isNaN)).toBe(true);
      expect(part.parents.subarray(0, size)).toEqual(full.parents.subarray(0, size));
      expect(part.parents.subarray(size).every((v) => v === 999)).toBe(true);
      const { seen } = copy.archive;
      tell(search, copy, part, birth, hill);
      expect(copy.archive.seen).toBe(seen + size);
      expect(copy.emitters).toEqual(state.emitters);
    }
  });

  it('starts anew from a random elite, and says whose child its solutions are', () => {
    const { search, state } = open(definition, { restart: 'no-improvement' });
    const birth = run(search, state, 4);
    // Nothing enters, and no two rank the same.
    const batch = ask(search, state);
    tell(search, state, batch, birth, (_x, row) => [-1000 - row, 0.5, 0.5]);
    const known = elites(state);
    for (const { es, parent } of state.emitters) {
      const elite = known.find((one) => one.birth === parent);
      // A cell of CMA-MAE may be held by one that is no elite any more.
      if (definition === cmaMe) expect(elite).toBeDefined();
      if (elite !== undefined) expect([...es.mean]).toEqual(elite.solution);
      expect([es.sigma, es.evals, es.covariance.length]).toEqual([0.3, 0, 0]);
    }
    expect(new Set(state.emitters.map(({ parent }) => parent)).size).toBeGreaterThan(1);
    const { parents } = ask(search, state);
    state.emitters.forEach(({ parent }, e) =>
      expect([...parents.subarray(e * BATCH, (e + 1) * BATCH)]).toEqual(Array(BATCH).fill(parent)),
    );
  });

  it('with the basic rule goes on when nothing enters, unless all rank the same', () => {
    const { search, state } = open(definition, { restart: 'basic' });
    const birth = run(search, state, 4);
    tell(search, state, ask(search, state), birth, (x, row) => [-1000 - row, x[0], x[1]]);
    expect(state.emitters.map(({ es }) => es.evals)).toEqual(Array(4).fill(5 * BATCH));
    // Emitter 1 alone: all of its solutions the same distance below what is there.
    const batch = ask(search, state);
    tell(search, state, batch, birth + 32, (x, row) => {
      const flat = row >= BATCH && row < 2 * BATCH;
      return flat ? [-1000, 0.5, 0.5] : [-1000 - row, x[0], x[1]];
    });
    expect(state.emitters.map(({ es }) => es.evals)).toEqual([6, 0, 6, 6].map((n) => n * BATCH));
  });

  it('needs no more memory than it says', () => {
    const { search, params, state } = open(definition, { cols: 2, rows: 2, restart: 'basic' });
    run(search, state, 10);
    expect(state.archive.filled).toBe(4);
    const said = definition.memory(contextOf(OPEN, 1), params);
    expect(plainBytes(state)).toBeGreaterThan(said);
    // Beside what is said: single numbers, a few to an emitter.
    expect(plainBytes(state)).toBeLessThan(said + 8 * (20 + 7 * 4));
  });
});

describe('CMA-ME', () => {
  it('judges by the map before the batch', () => {
    const rng = new Rng().start(1, 1, 1);
    const archive = newArchive(4, 2, 1, contextOf(OPEN, 1).descriptors);
    const before = new Map<number, number>();
    for (const [slot, cell] of [5, 0, 3].entries()) {
      archive.slotOfCell[cell] = slot;
      archive.records[slot * archive.stride] = slot - 1;
      before.set(cell, slot - 1);
    }
    const cells = Uint32Array.from({ length: 200 }, () => rng.below(8));
    const objectives = Float64Array.from({ length: 200 }, () => rng.below(7) - 3);
    const judgement = newJudgement(200);
    judgeByElites(archive, { objectives, descriptors: new Float64Array(400) }, cells, 200, judgement);
    for (let row = 0; row < 200; row++) {
      const old = before.get(cells[row]);
      const status = old === undefined ? 2 : objectives[row] > old ? 1 : 0;
      expect([judgement.status[row], judgement.gain[row]]).toEqual([status, objectives[row] - (old ?? 0)]);
    }
  });

  it('by improvement learns from new cells first, then from the largest gains', () => {
    for (const selection of ['mu', 'filter']) {
      const { search, state } = open(cmaMe, { selection, emitters: 1 });
      // Cells in the lowest row, by column: 0 to 2 hold 1, 2 and 3.
      const place = (column: number): [number, number] => [-1 + 0.3 * column + 0.1, -0.9];
      const first = [1, 2, 3, 0, 0, 0, 0, 0];
      tell(search, state, ask(search, state), 1, (_, row) => [first[row], ...place(row < 3 ? row : 0)]);
      const batch = ask(search, state);
      //             better +1  worse     new 4     better +5  new 9     equal     new 4     better +0.5
      const second = [
        [0, 2],
        [1, -7],
        [7, 4],
        [2, 8],
        [8, 9],
        [2, 3],
        [7, 4],
        [1, 2.5],
      ];
      tell(search, state, batch, 9, (_, row) => [second[row][1], ...place(second[row][0])]);
      const ranked = selection === 'mu' ? [4, 2, 6, 3] : [4, 2, 6, 3, 0, 7];
      recombined(batch, ranked).forEach((v, k) => expect(state.emitters[0].es.mean[k]).toBeCloseTo(v, 12));
    }
  });

  it('by the objective learns from the fittest; from those that entered, with the filter', () => {
    for (const selection of ['mu', 'filter']) {
      const { search, state } = open(cmaMe, { ranking: 'objective', selection, emitters: 1 });
      tell(search, state, ask(search, state), 1, (_, row) => [row === 0 ? 10 : 1, row === 0 ? 0 : 1, 0]);
      const batch = ask(search, state);
      // Rows 0 to 3 fall short of the elite there, for all their fitness; 4 to 6 enter.
      const second = [6, 9, 7, 8, 3, 5, 4, 0];
      tell(search, state, batch, 9, (_, row) => [second[row], row < 4 ? 0 : 1, 0]);
      const ranked = selection === 'mu' ? [1, 3, 2, 0] : [5, 6, 4];
      recombined(batch, ranked).forEach((v, k) => expect(state.emitters[0].es.mean[k]).toBeCloseTo(v, 12));
    }
  });

  it('in a random direction learns from what lies farthest, of what entered', () => {
    const { search, state } = open(cmaMe, { ranking: 'random-direction', selection: 'filter', emitters: 1 });
    const [dx, dy] = state.emitters[0].direction;
    const batch = ask(search, state);
    tell(search, state, batch, 1, (x, row) => [0, row * Math.sign(dx) * 0.1, x[1]]);
    const along = (row: number) => dx * row * Math.sign(dx) * 0.1 + dy * batch.solutions[row * DIM + 1];
    const ranked = Array.from({ length: BATCH }, (_, i) => i).sort((a, b) => along(b) - along(a));
    recombined(batch, ranked).forEach((v, k) => expect(state.emitters[0].es.mean[k]).toBeCloseTo(v, 12));
  });

  it('takes new directions at restarts, as likely each way', () => {
    const { search, state } = open(cmaMe, { ranking: 'random-direction', restart: 'no-improvement', emitters: 32 });
    const directions: (readonly [number, number])[] = [];
    for (let i = 0; i < 40; i++) {
      directions.push(...state.emitters.map(({ direction }) => direction));
      run(search, state, 1, () => [0, 0, 0], 1 + 256 * i);
    }
    for (const k of [0, 1]) {
      const values = directions.slice(32).map((direction) => direction[k] / 3);
      const square = values.reduce((sum, v) => sum + v * v, 0) / values.length;
      expect(Math.abs(values.reduce((sum, v) => sum + v, 0) / values.length)).toBeLessThan(
        4.5 / Math.sqrt(values.length),
      );
      expect(Math.abs(square - 1)).toBeLessThan(4.5 * Math.sqrt(2 / values.length));
    }
  });

  it('mixes the three kinds of emitters in turn', () => {
    const { state } = open(cmaMe, { ranking: 'mixed', emitters: 5 });
    expect(state.emitters.map(({ direction: [x] }) => x !== 0)).toEqual([false, true, false, false, true]);
  });
});

describe('CMA-MAE', () => {
  it('learns from what exceeds the thresholds most, whether it is an elite or not', () => {
    const { search, state } = open(cmaMae, { emitters: 1, 'learning-rate': 0.5, threshold: 1 });
    // Floor −5 and 1 above it: thresholds begin at −4. The lowest row's cells 0 and 1 rise to 3 and −1.
    const place = (column: number): [number, number] => [-1 + 0.3 * column + 0.1, -0.9];
    const first = [10, 2, -4, -9, -9, -9, -9, -9];
    tell(search, state, ask(search, state), 1, (_, row) => [first[row], ...place(row < 2 ? row : 2)]);
    expect([...state.annealed.thresholds.slice(0, 3)]).toEqual([3, -1, -4]);
    expect(state.annealed.filled).toBe(2);
    expect(state.archive.filled).toBe(3);
    const batch = ask(search, state);
    //              +6      +1      −1      +5      +9      −2      0       +0.5
    const second = [
      [0, 9],
      [1, 0],
      [0, 2],
      [2, 1],
      [5, 5],
      [1, -3],
      [2, -4],
      [0, 3.5],
    ];
    tell(search, state, batch, 9, (_, row) => [second[row][1], ...place(second[row][0])]);
    recombined(batch, [4, 0, 3, 1]).forEach((v, k) => expect(state.emitters[0].es.mean[k]).toBeCloseTo(v, 12));
    // Shown is the elite, 10; the cell's occupant is the 9 that came after it.
    expect(state.archive.records[state.archive.slotOfCell[0] * state.archive.stride]).toBe(10);
    expect(state.annealed.occupants[state.annealed.slotOfCell[0] * (1 + DIM)]).toBe(9);
    expect(state.annealed.thresholds[0]).toBe(0.25 * 3 + 0.75 * 6.25);
  });

  it('with α = 0 is plain CMA-ES on the objective, if the first threshold is below all', () => {
    const params = { emitters: 1, 'learning-rate': 0, threshold: -1000 };
    const { search, state } = open(cmaMae, params);
    run(search, state, 30);
    expect(state.archive.best).toBeGreaterThan(-1e-4);
    const other = open(cmaMe, { emitters: 1, ranking: 'objective', selection: 'mu', restart: 'basic' });
    run(other.search, other.state, 30);
    expect(other.state.emitters[0].es.mean).toEqual(state.emitters[0].es.mean);
  });

  it('starts anew where it began while nothing has exceeded a threshold', () => {
    const { search, state } = open(cmaMae, { restart: 'no-improvement', threshold: 100 });
    run(search, state, 1);
    expect(state.annealed.filled).toBe(0);
    expect(state.archive.filled).toBeGreaterThan(0);
    for (const { es, parent } of state.emitters) expect([parent, ...es.mean]).toEqual([0, 0.5, 0.5, 0.5]);
  });
});
