import { describe, expect, it } from 'vitest';
import { addBatch, archiveBytes, newArchive } from '../../core/archive.ts';
import { completeParams } from '../../core/params.ts';
import { clonePlain } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Accepted, Batch, EliteArchive, Lens, Problem, Results } from '../../core/types.ts';
import { eliteMap } from './elite-map.ts';
import { GENEALOGY_BYTES } from './genealogy.ts';

const DIM = 2;
const [COLS, ROWS] = [7, 5];
const CAPACITY = 60;
const FLOOR = -3;

const problem: Problem = {
  space: { kind: 'real', dim: DIM, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
  objectives: [{ name: 'f', unit: '', floor: FLOOR, ceiling: 10 }],
  descriptors: [
    { name: 'x', unit: '', range: [0, 14] },
    { name: 'y', unit: '', range: [0, 5] },
  ],
  evaluate() {},
};

interface Offer {
  readonly batch: Batch;
  readonly results: Results;
  readonly firstBirth: number;
}

/** Batches as a search might make them: descriptors in quarters, some beyond the map; half of the rows have parents. */
function offers(count: number): Offer[] {
  const rng = new Rng().start(1, hashName('elite-map/test'), 0);
  let firstBirth = 1;
  return Array.from({ length: count }, () => {
    const size = 1 + rng.below(CAPACITY);
    const batch = {
      size,
      solutions: Float64Array.from({ length: CAPACITY * DIM }, () => rng.uniform()),
      parents: Uint32Array.from({ length: CAPACITY }, () => rng.below(2) * rng.below(firstBirth)),
    };
    const results = {
      objectives: Float64Array.from({ length: CAPACITY }, () => rng.below(40) / 4 - 3),
      descriptors: Float64Array.from({ length: 2 * CAPACITY }, (_, i) => rng.below(i % 2 === 0 ? 60 : 22) / 4),
    };
    firstBirth += size;
    return { batch, results, firstBirth: firstBirth - size };
  });
}

const accepted = (): Accepted => ({ size: 0, rows: new Uint32Array(CAPACITY), cells: new Uint32Array(CAPACITY) });

const PARAMS = completeParams(eliteMap.params, { cols: COLS, rows: ROWS });

const createLens = (archive: EliteArchive | undefined): Lens =>
  eliteMap.create({ problem, budget: 10_000, capacity: CAPACITY, archive }, PARAMS);

function show(lens: Lens, { batch, results, firstBirth }: Offer, archive?: EliteArchive, entered = accepted()): void {
  lens.observe({
    at: firstBirth + batch.size - 1,
    firstBirth,
    batch,
    results,
    accepted: entered,
    archive,
    measure: () => ({}),
  });
}

/** A lens that watched these batches of a search without an archive. */
function lensOver(all: readonly Offer[]): Lens {
  const lens = createLens(undefined);
  for (const offer of all) show(lens, offer);
  return lens;
}

/** Birth and fitness of the best of every cell, the first among equals, found by looking at all there were. */
function bestByCell(all: readonly Offer[]): Map<number, { birth: number; fitness: number; row: number; offer: Offer }> {
  const best = new Map<number, { birth: number; fitness: number; row: number; offer: Offer }>();
  for (const offer of all) {
    for (let row = 0; row < offer.batch.size; row++) {
      const x = offer.results.descriptors[2 * row];
      const y = offer.results.descriptors[2 * row + 1];
      const cell = Math.min(4, Math.floor(y)) * COLS + Math.min(6, Math.floor(x / 2));
      const fitness = offer.results.objectives[row];
      if (fitness > (best.get(cell)?.fitness ?? -Infinity))
        best.set(cell, { birth: offer.firstBirth + row, fitness, row, offer });
    }
  }
  return best;
}

/** As it shows itself to a person. */
const sight = (lens: Lens) => ({
  frame: lens.frame(),
  metrics: lens.metrics(),
  cells: Array.from({ length: COLS * ROWS }, (_, cell) =>
    lens.inspect!({ cell: [cell % COLS, Math.floor(cell / COLS)] }),
  ),
});

const cellOf = (lens: Lens, cell: number) =>
  lens.inspect!({ cell: [cell % COLS, Math.floor(cell / COLS)] }) as {
    elite: { solution: Float64Array; fitness: number; descriptors: number[]; birth: number; parent: number };
    lineage: { births: Float64Array; columns: Int32Array; rows: Int32Array; fitness: Float32Array; truncated: boolean };
  } | null;

describe('the map of a search without an archive', () => {
  it('is the best of every cell by brute force, from the first batch on', () => {
    const all = offers(12);
    for (const seen of [1, 2, 5, 12]) {
      const lens = lensOver(all.slice(0, seen));
      const best = bestByCell(all.slice(0, seen));
      const fitness = new Float32Array(COLS * ROWS).fill(NaN);
      for (const [cell, elite] of best) fitness[cell] = elite.fitness;
      expect(lens.frame()).toEqual({ cols: COLS, rows: ROWS, fitness });
      for (let cell = 0; cell < COLS * ROWS; cell++) {
        const there = cellOf(lens, cell);
        const elite = best.get(cell);
        if (elite === undefined) {
          expect(there).toBeNull();
          continue;
        }
        const { batch, results } = elite.offer;
        expect(there?.elite).toEqual({
          birth: elite.birth,
          fitness: elite.fitness,
          parent: batch.parents[elite.row],
          solution: batch.solutions.slice(elite.row * DIM, (elite.row + 1) * DIM),
          descriptors: [...results.descriptors.subarray(2 * elite.row, 2 * elite.row + 2)],
          cell: [cell % COLS, Math.floor(cell / COLS)],
        });
        expect(there?.lineage.births.at(-1)).toBe(elite.birth);
        expect(there?.lineage.columns.at(-1)).toBe(cell % COLS);
        expect(there?.lineage.rows.at(-1)).toBe(Math.floor(cell / COLS));
        expect(there?.lineage.fitness.at(-1)).toBe(elite.fitness);
      }
    }
  });

  it('has metrics as told by hand', () => {
    const lens = createLens(undefined);
    expect(lens.metrics()).toEqual({ qdScore: 0, coverage: 0, best: NaN, clipped: 0 });
    const batch = { size: 5, solutions: new Float64Array(CAPACITY * DIM), parents: new Uint32Array(CAPACITY) };
    const results = {
      objectives: Float64Array.of(1, 2, 4, -1, 3),
      // Cells (0, 0) twice, (1, 0), and the last one, (6, 4), reached from outside, twice.
      descriptors: Float64Array.of(0.5, 0.5, 1, 0.5, 2, 0, 15, 6, 14, 5.5),
    };
    show(lens, { batch, results, firstBirth: 1 });
    expect(lens.metrics()).toEqual({
      qdScore: (2 - FLOOR + (4 - FLOOR) + (3 - FLOOR)) / 35,
      coverage: 3 / 35,
      best: 4,
      clipped: 2 / 5,
    });
  });

  it('is brought back by what was saved, and goes on from there as before', () => {
    const all = offers(10);
    const lens = lensOver(all.slice(0, 4));
    const saved = clonePlain(lens.save());
    const log = clonePlain(lens.log());
    const then = sight(lens);
    for (const offer of all.slice(4)) show(lens, offer);
    const end = sight(lens);
    expect(end).not.toEqual(then);
    lens.load(clonePlain(saved), undefined);
    expect(sight(lens)).toEqual(then);
    const fresh = createLens(undefined);
    fresh.load(clonePlain(saved), undefined);
    fresh.loadLog(log);
    for (const each of [lens, fresh]) {
      for (const offer of all.slice(4)) show(each, offer);
      expect(sight(each)).toEqual(end);
      expect(each.log()).toEqual(lensOver(all).log());
    }
  });
});

describe("the map of a search's own archive", () => {
  it('shows that archive and keeps none', () => {
    const archive = newArchive(COLS, ROWS, DIM, problem.descriptors);
    const lens = createLens(archive);
    const all = offers(8);
    for (const offer of all) {
      const entered = accepted();
      addBatch(archive, offer.batch, offer.results, offer.firstBirth, entered);
      show(lens, offer, archive, entered);
    }
    expect(lens.inspect!('all')).toBe(archive);
    expect(lens.save()).toBeNull();
    expect(sight(lens)).toEqual(sight(lensOver(all)));
    expect(lens.log()).toEqual(lensOver(all).log());
    const earlier = newArchive(COLS, ROWS, DIM, problem.descriptors);
    lens.load(null, earlier);
    expect(lens.inspect!('all')).toBe(earlier);
    expect(lens.metrics().coverage).toBe(0);
    show(lens, all[0], archive);
    expect(lens.inspect!('all')).toBe(archive);
  });
});

it('gives frames and solutions that may be handed on', () => {
  const lens = lensOver(offers(3));
  const first = lens.frame() as { fitness: Float32Array };
  const before = clonePlain(first);
  first.fitness.fill(0);
  expect(lens.frame()).toEqual(before);
  const cell = before.fitness.findIndex((value) => !Number.isNaN(value));
  const solution = cellOf(lens, cell)!.elite.solution;
  const values = [...solution];
  solution.fill(9);
  expect([...cellOf(lens, cell)!.elite.solution]).toEqual(values);
});

it('needs memory for the genealogy, and for an archive of its own', () => {
  expect(eliteMap.memory(problem, true, PARAMS, 1000)).toBe(GENEALOGY_BYTES);
  expect(eliteMap.memory(problem, false, PARAMS, 1000)).toBe(GENEALOGY_BYTES + archiveBytes(COLS * ROWS, DIM));
});

it('knows no elite outside the map', () => {
  const lens = lensOver(offers(12));
  for (const cell of [
    [COLS, 0],
    [0, ROWS],
    [1000, 1000],
  ])
    expect(lens.inspect!({ cell })).toBeNull();
});
