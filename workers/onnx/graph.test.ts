import { onnx } from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { encodeModel, type Graph } from './graph.ts';
import { createInference } from './session.ts';

/** y = relu(x·w + b) summed over its second axis; the axis is −1, so that negative numbers are written too. */
const GRAPH: Graph = {
  name: 'small',
  inputs: [{ name: 'x', dims: ['n', 3] }],
  outputs: [
    { name: 'y', dims: ['n', 200] },
    { name: 'sum', dims: ['n', 1] },
  ],
  constants: [
    { name: 'w', dims: [3, 200], data: Float32Array.from({ length: 600 }, (_, i) => (i % 7) - 3) },
    { name: 'b', dims: [200], data: Float32Array.from({ length: 200 }, (_, i) => i / 64) },
    { name: 'axes', dims: [1], data: BigInt64Array.of(-1n) },
  ],
  nodes: [
    { op: 'MatMul', inputs: ['x', 'w'], outputs: ['xw'] },
    { op: 'Add', inputs: ['xw', 'b'], outputs: ['z'] },
    { op: 'Relu', inputs: ['z'], outputs: ['y'] },
    { op: 'ReduceSum', inputs: ['y', 'axes'], outputs: ['sum'], attributes: { keepdims: 1 } },
    { op: 'Transpose', inputs: ['y'], outputs: ['yt'], attributes: { perm: [1, 0] } },
    { op: 'Softmax', inputs: ['yt'], outputs: ['unused'], attributes: { axis: -1 } },
  ],
};

const inference = createInference(() => Promise.reject(new Error('no models here')));

describe('encodeModel', () => {
  it('writes what the reference decoder reads back', () => {
    const model = onnx.ModelProto.decode(encodeModel(GRAPH));
    expect(onnx.ModelProto.verify(model)).toBeNull();
    const plain = onnx.ModelProto.toObject(model, { longs: Number, arrays: true });
    expect(plain).toMatchObject({
      irVersion: 9,
      producerName: 'searchlight',
      opsetImport: [{ domain: '', version: 20 }],
    });
    const { graph } = plain;
    expect(graph.name).toBe('small');
    expect(graph.input).toEqual([
      {
        name: 'x',
        type: { tensorType: { elemType: 1, shape: { dim: [{ dimParam: 'n' }, { dimValue: 3 }] } } },
      },
    ]);
    expect(graph.output.map((edge: { name: string }) => edge.name)).toEqual(['y', 'sum']);
    for (const [i, node] of GRAPH.nodes.entries()) {
      expect(graph.node[i]).toMatchObject({ opType: node.op, input: node.inputs, output: node.outputs });
    }
    expect(graph.node[3].attribute).toMatchObject([{ name: 'keepdims', type: 2, i: 1 }]);
    expect(graph.node[4].attribute).toMatchObject([{ name: 'perm', type: 7, ints: [1, 0] }]);
    expect(graph.node[5].attribute).toMatchObject([{ name: 'axis', type: 2, i: -1 }]);
    for (const [i, { name, dims, data }] of (GRAPH.constants ?? []).entries()) {
      const { dataType, rawData, ...rest } = graph.initializer[i];
      expect(rest).toMatchObject({ name, dims });
      expect(dataType).toBe(data instanceof Float32Array ? 1 : 7);
      expect(new Uint8Array(rawData)).toEqual(new Uint8Array(data.buffer));
    }
  });

  it('writes what the runtime computes', async () => {
    const network = await inference.open(encodeModel(GRAPH), 'wasm');
    const x = Float32Array.of(1, 0, -2, 0.5, 3, 1);
    const { y, sum } = await network.run({ x: { data: x, dims: [2, 3] } });
    const [w, b] = (GRAPH.constants ?? []).map(({ data }) => Array.from(data, Number));
    const expected = Array.from({ length: 400 }, (_, i) => {
      const [row, column] = [Math.floor(i / 200), i % 200];
      const z = [0, 1, 2].reduce((total, k) => total + x[row * 3 + k] * w[k * 200 + column], b[column]);
      return Math.max(0, z);
    });
    expect(y.dims).toEqual([2, 200]);
    expect(Array.from(y.data)).toEqual(expected);
    expect(sum.data[1]).toBeCloseTo(
      expected.slice(200).reduce((a, c) => a + c, 0),
      2,
    );
  });
});
