import { describe, expect, it } from 'vitest';
import { newArchive, RECORD } from '../../core/archive.ts';
import { clonePlain } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Accepted, Batch, EliteArchive, Results } from '../../core/types.ts';
import { Genealogy } from './genealogy.ts';

interface Step {
  readonly batch: Batch;
  readonly results: Results;
  readonly accepted: Accepted;
  readonly firstBirth: number;
}

/** A run in which children have any accepted solution for a parent; some batches bring nothing. */
function randomRun(batches: number, size: number): Step[] {
  const rng = new Rng().start(1, hashName('genealogy/test'), 0);
  const born: number[] = [];
  return Array.from({ length: batches }, (_, k) => {
    const firstBirth = 1 + k * size;
    const parents = Uint32Array.from({ length: size }, () => (k < 2 ? 0 : born[rng.below(born.length)]));
    const rows = Array.from({ length: size }, (_row, i) => i).filter(() => k % 7 !== 3 && rng.below(3) === 0);
    born.push(...rows.map((row) => firstBirth + row));
    const accepted = { size: rows.length, rows: new Uint32Array(size), cells: new Uint32Array(size) };
    accepted.rows.set(rows);
    const descriptors = Float64Array.from({ length: 2 * size }, () => Math.fround(rng.uniform()));
    const objectives = Float64Array.from({ length: size }, () => Math.fround(rng.uniform()));
    const results = { objectives, descriptors };
    return { batch: { size, solutions: new Float64Array(0), parents }, results, accepted, firstBirth };
  });
}

/** An archive in which the solutions born at `living` are the elites. */
function archiveOf(living: readonly number[]): EliteArchive {
  const axis = { name: 'x', unit: '', range: [0, 1] } as const;
  const archive = newArchive(1, Math.max(1, living.length), 0, [axis, axis]);
  living.forEach((birth, slot) => (archive.records[slot * archive.stride + RECORD.birth] = birth));
  archive.filled = living.length;
  return archive;
}

function observe(genealogy: Genealogy, steps: readonly Step[], archive = archiveOf([])): Genealogy {
  for (const { batch, results, accepted, firstBirth } of steps) {
    genealogy.add(batch, results, accepted, firstBirth, archive);
  }
  return genealogy;
}

interface Birth {
  readonly birth: number;
  readonly parent: number;
  readonly place: readonly number[];
  readonly fitness: number;
}

/** Every accepted solution by its birth. */
const birthsOf = (steps: readonly Step[]): Map<number, Birth> =>
  new Map(
    steps.flatMap(({ batch, results, accepted, firstBirth }) =>
      Array.from(accepted.rows.subarray(0, accepted.size), (row): [number, Birth] => [
        firstBirth + row,
        {
          birth: firstBirth + row,
          parent: batch.parents[row],
          place: [...results.descriptors.subarray(2 * row, 2 * row + 2)],
          fitness: results.objectives[row],
        },
      ]),
    ),
  );

function pathTo(birth: number, births: ReadonlyMap<number, Birth>): Birth[] {
  const own = births.get(birth);
  return own === undefined ? [] : [...pathTo(own.parent, births), own];
}

const STEPS = randomRun(150, 100);
const BIRTHS = birthsOf(STEPS);

function expectAllPaths(genealogy: Genealogy): void {
  let longest = 0;
  for (const birth of BIRTHS.keys()) {
    // One in five says enough, in a fifth of the time.
    if (birth % 5 !== 0) continue;
    const path = pathTo(birth, BIRTHS);
    longest = Math.max(longest, path.length);
    expect(genealogy.ancestry(birth)).toEqual({
      births: Float64Array.from(path, (one) => one.birth),
      descriptors: Float64Array.from(path.flatMap((one) => one.place)),
      fitness: Float32Array.from(path, (one) => one.fitness),
      truncated: false,
    });
  }
  expect(longest).toBeGreaterThan(8);
}

