import type { TensorInfo } from '../../workers/core/types.ts';
import { encodeModel } from '../../workers/onnx/graph.ts';
import type { Definition, Place } from '../../workers/problems/own/definition.ts';

export type NetworkAnswers = Extract<Definition['answers'], { kind: 'onnx' }>;

export interface Ends {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
}

/** What goes in and comes out of a model. Rejects with a sentence where it is none. */
export async function endsOf(model: Uint8Array): Promise<Ends> {
  const { openPassing } = await import('../../workers/onnx/session.ts');
  const network = await openPassing(model, 'wasm');
  try {
    return { inputs: network.inputs ?? [], outputs: network.outputs ?? [] };
  } finally {
    await network.release();
  }
}

export function toBase64(bytes: Uint8Array): string {
  const STEP = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}

/** How many numbers an output has for one solution; NaN where the model leaves that open. */
export const widthOf = ({ shape }: TensorInfo): number =>
  shape.slice(1).reduce<number>((product, n) => product * (typeof n === 'number' && n > 0 ? n : NaN), 1);

/** A draft answered by a model: its numbers in order, until the person says otherwise. */
export function draftOf(name: string, model: Uint8Array, { inputs, outputs }: Ends, old: Definition): Definition {
  const places: Place[] = outputs.flatMap((output) =>
    Array.from({ length: Math.min(8, widthOf(output) || 1) }, (_, at) => ({ output: output.name, at })),
  );
  const [input] = inputs;
  const count = old.objectives.length + 2;
  return {
    ...old,
    name: name.replace(/\.onnx$/i, '').slice(0, 60) || 'A network',
    dims: (input && widthOf(input)) || old.dims,
    answers: {
      kind: 'onnx',
      model: toBase64(model),
      input: input?.name ?? '',
      places: Array.from({ length: count }, (_, k) => places[k % Math.max(1, places.length)] ?? { output: '', at: 0 }),
    },
  };
}

/** A small network made here: two numbers in, three out, of sines of their sums. */
export function exampleNetwork(): Uint8Array {
  return encodeModel({
    name: 'waves',
    inputs: [{ name: 'x', dims: ['n', 2] }],
    outputs: [{ name: 'y', dims: ['n', 3] }],
    constants: [
      { name: 'first', dims: [2, 4], data: Float32Array.of(2.1, -1.3, 0.7, 3.2, 0.4, 2.6, -2.2, 1.1) },
      {
        name: 'second',
        dims: [4, 3],
        data: Float32Array.of(0.5, 1, -0.2, 0.4, -0.3, 0.9, 0.6, 0.2, 0.3, -0.5, 0.7, 0.6),
      },
    ],
    nodes: [
      { op: 'MatMul', inputs: ['x', 'first'], outputs: ['sums'] },
      { op: 'Tanh', inputs: ['sums'], outputs: ['hidden'] },
      { op: 'MatMul', inputs: ['hidden', 'second'], outputs: ['y'] },
    ],
  });
}
