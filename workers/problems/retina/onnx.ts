/**
 * The networks of the retina problem as ONNX: a whole population in one call of one graph, the weights as its inputs.
 *
 * States are −1, 0 or 1, weights and biases whole numbers, so every sum is a whole number of at most 18 in size, exact in
 * float32 in any order; on those, cutting off at ±1 is the sign. The answers are therefore the same bits on every back end.
 */
import type { Backend, Inference, Network, Tensor } from '../../core/types.ts';
import { encodeModel, type Constant, type Edge, type Graph, type Node } from '../../onnx/graph.ts';

/** Networks per call: more gain nothing, and their states have to fit the memory of a graphics device. */
const CALL = 256;

/** Pattern s sets pixel i to 1 where bit i of s is set, else to −1. [1 × 2^inputs × inputs] */
function patterns(inputs: number): Constant {
  const count = 1 << inputs;
  const data = Float32Array.from({ length: count * inputs }, (_, at) => {
    const pattern = Math.floor(at / inputs);
    return (pattern >> (at % inputs)) & 1 ? 1 : -1;
  });
  return { name: 'patterns', dims: [1, count, inputs], data };
}

/** Inputs w1, b1, w2, … of each layer, [p × in × out] and [p × 1 × out]; output `states`, [p × patterns × outputs]. */
export function retinaGraph(layers: readonly number[]): Graph {
  const inputs: Edge[] = [];
  const nodes: Node[] = [];
  let states = 'patterns';
  for (let layer = 1; layer < layers.length; layer++) {
    const next = layer === layers.length - 1 ? 'states' : `states${layer}`;
    inputs.push(
      { name: `w${layer}`, dims: ['p', layers[layer - 1], layers[layer]] },
      { name: `b${layer}`, dims: ['p', 1, layers[layer]] },
    );
    nodes.push(
      { op: 'MatMul', inputs: [states, `w${layer}`], outputs: [`sums${layer}`] },
      { op: 'Add', inputs: [`sums${layer}`, `b${layer}`], outputs: [`biased${layer}`] },
      { op: 'Clip', inputs: [`biased${layer}`, 'low', 'high'], outputs: [next] },
    );
    states = next;
  }
  return {
    name: 'retina',
    inputs,
    outputs: [{ name: 'states', dims: ['p', 1 << layers[0], layers[layers.length - 1]] }],
    constants: [
      patterns(layers[0]),
      { name: 'low', dims: [], data: Float32Array.of(-1) },
      { name: 'high', dims: [], data: Float32Array.of(1) },
    ],
    nodes,
  };
}

/** Rows [from, to) of `solutions` as the graph's inputs: first all weights, layer by layer, then all biases. */
function feeds(layers: readonly number[], solutions: Float64Array, from: number, to: number): Record<string, Tensor> {
  const size = to - from;
  const weights = layers.slice(1).map((out, k) => layers[k] * out);
  const biases = layers.slice(1);
  const dim = [...weights, ...biases].reduce((sum, n) => sum + n, 0);
  const cut = (start: number, count: number): Float32Array => {
    const data = new Float32Array(size * count);
    for (let i = 0; i < size; i++) {
      const at = (from + i) * dim + start;
      data.set(solutions.subarray(at, at + count), i * count);
    }
    return data;
  };
  const tensors: Record<string, Tensor> = {};
  let start = 0;
  weights.forEach((count, k) => {
    tensors[`w${k + 1}`] = { data: cut(start, count), dims: [size, layers[k], layers[k + 1]] };
    start += count;
  });
  biases.forEach((count, k) => {
    tensors[`b${k + 1}`] = { data: cut(start, count), dims: [size, 1, count] };
    start += count;
  });
  return tensors;
}

/** Answers a population: states of the one output for rows [from, to) of the solutions, [(to − from) × patterns]. */
export type AnswerPopulation = (solutions: Float64Array, from: number, to: number) => Promise<Float32Array>;

/** Networks of the given layers, each solution its dense matrices [in × out] and then its biases. Opened at the first call. */
export function answersByNetwork(inference: Inference, backend: Backend, layers: readonly number[]): AnswerPopulation {
  const model = encodeModel(retinaGraph(layers));
  const patternCount = 1 << layers[0];
  return async (solutions, from, to) => {
    const network: Network = await inference.open(model, backend);
    const states = new Float32Array((to - from) * patternCount);
    for (let start = from; start < to; start += CALL) {
      const end = Math.min(to, start + CALL);
      const { states: part } = await network.run(feeds(layers, solutions, start, end));
      states.set(part.data, (start - from) * patternCount);
    }
    return states;
  };
}

/**
 * How many answers of one network, whose outputs begin at `at`, are right: above 0 where `wanted` is 1, below 0 elsewhere;
 * an output of exactly 0 is no answer.
 */
export function countRight(states: Float32Array, at: number, wanted: Uint8Array): number {
  let right = 0;
  for (let s = 0; s < wanted.length; s++) {
    const state = states[at + s];
    if (wanted[s] === 1 ? state > 0 : state < 0) right++;
  }
  return right;
}
