import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBatch, archiveBytes, newArchive, RECORD } from './archive.ts';
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
