/**
 * Sub-networks as ONNX graphs: *sliced*, with the shapes that one really has, and *grouped*, many of them in one call. Pure.
 *
 * To evaluate many samples, these lie along the last axis, [1 × channels × length × samples], and a convolution slides over
 * the length alone: each layer is then one large matrix product, several times faster than a small one for each sample. A
 * network by itself, as taken home or timed, has samples first, as is usual.
 */
import type { Constant, Edge, Graph, Node } from '../../onnx/graph.ts';
import { LAST_LENGTH, MAX_TAPS, MAX_WIDTH, STAGES } from './architecture.ts';
import { CLASSES, LENGTH } from '../../data/mnist1d.ts';
import type { Layer, NetworkLayers } from './weights.ts';

/** A convolution over the length, samples last. */
function conv(x: string, weights: string, y: string, taps: number, stride: 1 | 2, group = 1): Node {
  const pad = (taps - 1) / 2;
  const attributes = { pads: [pad, 0, pad, 0], strides: [stride, 1], group };
  return { op: 'Conv', inputs: [x, `${weights}_w`, `${weights}_b`], outputs: [y], attributes };
}

/** Convolution over all that is left of the length: the head. */
const headConv = (x: string, y: string, group = 1): Node => ({
  op: 'Conv',
  inputs: [x, 'head_w', 'head_b'],
  outputs: [y],
  attributes: { group },
});

const relu = (x: string, y: string): Node => ({ op: 'Relu', inputs: [x], outputs: [y] });
const add = (x1: string, x2: string, y: string): Node => ({ op: 'Add', inputs: [x1, x2], outputs: [y] });

/**
 * One stage of real shapes, any width: inputs x [1 × i × l × n], a_w [o × i × tapsA × 1], a_b [o] and, if `tapsB` is above 0,
 * b_w [o × o × tapsB × 1], b_b [o]; output y [1 × o × l/2 × n].
 */
export function stageGraph(tapsA: number, tapsB: number): Graph {
  const weights = (name: string, inputs: string, taps: number): Edge[] => [
    { name: `${name}_w`, dims: ['o', inputs, taps, 1] },
    { name: `${name}_b`, dims: ['o'] },
  ];
  const first = [conv('x', 'a', 'a', tapsA, 2), relu('a', tapsB === 0 ? 'y' : 'h')];
  const second = [conv('h', 'b', 'b', tapsB, 1), relu('b', 'r'), add('h', 'r', 'y')];
  return {
    name: 'stage',
    inputs: [
      { name: 'x', dims: [1, 'i', 'l', 'n'] },
      ...weights('a', 'i', tapsA),
      ...(tapsB === 0 ? [] : weights('b', 'o', tapsB)),
    ],
    outputs: [{ name: 'y', dims: [1, 'o', 'm', 'n'] }],
    nodes: tapsB === 0 ? first : [...first, ...second],
  };
}

/** The head of real shape: inputs x [1 × i × 5 × n], head_w [10 × i × 5 × 1], head_b [10]; output y [1 × 10 × 1 × n]. */
export function headGraph(): Graph {
  return {
    name: 'head',
    inputs: [
      { name: 'x', dims: [1, 'i', LAST_LENGTH, 'n'] },
      { name: 'head_w', dims: [CLASSES, 'i', LAST_LENGTH, 1] },
      { name: 'head_b', dims: [CLASSES] },
    ],
    outputs: [{ name: 'y', dims: [1, CLASSES, 1, 'n'] }],
    nodes: [headConv('x', 'y')],
  };
}

/**
 * `size` sub-networks at their largest shapes, side by side as groups; what one lacks is zero weights, and a second layer
 * that is off all zeros, which adds ReLU(0) = 0. Inputs x [1 × 1 × 40 × n] and, for stages 1 to 3, a1_w, a1_b, b1_w, …, then
 * head_w, head_b, each with `size` times the outputs of the shared layer; output y [1 × size·10 × 1 × n].
 */
export function groupedGraph(size: number): Graph {
  const inputs: Edge[] = [{ name: 'x', dims: [1, 1, LENGTH, 'n'] }];
  const nodes: Node[] = [];
  let x = 'x';
  for (let stage = 1; stage <= STAGES; stage++) {
    for (const layer of [`a${stage}`, `b${stage}`]) {
      const channels = layer === 'a1' ? 1 : MAX_WIDTH;
      inputs.push(
        { name: `${layer}_w`, dims: [size * MAX_WIDTH, channels, MAX_TAPS, 1] },
        { name: `${layer}_b`, dims: [size * MAX_WIDTH] },
      );
    }
    nodes.push(
      conv(x, `a${stage}`, `a${stage}`, MAX_TAPS, 2, stage === 1 ? 1 : size),
      relu(`a${stage}`, `h${stage}`),
      conv(`h${stage}`, `b${stage}`, `b${stage}`, MAX_TAPS, 1, size),
      relu(`b${stage}`, `r${stage}`),
      add(`h${stage}`, `r${stage}`, `y${stage}`),
    );
    x = `y${stage}`;
  }
  inputs.push(
    { name: 'head_w', dims: [size * CLASSES, MAX_WIDTH, LAST_LENGTH, 1] },
    { name: 'head_b', dims: [size * CLASSES] },
  );
  nodes.push(headConv(x, 'y', size));
  return { name: 'grouped', inputs, outputs: [{ name: 'y', dims: [1, size * CLASSES, 1, 'n'] }], nodes };
}

/** One sub-network by itself, its weights inside: input x [n × 40], output logits [n × 10]. */
export function aloneGraph({ stages, head }: NetworkLayers): Graph {
  const constants: Constant[] = [{ name: 'channel', dims: [1], data: BigInt64Array.of(1n) }];
  const nodes: Node[] = [{ op: 'Unsqueeze', inputs: ['x', 'channel'], outputs: ['x0'] }];
  const convolve = (x: string, name: string, { outputs, inputs, taps, weights, biases }: Layer, stride: 1 | 2) => {
    const pad = (taps - 1) / 2;
    constants.push(
      { name: `${name}_w`, dims: [outputs, inputs, taps], data: weights },
      { name: `${name}_b`, dims: [outputs], data: biases },
    );
    const attributes = { pads: [pad, pad], strides: [stride] };
    nodes.push({ op: 'Conv', inputs: [x, `${name}_w`, `${name}_b`], outputs: [name], attributes });
  };
  stages.forEach(({ a, b }, i) => {
    const stage = i + 1;
    convolve(`x${i}`, `a${stage}`, a, 2);
    nodes.push(relu(`a${stage}`, b === undefined ? `x${stage}` : `h${stage}`));
    if (b === undefined) return;
    convolve(`h${stage}`, `b${stage}`, b, 1);
    nodes.push(relu(`b${stage}`, `r${stage}`), add(`h${stage}`, `r${stage}`, `x${stage}`));
  });
  constants.push(
    { name: 'head_w', dims: [head.outputs, head.inputs * head.taps], data: head.weights },
    { name: 'head_b', dims: [head.outputs], data: head.biases },
  );
  nodes.push(
    { op: 'Flatten', inputs: [`x${stages.length}`], outputs: ['flat'], attributes: { axis: 1 } },
    { op: 'Gemm', inputs: ['flat', 'head_w', 'head_b'], outputs: ['logits'], attributes: { transB: 1 } },
  );
  return {
    name: 'network',
    inputs: [{ name: 'x', dims: ['n', LENGTH] }],
    outputs: [{ name: 'logits', dims: ['n', CLASSES] }],
    constants,
    nodes,
  };
}
