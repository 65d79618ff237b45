import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onnx } from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../core/types.ts';
import { encodeModel } from '../../onnx/graph.ts';
import { createInference } from '../../onnx/session.ts';
import { countWrong, groupedAnswers, slicedAnswers, tensorOf, type Answer } from './answers.ts';
import { NETWORKS, stagesOf } from './architecture.ts';
import { costOf } from './cost.ts';
import { aloneGraph, groupedGraph, headGraph, stageGraph } from './graphs.ts';
import { CLASSES, LENGTH, mnist1d, type Samples } from '../../data/mnist1d.ts';
import { inherit, readWeights, type Layer } from './weights.ts';
import { randomWeights } from './weights.test-data.ts';

const inference = createInference(() => Promise.reject(new Error('no model is read here')));
const shared = randomWeights();
const { validation } = mnist1d();
const first = (n: number): Samples => ({ x: validation.x.slice(0, n * LENGTH), y: validation.y.slice(0, n) });
const few = first(5);

/** Smallest, largest, and some of each kind: 20 networks, so that a second group is called. */
const ids = [0, NETWORKS - 1, ...Array.from({ length: 18 }, (_, i) => (i * 61_031 + 7) % NETWORKS)];

async function logitsOf(answer: Answer, wanted: readonly number[], x: Tensor): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  await answer(wanted, x, (logits, at) => (rows[at] = logits.slice()));
  return rows;
}

/** A convolution by plain sums in double precision, x [channels][length]. */
function plainConv(x: number[][], { outputs, taps, inputs, weights, biases }: Layer, stride: number, pad: number) {
  const length = (x[0].length + 2 * pad - taps) / stride + 1;
  return Array.from({ length: outputs }, (_, o) =>
    Array.from({ length: Math.floor(length) }, (_l, l) => {
      let sum = biases[o];
      for (let i = 0; i < inputs; i++)
        for (let t = 0; t < taps; t++) sum += weights[(o * inputs + i) * taps + t] * (x[i][l * stride + t - pad] ?? 0);
      return sum;
    }),
  );
}

const rectified = (x: number[][]) => x.map((row) => row.map((value) => Math.max(0, value)));

function plainLogits(id: number, { x, y }: Samples): number[] {
  const { stages, head } = inherit(shared, stagesOf(id));
  const columns = Array.from(y, (_, i) => {
    let h = [Array.from(x.subarray(i * LENGTH, (i + 1) * LENGTH), Math.fround)];
    for (const { a, b } of stages) {
      h = rectified(plainConv(h, a, 2, (a.taps - 1) / 2));
      if (b === undefined) continue;
      const more = rectified(plainConv(h, b, 1, (b.taps - 1) / 2));
      h = h.map((row, o) => row.map((value, l) => value + more[o][l]));
    }
    return plainConv(h, head, 1, 0).flat();
  });
  return Array.from({ length: CLASSES }, (_, c) => columns.map((column) => column[c])).flat();
}

const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

describe('answers', () => {
  it('are those of plain sums, sliced, grouped and alone', async () => {
    const x = tensorOf(few);
    const sliced = await logitsOf(slicedAnswers(inference, 'wasm', shared), ids, x);
    const grouped = await logitsOf(groupedAnswers(inference, 'wasm', shared), ids, x);
    const flat = { data: Float32Array.from(few.x), dims: [few.y.length, LENGTH] };
    ids.forEach((_, i) => expect(apart(grouped[i], sliced[i])).toBeLessThan(1e-4));
    for (const [i, id] of ids.slice(0, 6).entries()) {
      const expected = plainLogits(id, few);
      expect(apart(expected, new Float64Array(expected.length))).toBeGreaterThan(0.1);
      expect(apart(sliced[i], expected)).toBeLessThan(1e-4);
      const alone = await inference.open(encodeModel(aloneGraph(inherit(shared, stagesOf(id)))), 'wasm');
      const { logits } = await alone.run({ x: flat });
      expect(logits.dims).toEqual([5, 10]);
      const turned = logits.data.map((_, k) => logits.data[(k % 5) * 10 + Math.floor(k / 5)]);
      expect(apart(turned, expected)).toBeLessThan(1e-4);
    }
  });

  it('are the same bits whoever else is asked about', async () => {
    const x = tensorOf(first(100));
    for (const answers of [slicedAnswers, groupedAnswers]) {
      const answer = answers(inference, 'wasm', shared);
      const [some, others] = [ids.slice(0, 5), [...ids.slice(2, 5), 77_777, ids[0]]];
      const together = await logitsOf(answer, some, x);
      const again = await logitsOf(answer, others, x);
      expect(again[4]).toEqual(together[0]);
      expect(again.slice(0, 3)).toEqual(together.slice(2));
      expect(await logitsOf(answers(inference, 'wasm', shared), [ids[1]], x)).toEqual([together[1]]);
    }
  });

  it('are those of the samples asked about, whatever was asked about before', async () => {
    const answer = slicedAnswers(inference, 'wasm', shared);
    const [some, others] = [tensorOf(few), tensorOf(first(7))];
    const before = await logitsOf(answer, ids, some);
    const between = await logitsOf(answer, ids, others);
    expect(between).toEqual(await logitsOf(slicedAnswers(inference, 'wasm', shared), ids, others));
    expect(await logitsOf(answer, ids, some)).toEqual(before);
  });

  it('are counted wrong where another class has the highest logit, the first of equals counting', () => {
    const logits = new Float32Array(CLASSES * 3);
    logits[4 * 3 + 1] = 1;
    logits[9 * 3 + 2] = 1;
    logits[2 * 3 + 2] = 1;
    expect(countWrong(logits, Uint8Array.of(0, 4, 2))).toBe(0);
    expect(countWrong(logits, Uint8Array.of(1, 0, 9))).toBe(3);
  });
});

