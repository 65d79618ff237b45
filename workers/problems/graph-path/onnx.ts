/**
 * The transformer as ONNX, its weights inside. Inputs are floats (`tokens.ts`), never token numbers, so that no operator works on
 * whole numbers. The *plain* graph answers and tells its states; the *edit* graph also takes what is to be changed. Pure.
 */
import type { Constant, Edge, Graph, Node } from '../../onnx/graph.ts';
import type { Affine, Transformer } from './weights.ts';

/** [out × in], scaled, as [in × out]. */
function transposed(weight: Float32Array, outputs: number, inputs: number, scale = 1): Float32Array {
  const out = new Float32Array(inputs * outputs);
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) out[i * outputs + o] = weight[o * inputs + i] * scale;
  return out;
}

/** Of a bilinear map of q, k and v one above the other, the part `k`. */
const third = ({ weight, bias }: Affine, k: number, d: number): Affine => ({
  weight: weight.subarray(k * d * d, (k + 1) * d * d),
  bias: bias.subarray(k * d, (k + 1) * d),
});

/**
 * Inputs x0 [n × s × width] and bias [n × 1 × s]. Outputs logits [n × 1 × tokens], and of each layer l attention`l` [n × s × s] and state`l+1`
 * [n × s × width], what it leaves (state0 is x0). With `edits` also inputs mul`l`, add`l` for attention l and keep`l`, put`l` for
 * state l (0 … layers), as `Edits` of `forward.ts`; each dimension of these may be 1, and is then the same all along it.
 */
export function transformerGraph({ layout, layers, norm }: Transformer, edits: boolean): Graph {
  const { width: d, tokens } = layout;
  const inputs: Edge[] = [
    { name: 'x0', dims: ['n', 's', d] },
    { name: 'bias', dims: ['n', 1, 's'] },
  ];
  const outputs: Edge[] = [{ name: 'logits', dims: ['n', 1, tokens] }];
  const constants: Constant[] = [];
  const nodes: Node[] = [];
  const vector = (name: string, data: Float32Array) => constants.push({ name, dims: [data.length], data });
  const normalise = (x: string, name: string, { weight, bias }: Affine): string => {
    vector(`${name}_w`, weight);
    vector(`${name}_b`, bias);
    nodes.push({ op: 'LayerNormalization', inputs: [x, `${name}_w`, `${name}_b`], outputs: [name] });
    return name;
  };
  const linear = (x: string, name: string, { weight, bias }: Affine, scale = 1): string => {
    constants.push({ name: `${name}_w`, dims: [d, d], data: transposed(weight, d, d, scale) });
    vector(`${name}_b`, scale === 1 ? bias : bias.map((value) => value * scale));
    nodes.push(
      { op: 'MatMul', inputs: [x, `${name}_w`], outputs: [`${name}_m`] },
      { op: 'Add', inputs: [`${name}_m`, `${name}_b`], outputs: [name] },
    );
    return name;
  };
  const add = (x: string, y: string, name: string): string => {
    nodes.push({ op: 'Add', inputs: [x, y], outputs: [name] });
    return name;
  };
  /** x · factor + summand under the name, where edits are made. */
  const edit = (x: string, name: string, factor: string, summand: string): void => {
    for (const input of [factor, summand]) inputs.push({ name: input, dims: [1, 2, 3].map((k) => `${input}_${k}`) });
    nodes.push({ op: 'Mul', inputs: [x, factor], outputs: [`${name}_kept`] });
    add(`${name}_kept`, summand, name);
  };
  const plain = (name: string) => (edits ? `${name}_plain` : name);
  if (edits) edit('x0', 'state0', 'keep0', 'put0');
  let x = edits ? 'state0' : 'x0';
  layers.forEach((layer, l) => {
    const a = normalise(x, `norm1_${l}`, layer.norm1);
    const q = linear(a, `q${l}`, third(layer.qkv, 0, d), 1 / Math.sqrt(d));
    const k = linear(a, `k${l}`, third(layer.qkv, 1, d));
    const v = linear(a, `v${l}`, third(layer.qkv, 2, d));
    nodes.push(
      { op: 'Transpose', inputs: [k], outputs: [`kt${l}`], attributes: { perm: [0, 2, 1] } },
      { op: 'MatMul', inputs: [q, `kt${l}`], outputs: [`scores${l}`] },
    );
    add(`scores${l}`, 'bias', `masked${l}`);
    const attention = `attention${l}`;
    nodes.push({ op: 'Softmax', inputs: [`masked${l}`], outputs: [plain(attention)], attributes: { axis: -1 } });
    if (edits) edit(plain(attention), attention, `mul${l}`, `add${l}`);
    outputs.push({ name: attention, dims: ['n', 's', 's'] });
    nodes.push({ op: 'MatMul', inputs: [attention, v], outputs: [`mix${l}`] });
    const middle = add(x, linear(`mix${l}`, `out${l}`, layer.out), `middle${l}`);
    const up = linear(normalise(middle, `norm2_${l}`, layer.norm2), `up${l}`, layer.up);
    nodes.push({ op: 'Relu', inputs: [up], outputs: [`hidden${l}`] });
    const state = `state${l + 1}`;
    add(middle, linear(`hidden${l}`, `down${l}`, layer.down), plain(state));
    if (edits) edit(plain(state), state, `keep${l + 1}`, `put${l + 1}`);
    outputs.push({ name: state, dims: ['n', 's', d] });
    x = state;
  });
  const whole = (name: string, data: bigint[]) =>
    constants.push({ name, dims: [data.length], data: BigInt64Array.from(data) });
  whole('last', [-1n]);
  whole('end', [2147483647n]);
  whole('columns', [1n]);
  whole('first', [0n]);
  whole('tokens', [BigInt(tokens)]);
  whole('coordinates', [2n]);
  nodes.push({ op: 'Slice', inputs: [x, 'last', 'end', 'columns'], outputs: ['answering'] });
  const read = normalise('answering', 'norm', norm);
  nodes.push({ op: 'Slice', inputs: [read, 'first', 'tokens', 'coordinates'], outputs: ['logits'] });
  return { name: 'graph-path', inputs, outputs, constants, nodes };
}
