import { describe, expect, it } from 'vitest';
import { addBatch, archiveBytes, newArchive, RECORD } from '../core/archive.ts';
import { completeParams, type ParamValues } from '../core/params.ts';
import { clonePlain } from '../core/plain.ts';
import type { Batch, EliteArchive, RealSpace, Search, SearchContext } from '../core/types.ts';
import { mapElites } from './map-elites.ts';

const DIM = 4;
const OPEN: RealSpace = {
  kind: 'real',
  dim: DIM,
  lower: -Infinity,
  upper: Infinity,
  initial: { kind: 'uniform', low: -1, high: 3 },
};

const contextOf = (space: RealSpace, seed: number): SearchContext => ({
  space,
  seed,
  objectives: [{ name: 'f', unit: '', floor: 0, ceiling: 1 }],
  descriptors: [
    { name: 'x', unit: '', range: [-1, 3] },
    { name: 'y', unit: '', range: [-1, 3] },
  ],
});

function open(given: ParamValues, space = OPEN, seed = 1) {
  const params = completeParams(mapElites.params, { batch: 500, initial: 500, cols: 6, rows: 6, ...given });
  const search = mapElites.create(contextOf(space, seed), params);
  return { search, params, state: search.init() };
}

const emptyBatch = ({ capacity }: Search, dim = DIM): Batch => ({
  size: 0,
  solutions: new Float64Array(capacity * dim).fill(NaN),
  parents: new Uint32Array(capacity).fill(123456),
});

/** The batch asked next, or its first `limit` rows. */
function ask(search: Search, state: unknown, limit = Infinity): Batch {
  const batch = emptyBatch(search);
  batch.size = Math.min(limit, search.nextSize(state));
  search.ask(state, batch, batch.size);
  return batch;
}

/** Descriptors are the first two numbers, the objective the third: every batch brings new elites. */
function tell(search: Search, state: unknown, batch: Batch, firstBirth: number): void {
  const { capacity } = search;
  const objectives = Float64Array.from({ length: batch.size }, (_, i) => batch.solutions[i * DIM + 2]);
  const descriptors = Float64Array.from(
    { length: 2 * batch.size },
    (_, i) => batch.solutions[(i >> 1) * DIM + (i & 1)],
  );
  const accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
  search.tell(state, batch, { objectives, descriptors }, firstBirth, accepted);
}

/** Runs `batches` batches and stops before the next is asked. */
function warmUp(given: ParamValues, batches = 1, space = OPEN, seed = 1) {
  const opened = open(given, space, seed);
  let birth = 1;
  for (let i = 0; i < batches; i++) {
    const batch = ask(opened.search, opened.state);
    tell(opened.search, opened.state, batch, birth);
    birth += batch.size;
  }
  return { ...opened, archive: opened.search.archive!(opened.state) };
}

const row = (batch: Batch, i: number): number[] => [...batch.solutions.subarray(i * DIM, (i + 1) * DIM)];

function elitesByBirth({ records, stride, filled }: EliteArchive): Map<number, number[]> {
  return new Map(
    Array.from({ length: filled }, (_, slot) => [
      records[slot * stride + RECORD.birth],
      [...records.subarray(slot * stride + RECORD.solution, (slot + 1) * stride)],
    ]),
  );
}

/** Child minus parent, and the parent, for every row of many batches asked from one state of the map. */
function steps({ search, state, archive }: ReturnType<typeof warmUp>, batches: number) {
  const elites = elitesByBirth(archive);
  return Array.from({ length: batches }, () => ask(search, state)).flatMap((batch) =>
    Array.from({ length: batch.size }, (_, i) => {
      const parent = elites.get(batch.parents[i])!;
      return { parent, birth: batch.parents[i], step: row(batch, i).map((v, k) => v - parent[k]) };
    }),
  );
}

function expectStandardNormal(values: readonly number[]): void {
  const n = values.length;
  const moment = (power: number) => values.reduce((sum, v) => sum + v ** power, 0) / n;
  [0, 1, 0, 3].forEach((expected, i) => {
    const deviation = Math.sqrt([1, 2, 15, 96][i] / n);
    expect(Math.abs(moment(i + 1) - expected), `moment ${i + 1}`).toBeLessThan(4.5 * deviation);
  });
}

