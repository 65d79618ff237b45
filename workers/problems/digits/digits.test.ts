import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { onnx } from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { createInference } from '../../onnx/session.ts';
import { digits } from './digits.ts';
import { PIXELS } from './measure.ts';

const FOLDER = path.join(import.meta.dirname, '../../../public/models/digits');
const DIM = 8;
const model = new Uint8Array(await readFile(path.join(FOLDER, 'model.onnx')));
const context = { evaluator: 'exact', inference: createInference(async () => model) } as const;
const problemOf = (digit: number) => digits.create({ digit }, context);

function draws(count: number): Float64Array {
  const solutions = new Float64Array(count * DIM);
  new Rng().start(3, 1, 0).fillNormals(solutions, 0, solutions.length);
  return solutions;
}

async function evaluated(digit: number, solutions: Float64Array, cuts: readonly number[]) {
  const size = solutions.length / DIM;
  const results = { objectives: new Float64Array(size), descriptors: new Float64Array(2 * size) };
  const batch = { size, solutions, parents: new Uint32Array(size) };
  const ends = [...cuts, size];
  for (const [i, to] of ends.entries()) await problemOf(digit).evaluate(batch, results, ends[i - 1] ?? 0, to);
  return results;
}

/** Layers of the model under a prefix, by plain sums in double precision. */
function plainNetwork(prefix: string) {
  const constants = new Map(
    onnx.ModelProto.decode(model).graph!.initializer!.map(({ name, dims, rawData }) => [
      name,
      { dims: dims!.map(Number), data: new Float32Array(new Uint8Array(rawData!).buffer) },
    ]),
  );
  return (input: readonly number[]): number[] => {
    let values = [...input];
    for (let layer = 0; constants.has(`${prefix}_w${layer}`); layer++) {
      const w = constants.get(`${prefix}_w${layer}`)!;
      const b = constants.get(`${prefix}_b${layer}`)!;
      const last = !constants.has(`${prefix}_w${layer + 1}`);
      values = Array.from(b.data, (bias, j) => {
        const sum = values.reduce((total, value, i) => total + value * w.data[i * w.dims[1] + j], bias);
        return last ? sum : Math.max(0, sum);
      });
    }
    return values;
  };
}

describe('digits', () => {
  it('ships the model that its card describes', async () => {
    const card = JSON.parse(await readFile(path.join(FOLDER, 'card.json'), 'utf8'));
    expect(card.sha256).toBe(createHash('sha256').update(model).digest('hex'));
    expect(card.bytes).toBe(model.length);
    expect(model.length).toBeLessThan(2_000_000);
    expect(card.metrics['classifier test accuracy']).toBeGreaterThan(0.97);
  });

  it('computes what plain sums over the weights do', async () => {
    const solutions = draws(5);
    const pictures = await problemOf(0).depict?.(solutions);
    expect(pictures?.dims).toEqual([5, 16, 16]);
    const data = pictures?.data ?? new Float32Array();
    const { objectives } = await evaluated(7, solutions, []);
    const [draw, read] = [plainNetwork('draw'), plainNetwork('read')];
    for (let i = 0; i < 5; i++) {
      const ink = draw([...solutions.subarray(i * DIM, (i + 1) * DIM)]).map((value) => 1 / (1 + Math.exp(-value)));
      const away = ink.map((value, k) => Math.abs(value - data[i * PIXELS + k]));
      expect(Math.max(...away)).toBeLessThan(1e-5);
      const scores = read(ink).map(Math.exp);
      const share = (100 * scores[7]) / scores.reduce((a, b) => a + b, 0);
      expect(objectives[i]).toBeCloseTo(share, 3);
    }
  });

  it('gives a row the same bits wherever it stands and however a batch is cut', async () => {
    const solutions = draws(1100);
    const whole = await evaluated(4, solutions, []);
    expect(await evaluated(4, solutions, [1, 2, 7, 64, 65, 200, 1025])).toEqual(whole);
    const alone = await evaluated(4, solutions.slice(777 * DIM, 778 * DIM), []);
    expect(alone.objectives[0]).toBe(whole.objectives[777]);
    expect(alone.descriptors).toEqual(whole.descriptors.slice(2 * 777, 2 * 778));
  });

  it('shares all confidence among the ten digits, and its descriptors out over the map', async () => {
    const solutions = draws(500);
    const sums = new Float64Array(500);
    for (let digit = 0; digit < 10; digit++) {
      const { objectives } = await evaluated(digit, solutions, []);
      objectives.forEach((value, i) => (sums[i] += value));
      // Every digit can be drawn.
      expect(Math.max(...objectives)).toBeGreaterThan(80);
    }
    for (const sum of sums) expect(sum).toBeCloseTo(100, 3);
    const { descriptors } = await evaluated(0, solutions, []);
    const outside = descriptors.filter((value, k) => {
      const [low, high] = problemOf(0).descriptors[k % 2].range;
      return value < low || value > high;
    });
    expect(outside.length).toBeLessThan(10);
  });
});
