import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBatch, archiveBytes, cellsOf, newArchive, newCvtArchive, RECORD, regrid } from './archive.ts';
import { centroidsOf } from './centroids.ts';
import { clonePlain } from './plain.ts';
import { hashName, Rng } from './rng.ts';
import type { Accepted, Batch, Descriptor, EliteArchive, Results } from './types.ts';

const DESCRIPTORS: readonly [Descriptor, Descriptor] = [
  { name: 'x', unit: '', range: [-1, 3] },
  { name: 'y', unit: '', range: [0, 1] },
];
/** Descriptors are made of whole steps of this size, so that the cells they belong to can be told in whole numbers. */
const STEPS = 64;

interface Row {
  readonly fitness: number;
  readonly x: number;
  readonly y: number;
  readonly parent: number;
  readonly solution: readonly number[];
}

const acceptedFor = (size: number): Accepted => ({
  size: -1,
  rows: new Uint32Array(size),
  cells: new Uint32Array(size),
});

function arraysOf(rows: readonly Row[], dim: number): { batch: Batch; results: Results } {
  const solutions = new Float64Array((rows.length + 1) * dim).fill(NaN);
  solutions.set(rows.flatMap((row) => row.solution));
  return {
    batch: { size: rows.length, solutions, parents: Uint32Array.from([...rows.map((row) => row.parent), 9]) },
    results: {
      objectives: Float64Array.from([...rows.map((row) => row.fitness), NaN]),
      descriptors: Float64Array.from([...rows.flatMap((row) => [row.x, row.y]), NaN, NaN]),
    },
  };
}

/** An archive that takes one solution at a time and knows nothing of slots. */
class NaiveArchive {
  readonly elites = new Map<number, Row & { birth: number }>();
  seen = 0;
  clipped = 0;
  best = -Infinity;
  private readonly cols: number;
  private readonly rows: number;

  constructor(cols: number, rows: number) {
    this.cols = cols;
    this.rows = rows;
  }

  /** The cell a solution entered, if it did. */
  add(row: Row, birth: number): number | undefined {
    this.seen++;
    if (row.x < -1 || row.x > 3 || row.y < 0 || row.y > 1) this.clipped++;
    const column = Math.floor(((row.x + 1) * STEPS * this.cols) / (4 * STEPS));
    const line = Math.floor((row.y * STEPS * this.rows) / STEPS);
    const within = (index: number, count: number) => (index < 0 ? 0 : index >= count ? count - 1 : index);
    const cell = within(line, this.rows) * this.cols + within(column, this.cols);
    this.best = Math.max(this.best, row.fitness);
    const old = this.elites.get(cell);
    if (old !== undefined && old.fitness >= row.fitness) return undefined;
    this.elites.set(cell, { ...row, birth });
    return cell;
  }
}

function randomRows(rng: Rng, size: number, dim: number): Row[] {
  return Array.from({ length: size }, () => ({
    // Few values, so that equals meet; descriptors reach beyond the map and often lie on an edge of it.
    fitness: rng.below(2) === 0 ? rng.below(4) - 2 : rng.normal(),
    x: -1 + (rng.below(5 * STEPS + 1) - STEPS / 2) / STEPS,
    y: (rng.below(1.5 * STEPS + 1) - STEPS / 4) / STEPS,
    parent: rng.next(),
    solution: Array.from({ length: dim }, () => rng.normal()),
  }));
}

function expectSame(archive: EliteArchive, naive: NaiveArchive): void {
  const { stride, records } = archive;
  const elites = new Map<number, Row & { birth: number }>();
  for (let slot = 0; slot < archive.filled; slot++) {
    const [fitness, birth, parent, x, y, ...solution] = records.subarray(slot * stride, (slot + 1) * stride);
    elites.set(archive.cellOfSlot[slot], { fitness, birth, parent, x, y, solution });
  }
  // Entries, so that slots must stand in the order in which their cells were first filled.
  expect([...elites]).toEqual([...naive.elites]);
  const slots = new Int32Array(archive.cols * archive.rows).fill(-1);
  [...naive.elites.keys()].forEach((cell, slot) => (slots[cell] = slot));
  expect(archive.slotOfCell).toEqual(slots);
  const { seen, clipped, best } = naive;
  expect({ seen: archive.seen, clipped: archive.clipped, best: archive.best }).toEqual({ seen, clipped, best });
  const sum = [...naive.elites.values()].reduce((total, { fitness }) => total + fitness, 0);
  expect(Math.abs(archive.sum - sum)).toBeLessThan(1e-9);
}