describe('the initial population', () => {
  it('has its size, whatever the batch, and no parents', () => {
    const { search, state } = open({ batch: 64, initial: 150, variation: 'gaussian' });
    const sizes: number[] = [];
    for (let birth = 1; sizes.length < 5; birth += sizes[sizes.length - 1]) {
      const batch = ask(search, state);
      sizes.push(batch.size);
      if (sizes.length <= 3) expect([...batch.parents.subarray(0, batch.size)]).toEqual(Array(batch.size).fill(0));
      else expect(Math.min(...batch.parents.subarray(0, batch.size))).toBeGreaterThan(0);
      tell(search, state, batch, birth);
    }
    expect(sizes).toEqual([64, 64, 22, 64, 64]);
  });

  it('is uniform where the space says so', () => {
    const { search, state } = open({ batch: 2000, initial: 20_000 });
    const counts = Array<number>(40).fill(0);
    for (let i = 0; i < 10; i++) for (const v of ask(search, state).solutions) counts[Math.floor((v + 1) * 10)]++;
    const chiSquare = counts.reduce((sum, c) => sum + (c - 2000) ** 2 / 2000, 0);
    expect(counts.reduce((a, b) => a + b)).toBe(80_000);
    expect(chiSquare).toBeLessThan(39 + 5 * Math.sqrt(78));
  });

  it('is normal where the space says so, clipped to its bounds', () => {
    const space: RealSpace = { ...OPEN, initial: { kind: 'normal', mean: 2, sd: 0.5 } };
    const { search, state } = open({ batch: 10_000, initial: 10_000 }, space);
    const free = ask(search, state).solutions;
    expectStandardNormal(Array.from(free, (v) => (v - 2) / 0.5));
    const boxed = open({ batch: 10_000, initial: 10_000 }, { ...space, lower: 1.5, upper: 2.2 });
    expect(ask(boxed.search, boxed.state).solutions).toEqual(free.map((v) => Math.min(2.2, Math.max(1.5, v))));
  });
});