describe('a genealogy', () => {
  it('tells every ancestry, beyond the room it starts with', () => {
    expect(BIRTHS.size).toBeGreaterThan(4096);
    expectAllPaths(observe(new Genealogy(), STEPS));
  });

  it('records every birth once, in order, however often a stretch is run through', () => {
    const genealogy = observe(new Genealogy(), STEPS.slice(0, 40));
    observe(genealogy, STEPS.slice(10, 30));
    observe(genealogy, STEPS.slice(39, 41));
    observe(genealogy, STEPS.slice(0, 60));
    observe(genealogy, STEPS.slice(55));
    const record = genealogy.save();
    expect([...record.births]).toEqual([...BIRTHS.keys()]);
    expect([...record.parents]).toEqual([...BIRTHS.values()].map((one) => one.parent));
    expect([...record.descriptors]).toEqual([...BIRTHS.values()].flatMap((one) => one.place));
    expect([...record.fitness]).toEqual([...BIRTHS.values()].map((one) => one.fitness));
  });

  it('goes on from a record that was saved, and leaves that record as it was', () => {
    const half = observe(new Genealogy(), STEPS.slice(0, 70)).save();
    const kept = clonePlain(half);
    const genealogy = new Genealogy();
    genealogy.load(half);
    expect(genealogy.save()).toEqual(kept);
    expectAllPaths(observe(genealogy, STEPS.slice(50)));
    expect(half).toEqual(kept);
    const empty = new Genealogy();
    empty.load(new Genealogy().save());
    expectAllPaths(observe(empty, STEPS));
  });

  it('says so where an ancestor is not on record', () => {
    const genealogy = observe(new Genealogy(), STEPS.slice(60));
    const from = STEPS[60].firstBirth;
    let truncated = 0;
    for (const birth of BIRTHS.keys()) {
      if (birth < from || birth % 5 !== 0) continue;
      const path = pathTo(birth, BIRTHS);
      // What is known: from the first ancestor after which none is missing.
      const missing = path.findLastIndex((one) => one.birth < from);
      const told = genealogy.ancestry(birth);
      expect([...told.births]).toEqual(path.slice(missing + 1).map((one) => one.birth));
      expect(told.truncated).toBe(missing >= 0);
      if (told.truncated) truncated++;
    }
    expect(truncated).toBeGreaterThan(20);
  });

  it('of no one is nothing', () => {
    const genealogy = observe(new Genealogy(), STEPS);
    expect(genealogy.ancestry(0)).toMatchObject({ births: new Float64Array(0), truncated: false });
    const unborn = STEPS.length * 100 + 1;
    expect(genealogy.ancestry(unborn)).toMatchObject({ births: new Float64Array(0), truncated: true });
  });

  it('keeps the whole ancestry of the living when the record is full, and says so of others', () => {
    const rng = new Rng().start(2, hashName('genealogy/test'), 0);
    const living = new Map<number, number>();
    const steps: Step[] = [];
    const genealogy = new Genealogy(600);
    for (let k = 0; k < 200; k++) {
      // As in MAP-Elites: children of the living, each of which takes one of 100 cells.
      const elites = [...living.values()];
      const parents = Uint32Array.from({ length: 20 }, () => (k === 0 ? 0 : elites[rng.below(elites.length)]));
      const rows = Uint32Array.from({ length: 20 }, (_, i) => i);
      const accepted = { size: 20, rows, cells: Uint32Array.from(rows, () => rng.below(100)) };
      const results = { objectives: new Float64Array(20), descriptors: new Float64Array(40) };
      const firstBirth = 1 + k * 20;
      const step = { batch: { size: 20, solutions: new Float64Array(0), parents }, results, accepted, firstBirth };
      steps.push(step);
      accepted.cells.forEach((cell, row) => living.set(cell, firstBirth + row));
      observe(genealogy, [step], archiveOf([...living.values()]));
      expect(genealogy.save().births.length).toBeLessThanOrEqual(600);
    }
    const births = birthsOf(steps);
    expect(births.size).toBe(4000);
    for (const birth of living.values()) {
      const { truncated, births: path } = genealogy.ancestry(birth);
      expect(truncated).toBe(false);
      expect(Array.from(path)).toEqual(pathTo(birth, births).map((ancestor) => ancestor.birth));
    }
    expect([...births.keys()].filter((birth) => genealogy.ancestry(birth).truncated).length).toBeGreaterThan(3000);
  });

  it('takes in no more once the living alone fill it, and nothing twice after that', () => {
    const size = 5;
    const rows = Uint32Array.from({ length: size }, (_, i) => i);
    const results = { objectives: new Float64Array(size), descriptors: new Float64Array(0) };
    const batch = { size, solutions: new Float64Array(0), parents: new Uint32Array(size) };
    const accepted = { size, rows, cells: rows };
    const genealogy = new Genealogy(7);
    genealogy.add(batch, results, accepted, 1, archiveOf([1, 2, 3, 4, 5]));
    for (let again = 0; again < 2; again++) {
      genealogy.add(batch, results, accepted, 6, archiveOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
      expect(Array.from(genealogy.save().births)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(genealogy.ancestry(7).truncated).toBe(false);
      expect(genealogy.ancestry(8).truncated).toBe(true);
    }
  });
});
