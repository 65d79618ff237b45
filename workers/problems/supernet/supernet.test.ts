import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../core/categorical.ts';
import { completeParams } from '../../core/params.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Backend, CategoricalSpace, Inference } from '../../core/types.ts';
import { createInference } from '../../onnx/session.ts';
import { DIM, GENES, genesOf, idOf, isDead, NETWORKS, stagesOf } from './architecture.ts';
import { costOf, receptiveField } from './cost.ts';
import { MACS_FRONT, WEIGHTS_FRONT } from './front.ts';
import { decodeLatency, encodeLatency, FEATURES, latencyRange, predictLatency } from './latency.ts';
import { supernet } from './supernet.ts';

const MODELS = path.join(import.meta.dirname, '../../../public/models');
const inference = createInference(async (file) => new Uint8Array(await readFile(path.join(MODELS, file))));
const problemOf = (cost: string, from: Inference = inference) =>
  supernet.create(completeParams(supernet.params, { cost }), { evaluator: 'exact', inference: from });
const problem = problemOf('macs');

const rng = new Rng().start(1, hashName('supernet/test'), 0);
/** Drawn as first solutions are, dead genes and all. */
const draws = (count: number) =>
  Float64Array.from({ length: count * DIM }, (_, k) => rng.below(GENES[k % DIM].options.length));

async function evaluated(solutions: Float64Array, from = problem, cuts: readonly number[] = []) {
  const size = solutions.length / DIM;
  const results = { objectives: new Float64Array(2 * size), descriptors: new Float64Array(2 * size) };
  const batch = { size, solutions, parents: new Uint32Array(size) };
  const ends = [...cuts, size];
  for (const [i, to] of ends.entries()) await from.evaluate(batch, results, ends[i - 1] ?? 0, to);
  return results;
}

const solutionsOf = (ids: readonly number[]) => Float64Array.from(ids.flatMap(genesOf));
const accuracy = (wrong: number) => (1000 - wrong) / 10;

/** Networks drawn at random, each at most once, and their wrong answers in the table of all. */
const HUNDRED = [...new Set(Array.from({ length: 120 }, () => rng.below(NETWORKS)))].slice(0, 100);
const table = readFileSync(path.join(MODELS, 'supernet/truth.bin'));
const WRONG = HUNDRED.map((id) => table.readUInt16LE(4 * id));