describe('children', () => {
  it('by Gaussian variation differ from their parents by σ·N(0, I)', () => {
    const taken = steps(warmUp({ variation: 'gaussian', sigma: 0.3 }, 3), 60);
    for (let k = 0; k < DIM; k++) expectStandardNormal(taken.map(({ step }) => step[k] / 0.3));
    expectStandardNormal(taken.flatMap(({ step }) => step.map((v) => v / 0.3)));
    const products = taken.map(({ step }) => (step[0] * step[1]) / 0.09);
    expect(Math.abs(products.reduce((a, b) => a + b) / taken.length)).toBeLessThan(4.5 / Math.sqrt(taken.length));
  });

  it('by iso+line without line differ from their parents by iso·N(0, I)', () => {
    const taken = steps(warmUp({ iso: 0.2, line: 0 }, 3), 60);
    for (let k = 0; k < DIM; k++) expectStandardNormal(taken.map(({ step }) => step[k] / 0.2));
    expectStandardNormal(taken.flatMap(({ step }) => step.map((v) => v / 0.2)));
  });

  it('by iso+line without iso lie on lines to other elites, N(0, line²) of the way, each elite as likely', () => {
    // From the initial population only: its children lie on lines between elites and would fit several.
    const warm = warmUp({ iso: 0, line: 0.7 });
    const byBirth = elitesByBirth(warm.archive);
    const elites = [...byBirth.values()];
    const hits = new Map(elites.map((elite) => [elite, 0]));
    const shares: number[] = [];
    const taken = steps(warm, 6);
    for (const { birth, step } of taken) {
      const parent = byBirth.get(birth)!;
      const fits = elites.flatMap((other) => {
        const way = other.map((v, k) => v - parent[k]);
        const length = way.reduce((sum, v) => sum + v * v, 0);
        const share = way.reduce((sum, v, k) => sum + v * step[k], 0) / (length || 1);
        return way.every((v, k) => Math.abs(share * v - step[k]) < 1e-12) ? [{ other, share }] : [];
      });
      // One elite, or the parent itself.
      const alone = step.every((v) => v === 0);
      expect(alone ? fits.some(({ other }) => other === parent) : fits.length === 1).toBe(true);
      if (!alone) shares.push(fits[0].share / 0.7);
      const to = alone ? parent : fits[0].other;
      hits.set(to, hits.get(to)! + 1);
    }
    expectStandardNormal(shares);
    const expected = taken.length / elites.length;
    const chiSquare = [...hits.values()].reduce((sum, c) => sum + (c - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(elites.length - 1 + 5 * Math.sqrt(2 * (elites.length - 1)));
  });

  it('by iso+line take both steps at once', () => {
    const [both, iso, line] = [
      { iso: 0.2, line: 0.7 },
      { iso: 0.2, line: 0 },
      { iso: 0, line: 0.7 },
    ].map((given) => steps(warmUp(given), 1));
    both.forEach(({ birth, step }, i) => {
      expect([iso[i].birth, line[i].birth]).toEqual([birth, birth]);
      step.forEach((v, k) => expect(Math.abs(v - iso[i].step[k] - line[i].step[k])).toBeLessThan(1e-13));
    });
  });

  it.each(['gaussian', 'iso-line'])('by %s are clipped to the box', (variation) => {
    const given = { variation, sigma: 1, iso: 0.8, line: 1 };
    const boxed = warmUp(given, 1, { ...OPEN, lower: -1, upper: 3 });
    const free = warmUp(given);
    const inside = ask(boxed.search, boxed.state).solutions;
    const outside = ask(free.search, free.state).solutions;
    expect(outside.some((v) => v < -1) && outside.some((v) => v > 3)).toBe(true);
    expect(inside).toEqual(outside.map((v) => Math.min(3, Math.max(-1, v))));
  });

  it('have parents chosen uniformly from the occupied cells', () => {
    const warm = warmUp({ variation: 'gaussian' }, 4);
    const births = [...elitesByBirth(warm.archive).keys()];
    const counts = new Map(births.map((birth) => [birth, 0]));
    const taken = steps(warm, 30);
    for (const { birth } of taken) counts.set(birth, counts.get(birth)! + 1);
    const expected = taken.length / births.length;
    const chiSquare = [...counts.values()].reduce((sum, c) => sum + (c - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(36);
    expect(chiSquare).toBeLessThan(35 + 5 * Math.sqrt(70));
    expect(chiSquare).toBeGreaterThan(35 - 4 * Math.sqrt(70));
  });
});

describe.each(['gaussian', 'iso-line'])('a batch asked with %s', (variation) => {
  it.each([0, 1, 3])('after %i batches depends on the state alone, not on what was asked between', (batches) => {
    const { search, state } = warmUp({ variation }, batches);
    const kept = clonePlain(state);
    const first = ask(search, state);
    for (let i = 0; i < 3; i++) ask(search, state);
    expect(ask(search, clonePlain(kept))).toEqual(first);
    expect(ask(open({ variation }).search, clonePlain(kept))).toEqual(first);
    expect(ask(open({ variation }, OPEN, 2).search, clonePlain(kept)).solutions).not.toEqual(first.solutions);
    expect(ask(search, state).solutions).not.toEqual(first.solutions);
  });

  it.each([0, 2])('after %i batches has fewer rows at the end of the budget, but the same', (batches) => {
    const { search, state } = warmUp({ variation }, batches);
    const full = ask(search, clonePlain(state));
    for (const size of [1, 7, 499]) {
      const part = ask(search, clonePlain(state), size);
      expect(part.solutions.subarray(0, size * DIM)).toEqual(full.solutions.subarray(0, size * DIM));
      expect(part.parents.subarray(0, size)).toEqual(full.parents.subarray(0, size));
      // What lies beyond is left as it was.
      expect(part.solutions.subarray(size * DIM).every((v) => Number.isNaN(v))).toBe(true);
      expect(part.parents.subarray(size).every((v) => v === 123456)).toBe(true);
    }
  });
});

it('files what it is told in its archive, whose size is what it says it may need', () => {
  const { search, params, state } = open({});
  const batch = ask(search, state);
  const own = newArchive(6, 6, DIM, contextOf(OPEN, 1).descriptors);
  const results = {
    objectives: batch.solutions.filter((_, i) => i % DIM === 3),
    descriptors: batch.solutions.filter((_, i) => i % DIM < 2),
  };
  const [theirs, mine] = [0, 1].map(() => ({ size: 0, rows: new Uint32Array(500), cells: new Uint32Array(500) }));
  search.tell(state, batch, results, 1, theirs);
  addBatch(own, batch, results, 1, mine);
  expect(search.archive!(state)).toEqual(own);
  expect(theirs).toEqual(mine);
  expect(mapElites.memory(contextOf(OPEN, 1), params)).toBe(archiveBytes(36, DIM));
});

/** Runs batch after batch, telling after each how many evaluations were done and how large the map is. */
function sizesOf(given: ParamValues, batches: number): string[] {
  const { search, state } = open(given);
  const seen: string[] = [];
  let birth = 1;
  for (let i = 0; i < batches; i++) {
    const batch = ask(search, state);
    tell(search, state, batch, birth);
    birth += batch.size;
    const { cols, rows } = search.archive!(state);
    const size = `${cols}×${rows}`;
    if (!seen.at(-1)?.endsWith(` ${size}`)) seen.push(`${birth - 1 - batch.size} ${size}`);
  }
  return seen;
}

describe('a map that is refined', () => {
  const HIERARCHICAL = { archive: 'hierarchical', batch: 50, initial: 120, start: 4, 'refine-after': 200 };

  it('doubles after the initial population and so many children, then twice as many each time', () => {
    expect(sizesOf({ ...HIERARCHICAL, cols: 32, rows: 32 }, 60)).toEqual([
      '0 4×4',
      '320 8×8',
      '520 16×16',
      '920 32×32',
    ]);
  });

  it("follows the seed paper's program: 64, then 128, 256 and 512 at iterations 1,250, 2,500 and 5,000", () => {
    // Batches of 2,000 after 20,000; here a thousandth of that, since only the sizes count.
    const given = { archive: 'hierarchical', batch: 2, initial: 20, start: 64, 'refine-after': 2500 };
    const at = (iteration: number) => 20 + 2 * iteration;
    expect(sizesOf({ ...given, cols: 512, rows: 512 }, 5100)).toEqual([
      '0 64×64',
      `${at(1250)} 128×128`,
      `${at(2500)} 256×256`,
      `${at(5000)} 512×512`,
    ]);
  });

  it('ends exactly at its last size, whatever that is, each side for itself', () => {
    expect(sizesOf({ ...HIERARCHICAL, cols: 11, rows: 3 }, 40)).toEqual(['0 4×3', '320 8×3', '520 11×3']);
    expect(sizesOf({ ...HIERARCHICAL, start: 64, cols: 20, rows: 30 }, 40)).toEqual(['0 20×30']);
  });

  it('catches up when a batch passes several refinements', () => {
    const given = { ...HIERARCHICAL, batch: 1000, initial: 100, cols: 64, rows: 64 };
    expect(sizesOf(given, 4)).toEqual(['0 4×4', '1100 32×32', '2100 64×64']);
  });

  it('keeps every elite through a refinement', () => {
    const warm = warmUp({ ...HIERARCHICAL, cols: 32, rows: 32 }, 7);
    const before = elitesByBirth(warm.archive);
    expect(warm.archive.cols).toBe(4);
    ask(warm.search, warm.state);
    const after = warm.search.archive!(warm.state);
    expect(after).toMatchObject({ cols: 8, rows: 8, finest: [32, 32] });
    expect(elitesByBirth(after)).toEqual(before);
  });

  it('asks for the same batch again of a state kept before it was refined', () => {
    const { search, state } = warmUp({ ...HIERARCHICAL, cols: 32, rows: 32 }, 7);
    const kept = clonePlain(state);
    const batch = ask(search, state);
    expect(search.archive!(state).cols).toBe(8);
    expect(search.archive!(kept).cols).toBe(4);
    expect(ask(open({ ...HIERARCHICAL, cols: 32, rows: 32 }).search, kept)).toEqual(batch);
  });
});

it('files elites in Voronoi cells when asked to, and says what they may need', () => {
  const { archive } = warmUp({ archive: 'cvt', centroids: '256' }, 6);
  expect(archive).toMatchObject({ cols: 256, rows: 1, finest: [256, 1] });
  expect(archive.filled).toBeGreaterThan(150);
  expect(warmUp({ archive: 'cvt' }, 1).archive.cols).toBe(1000);
  const params = completeParams(mapElites.params, { archive: 'cvt', centroids: '256', cols: 512 });
  expect(mapElites.memory(contextOf(OPEN, 1), params)).toBe(archiveBytes(256, DIM));
});
