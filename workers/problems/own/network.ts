/**
 * Answers by a person's ONNX network: all solutions in one call where its first length is open, one by one where that is 1.
 * The numbers of a solution go in as float32. Where names or shapes do not fit, a sentence says which were expected.
 */
import { Unanswered } from '../../core/result.ts';
import type { Inference, Network, Tensor } from '../../core/types.ts';
import type { Definition } from './definition.ts';

/** [rows × (objectives + 2)] answers to solutions [rows × dim]. */
export type Answers = (solutions: Float64Array, rows: number) => Float64Array | PromiseLike<Float64Array>;

type Mapping = Extract<Definition['answers'], { kind: 'onnx' }>;

declare function atob(text: string): string;

export const modelBytes = ({ model }: Mapping): Uint8Array => {
  const text = atob(model);
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
};

const MEND = 'choose other inputs and outputs of the network';

/** The one input's shape for so many rows; how many rows a call takes. */
function inputOf(
  { inputs = [] }: Network,
  { input }: Mapping,
  dims: number,
): { readonly single: boolean; readonly shape: readonly number[] } {
  const found = inputs.find(({ name }) => name === input);
  if (found === undefined || inputs.length !== 1)
    throw new Unanswered(
      0,
      `expected a network with the one input "${input}", got ${inputs.map(({ name }) => `"${name}"`).join(', ') || 'none'}`,
      MEND,
    );
  const { type, shape } = found;
  const rest = shape.slice(1);
  const size = rest.reduce<number>((product, n) => product * (typeof n === 'number' ? n : NaN), 1);
  const [batch] = shape;
  if (type !== 'float32' || shape.length === 0 || size !== dims || (typeof batch === 'number' && batch !== 1))
    throw new Unanswered(
      0,
      `expected the input "${input}" to take float32 of [any or 1, ${dims}], got ${type} of [${shape.join(', ')}]`,
      MEND,
    );
  return { single: batch === 1, shape: rest.map(Number) };
}

/** Copies the numbers that rows [first, first + rows) are answered with. */
function take(
  outputs: Readonly<Record<string, Tensor>>,
  { places }: Mapping,
  rows: number,
  out: Float64Array,
  first: number,
): void {
  places.forEach(({ output, at }, k) => {
    const tensor = outputs[output] as Tensor | undefined;
    if (tensor === undefined)
      throw new Unanswered(
        0,
        `expected an output named "${output}", got ${Object.keys(outputs).sort().join(', ')}`,
        MEND,
      );
    const { data, dims } = tensor;
    const each = data.length / rows;
    if (!(data instanceof Float32Array) || !Number.isInteger(each) || at >= each || (rows > 1 && dims[0] !== rows))
      throw new Unanswered(
        0,
        `expected float32 with place ${at} for each of ${rows} solutions in "${output}", got [${dims.join(', ')}]`,
        MEND,
      );
    for (let i = 0; i < rows; i++) out[(first + i) * places.length + k] = data[i * each + at];
  });
}

export function networkAnswers(mapping: Mapping, dims: number, width: number, inference: Inference): Answers {
  let opening: PromiseLike<Network> | undefined;
  const open = (): PromiseLike<Network> => (opening ??= inference.open(modelBytes(mapping), 'wasm'));
  return (solutions, rows) =>
    open().then((network) => {
      const { single, shape } = inputOf(network, mapping, dims);
      const out = new Float64Array(rows * width);
      const size = single ? 1 : rows;
      const next = (first: number): PromiseLike<Float64Array> | Float64Array => {
        if (first >= rows) return out;
        const data = Float32Array.from(solutions.subarray(first * dims, (first + size) * dims));
        return network.run({ [mapping.input]: { data, dims: [size, ...shape] } }).then((outputs) => {
          take(outputs, mapping, size, out, first);
          return next(first + size);
        });
      };
      return next(0);
    });
}