describe('addBatch', () => {
  it('does what an archive does that takes one solution at a time', () => {
    const count = fc.integer({ min: 1, max: 9 });
    const sizes = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 4 }), sizes, fc.nat(), (cols, rows, dim, batches, seed) => {
        const rng = new Rng().start(seed, hashName('archive/test'), 0);
        const archive = newArchive(cols, rows, dim, DESCRIPTORS);
        const naive = new NaiveArchive(cols, rows);
        const accepted = acceptedFor(121);
        let birth = 1;
        for (const size of batches) {
          const offered = randomRows(rng, size, dim);
          const { batch, results } = arraysOf(offered, dim);
          addBatch(archive, batch, results, birth, accepted);
          const entered = offered
            .map((row, i) => ({ row: i, cell: naive.add(row, birth + i) }))
            .filter(({ cell }) => cell !== undefined);
          expect([...accepted.rows.subarray(0, accepted.size)]).toEqual(entered.map(({ row }) => row));
          expect([...accepted.cells.subarray(0, accepted.size)]).toEqual(entered.map(({ cell }) => cell));
          birth += size;
        }
        expectSame(archive, naive);
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it('grows beyond the slots it starts with', () => {
    const rng = new Rng().start(1, hashName('archive/growth'), 0);
    const [cols, rows, dim] = [60, 50, 3];
    const archive = newArchive(cols, rows, dim, DESCRIPTORS);
    const naive = new NaiveArchive(cols, rows);
    const first = archive.cellOfSlot.length;
    for (let birth = 1; birth < 10_000; birth += 500) {
      const offered = randomRows(rng, 500, dim);
      const { batch, results } = arraysOf(offered, dim);
      addBatch(archive, batch, results, birth, acceptedFor(500));
      offered.forEach((row, i) => naive.add(row, birth + i));
    }
    expect(archive.filled).toBeGreaterThan(2 * first);
    expectSame(archive, naive);
  });

  it('keeps the first of equals, in the cell and in the batch', () => {
    const archive = newArchive(2, 2, 1, DESCRIPTORS);
    const rows = [1, 5, 5, 5, 4].map((fitness, i) => ({ fitness, x: 0, y: 0, parent: 10 + i, solution: [i] }));
    const { batch, results } = arraysOf(rows, 1);
    const accepted = acceptedFor(5);
    addBatch(archive, batch, results, 101, accepted);
    expect([...accepted.rows.subarray(0, accepted.size)]).toEqual([0, 1]);
    addBatch(archive, batch, results, 201, accepted);
    expect(accepted.size).toBe(0);
    expect([...archive.records.subarray(0, archive.stride)]).toEqual([5, 102, 11, 0, 0, 1]);
  });

  it('files the limits of the range inside it, and what lies beyond in the edge cells', () => {
    const cases: [x: number, y: number, cell: number, clipped: number][] = [
      [-1, 0, 0, 0],
      [3, 0, 3, 0],
      [-1, 1, 8, 0],
      [3, 1, 11, 0],
      [1, 0, 2, 0],
      [1 - 2 ** -52, 0, 1, 0],
      [-1 - 2 ** -52, 0, 0, 1],
      [3 + 2 ** -51, 1, 11, 1],
      [0, -Number.MIN_VALUE, 1, 1],
      [Infinity, 0.5, 7, 1],
      [-Infinity, Infinity, 8, 1],
      [-0, -0, 1, 0],
    ];
    for (const [x, y, cell, clipped] of cases) {
      const archive = newArchive(4, 3, 1, DESCRIPTORS);
      const { batch, results } = arraysOf([{ fitness: -1, x, y, parent: 0, solution: [0] }], 1);
      const accepted = acceptedFor(1);
      addBatch(archive, batch, results, 1, accepted);
      expect([archive.cellOfSlot[0], accepted.cells[0], archive.clipped], `${x}, ${y}`).toEqual([cell, cell, clipped]);
      expect([archive.records[RECORD.x], archive.records[RECORD.y]]).toEqual([x, y]);
    }
  });
});

it('archiveBytes is what the arrays of a full archive take', () => {
  for (const [cols, rows, dim] of [
    [3, 5, 2],
    [40, 60, 7],
    [64, 64, 1],
  ]) {
    const archive = newArchive(cols, rows, dim, DESCRIPTORS);
    const size = cols * rows;
    const every = Array.from({ length: size }, (_, cell) => ({
      fitness: cell,
      x: -1 + (4 * ((cell % cols) + 0.5)) / cols,
      y: (Math.floor(cell / cols) + 0.5) / rows,
      parent: 0,
      solution: Array(dim).fill(cell) as number[],
    }));
    const { batch, results } = arraysOf(every, dim);
    addBatch(archive, batch, results, 1, acceptedFor(size));
    expect(archive.filled).toBe(size);
    const { slotOfCell, cellOfSlot, records } = archive;
    expect(slotOfCell.byteLength + cellOfSlot.byteLength + records.byteLength).toBe(archiveBytes(size, dim));
    expect([...cellOfSlot]).toEqual(every.map((_, cell) => cell));
  }
});

/** Records by birth. */
function recordsOf({ filled, records, stride }: EliteArchive): Map<number, number[]> {
  const all = Array.from({ length: filled }, (_, slot) => [...records.subarray(slot * stride, (slot + 1) * stride)]);
  return new Map(all.map((record) => [record[RECORD.birth], record]));
}

function filledArchive(archive: EliteArchive, seed: number, count: number): EliteArchive {
  const rng = new Rng().start(seed, hashName('archive/refine'), 0);
  const { batch, results } = arraysOf(randomRows(rng, count, archive.dim), archive.dim);
  addBatch(archive, batch, results, 1, acceptedFor(count));
  return archive;
}

function expectConsistent(archive: EliteArchive): void {
  const { filled, cellOfSlot, slotOfCell, records, stride } = archive;
  const taken = Array.from({ length: filled }, (_, slot) => slot);
  const places = taken.flatMap((slot) => [records[slot * stride + RECORD.x], records[slot * stride + RECORD.y]]);
  const cells = new Uint32Array(filled);
  cellsOf(archive, Float64Array.from(places), filled, cells);
  expect([...cellOfSlot.subarray(0, filled)]).toEqual([...cells]);
  const slots = new Int32Array(slotOfCell.length).fill(-1);
  cells.forEach((cell, slot) => (slots[cell] = slot));
  expect(slotOfCell).toEqual(slots);
  expect(archive.sum).toBeCloseTo(
    taken.reduce((sum, slot) => sum + records[slot * stride], 0),
    9,
  );
}

describe('regrid', () => {
  const side = fc.integer({ min: 1, max: 12 });

  it('loses no elite when every cell is divided, and moves none', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(2, 3, 4, 8), fc.nat(), (cols, rows, factor, seed) => {
        const coarse = filledArchive(newArchive(cols, rows, 2, DESCRIPTORS, [512, 512]), seed, 300);
        const before = clonePlain(coarse);
        const fine = regrid(coarse, cols * factor, rows * factor);
        expect(recordsOf(fine)).toEqual(recordsOf(coarse));
        expect(fine).toMatchObject({ seen: 300, clipped: coarse.clipped, best: coarse.best, finest: [512, 512] });
        expectConsistent(fine);
        expect(coarse).toEqual(before);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('keeps the best of those that meet in a cell, for any two sizes', () => {
    fc.assert(
      fc.property(side, side, side, side, fc.nat(), (cols, rows, newCols, newRows, seed) => {
        const old = filledArchive(newArchive(cols, rows, 1, DESCRIPTORS), seed, 300);
        const made = regrid(old, newCols, newRows);
        expectConsistent(made);
        // The same as offering the elites one after the other to an empty archive.
        const naive = new NaiveArchive(newCols, newRows);
        for (const [fitness, birth, parent, x, y, ...solution] of recordsOf(old).values())
          naive.add({ fitness, x, y, parent, solution }, birth);
        const expected = [...naive.elites.values()].map(({ birth }) => birth);
        expect([...recordsOf(made).keys()]).toEqual(expected);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('grows beyond the slots it starts with', () => {
    const coarse = filledArchive(newArchive(60, 50, 3, DESCRIPTORS), 1, 20_000);
    expect(coarse.filled).toBeGreaterThan(2 * newArchive(120, 100, 3, DESCRIPTORS).cellOfSlot.length);
    const fine = regrid(coarse, 120, 100);
    expect(recordsOf(fine)).toEqual(recordsOf(coarse));
    expectConsistent(fine);
  });
});

describe.each([256, 1000])('an archive of %i Voronoi cells', (count) => {
  it('keeps the first of the best of every cell, the cell being that of the nearest centroid', () => {
    const rng = new Rng().start(count, hashName('archive/cvt'), 0);
    const offered = randomRows(rng, 4000, 2);
    const archive = newCvtArchive(count, 2, DESCRIPTORS);
    const points = centroidsOf(count);
    const best = new Map<number, number>();
    const within = (value: number) => Math.min(1, Math.max(0, value));
    offered.forEach(({ x, y, fitness }, i) => {
      const [u, v] = [within((x + 1) / 4), within(y)];
      let cell = 0;
      const distance = (k: number) => (u - points[2 * k]) ** 2 + (v - points[2 * k + 1]) ** 2;
      for (let k = 1; k < count; k++) if (distance(k) < distance(cell)) cell = k;
      if (!best.has(cell) || fitness > offered[best.get(cell)!].fitness) best.set(cell, i);
    });
    const { batch, results } = arraysOf(offered, 2);
    // In two halves, so that cells are taken over across batches too.
    addBatch(archive, { ...batch, size: 1700 }, results, 1, acceptedFor(4000));
    const rest = arraysOf(offered.slice(1700), 2);
    addBatch(archive, rest.batch, rest.results, 1701, acceptedFor(4000));
    const births = new Map([...best].map(([cell, i]) => [cell, i + 1]));
    const found = Array.from({ length: archive.filled }, (_, slot): [number, number] => [
      archive.cellOfSlot[slot],
      archive.records[slot * archive.stride + RECORD.birth],
    ]);
    expect(new Map(found)).toEqual(births);
    expect(archive.clipped).toBe(offered.filter(({ x, y }) => x < -1 || x > 3 || y < 0 || y > 1).length);
    expectConsistent(archive);
    expect(clonePlain(archive)).toEqual(archive);
  });
});