describe('supernet', () => {
  it('gives what the table of all networks has, for a hundred drawn at random', async () => {
    const { objectives, descriptors } = await evaluated(solutionsOf(HUNDRED));
    expect([...objectives.subarray(0, 100)]).toEqual(WRONG.map(accuracy));
    for (const [i, id] of HUNDRED.entries()) {
      const { macs } = costOf(stagesOf(id));
      expect(objectives[100 + i]).toBeCloseTo(-Math.log10(macs), 12);
      expect(descriptors[2 * i]).toBe(-objectives[100 + i]);
      expect(descriptors[2 * i + 1]).toBe(receptiveField(stagesOf(id)));
    }
  });

  it('weighs the latency that a model of some device predicts', async () => {
    const model = {
      ...{ protocol: 1, backend: 'webgpu' as const, batch: 1 as const },
      weights: Array.from({ length: FEATURES }, (_, k) => (k % 13) / 10),
      ...{ intercept: 0.25, least: 0.1 },
    };
    const latency = encodeLatency(model);
    const params = completeParams(supernet.params, { cost: 'latency', latency });
    const timed = supernet.create(params, { evaluator: 'exact', inference });
    expect(timed.objectives[1]).toMatchObject({ name: 'predicted latency', unit: 'log₁₀ ms', minimised: true });
    const ids = [0, 31_415, NETWORKS - 1];
    const { objectives } = await evaluated(solutionsOf(ids), timed);
    const [least, most] = latencyRange(decodeLatency(latency));
    for (const [i, id] of ids.entries()) {
      const ms = predictLatency(decodeLatency(latency), stagesOf(id));
      expect(objectives[3 + i]).toBeCloseTo(-Math.log10(ms), 12);
      expect(ms).toBeGreaterThanOrEqual(least);
      expect(ms).toBeLessThanOrEqual(most);
    }
    const { floor, ceiling } = timed.objectives[1];
    expect([floor, ceiling].map((value) => value + 0)).toEqual(
      [most, least].map((ms) => expect.closeTo(-Math.log10(ms), 12)),
    );
    // The true front is another on every device; what hypervolume is measured from is worse than all.
    expect(timed.fronts?.front).toBeUndefined();
    expect(timed.fronts?.reference[1]).toBeLessThan(floor);
  });

  it('maps multiplications and latency if told to, and nothing else changes', async () => {
    const weights = Array.from({ length: FEATURES }, (_, k) => (k % 13 === 7 ? 0.5 : (k % 7) / 50));
    const about = { protocol: 1, backend: 'wasm' as const, batch: 256 as const };
    const latency = encodeLatency({ ...about, weights, intercept: 0.25, least: 0.1 });
    const create = (values: Readonly<Record<string, string>>) =>
      supernet.create(completeParams(supernet.params, { latency, ...values }), { evaluator: 'exact', inference });
    const mapped = create({ cost: 'latency', map: 'latency' });
    const plain = create({ cost: 'latency' });
    const [low, high] = latencyRange(decodeLatency(latency)).map(Math.log10);
    expect(mapped.descriptors[1]).toMatchObject({ name: 'predicted latency', unit: 'log₁₀ ms' });
    expect(mapped.descriptors[1].range).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    const solutions = solutionsOf([0, 31_415, NETWORKS - 1]);
    const [found, before] = [await evaluated(solutions, mapped), await evaluated(solutions, plain)];
    expect(found.objectives).toEqual(before.objectives);
    for (let row = 0; row < 3; row++) {
      expect(found.descriptors[2 * row]).toBe(before.descriptors[2 * row]);
      expect(found.descriptors[2 * row + 1]).toBe(-found.objectives[3 + row]);
    }
    // Of no other cost.
    expect(create({ cost: 'macs', map: 'latency' }).descriptors).toEqual(problem.descriptors);
    // Reached where some network is, the slowest included, which lies at the very end of the range.
    const cells = new Set<number>();
    for (let id = 0; id < NETWORKS; id++) {
      const share = (value: number, [from, to]: readonly [number, number]) => (value - from) / (to - from);
      const across = share(Math.log10(costOf(stagesOf(id)).macs), mapped.descriptors[0].range);
      const up = share(Math.log10(predictLatency(decodeLatency(latency), stagesOf(id))), [low, high]);
      cells.add(Math.min(19, Math.floor(20 * up)) * 20 + Math.floor(20 * across));
    }
    const mask = mapped.reachable!(20, 20);
    const reached = [...mask.keys()].filter((cell) => mask[cell] === 1);
    // Logarithms of other programs may differ in the last bit, and a network that lies on an edge fall beside it.
    expect(reached.filter((cell) => !cells.has(cell)).length).toBeLessThanOrEqual(1);
    expect(Math.abs(reached.length - cells.size)).toBeLessThanOrEqual(1);
    expect(reached.at(-1)).toBeGreaterThanOrEqual(380);
  });

  it('is refused in a sentence where no device was measured', () => {
    const params = completeParams(supernet.params, { cost: 'latency' });
    expect(() => supernet.create(params, { evaluator: 'exact', inference })).toThrow(
      /^a device that was measured was expected/,
    );
  });

  it('weighs weights if told to', async () => {
    const { objectives } = await evaluated(solutionsOf([0, NETWORKS - 1]), problemOf('params'));
    expect([...objectives.subarray(2)].map((value) => Math.round(1e6 * value))).toEqual([
      -Math.round(1e6 * Math.log10(842)),
      -Math.round(1e6 * Math.log10(37_866)),
    ]);
  });

  it('gives a row the same bits wherever it stands, however a batch is cut, and whatever was asked before', async () => {
    const solutions = draws(24);
    const whole = await evaluated(solutions);
    expect(await evaluated(solutions, problemOf('macs'), [1, 2, 9, 20])).toEqual(whole);
    const alone = await evaluated(solutions.slice(13 * DIM, 14 * DIM), problemOf('macs'));
    expect(alone.objectives).toEqual(Float64Array.of(whole.objectives[13], whole.objectives[24 + 13]));
    expect(alone.descriptors).toEqual(whole.descriptors.slice(26, 28));
  });

  it('does not look at dead genes, and asks about a network once', async () => {
    let runs = 0;
    const counting: Inference = {
      ...inference,
      async open(model: Uint8Array | string, backend: Backend) {
        const network = await inference.open(model, backend);
        return { run: (inputs) => (runs++, network.run(inputs)) };
      },
    };
    const solutions = draws(16);
    const dead = Array.from({ length: DIM * 16 }, (_, k) => isDead(solutions, k - (k % DIM), k % DIM));
    expect(dead.filter(Boolean).length).toBeGreaterThan(10);
    const other = solutions.map((option, k) => (dead[k] ? (option + 1) % 3 : option));
    const canonical = solutions.slice();
    const space = problem.space as CategoricalSpace;
    for (let row = 0; row < 16; row++) canonicalise(space, canonical, row * DIM);
    const counted = problemOf('macs', counting);
    const first = await evaluated(solutions, counted);
    const asked = runs;
    expect(asked).toBeGreaterThan(0);
    expect(await evaluated(other, counted)).toEqual(first);
    expect(await evaluated(canonical, counted)).toEqual(first);
    expect(runs).toBe(asked);
    for (let row = 0; row < 16; row++) expect(idOf(other, row * DIM)).toBe(idOf(solutions, row * DIM));
  });

  it('reads its weights again if that failed', async () => {
    let there = false;
    const failing: Inference = {
      ...inference,
      bytes: (file) => (there ? inference.bytes(file) : Promise.reject(new Error(`no ${file}`))),
    };
    const once = problemOf('macs', failing);
    await expect(evaluated(draws(1), once)).rejects.toThrow('no supernet/weights.bin');
    there = true;
    expect((await evaluated(solutionsOf([HUNDRED[0]]), once)).objectives[0]).toBe(accuracy(WRONG[0]));
  });
});