/**
 * By PyTorch 1.13 from the same weights (`training/supernet/net.py`): network, wrong answers of 1,000 validation samples, and
 * the logits of the first of these.
 */
const BY_TORCH = [
  [0, 150, [-9.700629, 3.482529, 5.926866, -5.150221, 0.3184551, 2.700894, -6.691685, -0.2287482, -10.4304, -1.585555]],
  [
    110591,
    39,
    [-7.178371, -1.434948, 11.14217, -2.380978, -1.240527, 3.838291, -14.94077, 5.600791, -13.59905, -8.00474],
  ],
  [
    32213,
    57,
    [-6.158216, -1.50155, 6.687257, -0.3041982, -3.362234, -2.771519, -14.11869, 4.358944, -16.5298, -5.471307],
  ],
  [
    108318,
    58,
    [-6.156499, -2.570333, 8.374007, -1.973831, -0.6565422, 4.027082, -10.35929, 3.705847, -10.28366, -3.659208],
  ],
  [
    14921,
    80,
    [-3.675411, -1.773359, 2.64529, -3.637763, -1.217708, -2.035752, -8.747699, 2.374368, -3.866375, -1.635005],
  ],
  [
    70000,
    56,
    [-2.200363, -3.552776, 4.737799, -2.452433, -2.003491, -0.3964875, -14.28384, 7.175864, -12.14249, -3.388069],
  ],
] as const;

describe('the trained super-network', () => {
  const bytes = readFileSync(path.join(import.meta.dirname, '../../../public/models/supernet/weights.bin'));
  const trained = readWeights(new Uint8Array(bytes));

  it.each([
    ['sliced', slicedAnswers],
    ['grouped', groupedAnswers],
  ] as const)('answers as in PyTorch, %s', async (_name, answers) => {
    const known = BY_TORCH.map(([id]) => id);
    const logits = await logitsOf(answers(inference, 'wasm', trained), known, tensorOf(validation));
    for (const [i, [, wrong, expected]] of BY_TORCH.entries()) {
      expect(countWrong(logits[i], validation.y)).toBe(wrong);
      const firstSample = expected.map((_, c) => logits[i][c * validation.y.length]);
      expect(apart(firstSample, expected)).toBeLessThan(1e-4);
    }
  });
});

describe('graphs', () => {
  it('are models that the reference decoder takes', () => {
    const alone = aloneGraph(inherit(shared, stagesOf(50_000)));
    for (const graph of [stageGraph(3, 0), stageGraph(5, 7), headGraph(), groupedGraph(2), alone]) {
      const model = onnx.ModelProto.decode(encodeModel(graph));
      expect(onnx.ModelProto.verify(model)).toBeNull();
      expect(model.graph!.node!.map(({ opType }) => opType)).toEqual(graph.nodes.map(({ op }) => op));
    }
    const { node } = onnx.ModelProto.toObject(onnx.ModelProto.decode(encodeModel(stageGraph(5, 7))), {
      longs: Number,
    }).graph;
    expect(node[0]).toMatchObject({ opType: 'Conv', input: ['x', 'a_w', 'a_b'] });
    expect(node[0].attribute).toMatchObject([
      { name: 'pads', ints: [2, 0, 2, 0] },
      { name: 'strides', ints: [2, 1] },
      { name: 'group', i: 1 },
    ]);
  });
});

/** Parameters and multiplications of a graph, by walking it: lengths follow from taps, pads and strides. */
function walk(id: number) {
  const { constants = [], nodes } = aloneGraph(inherit(shared, stagesOf(id)));
  const floats = new Map(constants.filter(({ data }) => data instanceof Float32Array).map((c) => [c.name, c]));
  const parameters = [...floats.values()].reduce((sum, { data }) => sum + data.length, 0);
  let macs = 0;
  let length = LENGTH;
  for (const { op, inputs, attributes = {} } of nodes) {
    const weights = floats.get(inputs[1]);
    if (op === 'Conv') {
      const [pad, end] = attributes.pads as readonly number[];
      length = Math.floor((length + pad + end - weights!.dims[2]) / (attributes.strides as readonly number[])[0]) + 1;
      macs += weights!.data.length * length;
    } else if (op === 'Gemm') macs += weights!.data.length;
  }
  return { parameters, macs };
}

describe('costOf', () => {
  it('is what the graph has', () => {
    for (const id of ids) expect(costOf(stagesOf(id))).toEqual(walk(id));
  });

  it('spans 842 to 37,866 parameters and 3,760 to 364,480 MACs', () => {
    expect(costOf(stagesOf(0))).toEqual({ parameters: 842, macs: 3760 });
    expect(costOf(stagesOf(NETWORKS - 1))).toEqual({ parameters: 37_866, macs: 364_480 });
    const all = Array.from({ length: NETWORKS }, (_, id) => costOf(stagesOf(id)));
    for (const key of ['parameters', 'macs'] as const) {
      const values = all.map((cost) => cost[key]);
      const span = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      expect(span).toEqual([all[0][key], all[NETWORKS - 1][key]]);
    }
  });
});