describe('the true fronts', () => {
  const FRONTS = [
    ['macs', MACS_FRONT, (id: number) => costOf(stagesOf(id)).macs],
    ['params', WEIGHTS_FRONT, (id: number) => costOf(stagesOf(id)).parameters],
  ] as const;

  it.each(FRONTS)(
    'of %s have the answers that are found, and nobody of a sample beats them',
    async (cost, front, costIn) => {
      const { objectives } = await evaluated(solutionsOf(front.map(([id]) => id)));
      expect([...objectives.subarray(0, front.length)]).toEqual(front.map(([, wrong]) => accuracy(wrong)));
      const points = front.map(([id, wrong]) => ({ cost: costIn(id), wrong }));
      points.slice(1).forEach(({ cost: more, wrong }, i) => {
        expect(more).toBeGreaterThan(points[i].cost);
        expect(wrong).toBeLessThan(points[i].wrong);
      });
      // Each of the sample is beaten, or on the front.
      for (const [i, id] of HUNDRED.entries())
        expect(points.some((point) => point.cost <= costIn(id) && point.wrong <= WRONG[i])).toBe(true);
      expect(problemOf(cost).fronts?.front).toHaveLength(2 * front.length);
    },
  );

  it.each(FRONTS)('of %s have the hypervolume that is the sum of its steps', (cost, front, costIn) => {
    const { reference, hypervolume } = problemOf(cost).fronts!;
    const [least, most] = [0, NETWORKS - 1].map((id) => Math.log10(costIn(id)));
    expect(reference[0]).toBeCloseTo(64.77, 9);
    expect(reference[1]).toBeCloseTo(-most - 0.1 * (most - least), 9);
    let sum = 0;
    front.forEach(([id, wrong], i) => {
      const next = i + 1 < front.length ? Math.log10(costIn(front[i + 1][0])) : -reference[1];
      sum += (next - Math.log10(costIn(id))) * (accuracy(wrong) - reference[0]);
    });
    expect(hypervolume).toBeCloseTo(sum, 9);
  });
});

describe('the map', () => {
  it('can be reached where networks are: 453 cells of 24×24, 2,578 of 64×64', () => {
    // As many as numpy finds.
    for (const [side, cells] of [
      [24, 453],
      [64, 2578],
    ])
      expect(problem.reachable!(side, side).reduce((sum, reached) => sum + reached, 0)).toBe(cells);
  });

  it('has receptive fields by their definition', () => {
    for (const id of HUNDRED) {
      // Which points of an endless input one point of the last stage comes from, layer by layer back to the input.
      let [low, high] = [0, 0];
      for (const { tapsA, tapsB } of stagesOf(id).toReversed()) {
        if (tapsB > 0) [low, high] = [low - (tapsB - 1) / 2, high + (tapsB - 1) / 2];
        [low, high] = [2 * low - (tapsA - 1) / 2, 2 * high + (tapsA - 1) / 2];
      }
      expect(receptiveField(stagesOf(id))).toBe(high - low + 1);
    }
  });
});
