/**
 * The weights that all sub-networks share, and the part of them that one inherits. A narrower layer takes the first channels,
 * a shorter kernel the middle taps; what is left is made larger by √(fan of the whole / fan of the part), fan = inputs × taps,
 * so that sums keep their spread without normalisation layers. Biases are taken as they are. Pure.
 */
import { LAST_LENGTH, MAX_TAPS, MAX_WIDTH, STAGES, type Stage } from './architecture.ts';
import { CLASSES } from '../../data/mnist1d.ts';

/** A convolution: weights [outputs × inputs × taps], biases [outputs]. */
export interface Layer {
  readonly outputs: number;
  readonly inputs: number;
  readonly taps: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Convolutions of one stage; `b` only where the second layer is on. */
export interface StageLayers {
  readonly a: Layer;
  readonly b?: Layer;
}

/** Layers of a whole network. The head is a convolution over all that is left of the length. */
export interface NetworkLayers {
  readonly stages: readonly StageLayers[];
  readonly head: Layer;
}

/** Shared layers in the order of the file. */
const SHAPES = [
  ...Array.from({ length: STAGES }, (_, stage) => [
    { outputs: MAX_WIDTH, inputs: stage === 0 ? 1 : MAX_WIDTH, taps: MAX_TAPS },
    { outputs: MAX_WIDTH, inputs: MAX_WIDTH, taps: MAX_TAPS },
  ]).flat(),
  { outputs: CLASSES, inputs: MAX_WIDTH, taps: LAST_LENGTH },
];

/** Numbers in the file. */
export const SHARED_WEIGHTS = SHAPES.reduce((sum, { outputs, inputs, taps }) => sum + outputs * (inputs * taps + 1), 0);

/** Reads `weights.bin`: float32, little-endian, each layer's weights and then its biases. */
export function readWeights(bytes: Uint8Array): NetworkLayers {
  if (bytes.length !== 4 * SHARED_WEIGHTS)
    throw new RangeError(
      `the super-network's weights were expected in ${4 * SHARED_WEIGHTS} bytes, but ${bytes.length} came; take the file from the repository`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const read = (count: number) => Float32Array.from({ length: count }, () => view.getFloat32(4 * at++, true));
  const layers = SHAPES.map((shape): Layer => {
    const weights = read(shape.outputs * shape.inputs * shape.taps);
    return { ...shape, weights, biases: read(shape.outputs) };
  });
  return {
    stages: Array.from({ length: STAGES }, (_, stage) => ({ a: layers[2 * stage], b: layers[2 * stage + 1] })),
    head: layers[layers.length - 1],
  };
}

/** The part of a layer with the first `outputs` and `inputs` and the middle `taps`, made larger. */
function part(layer: Layer, outputs: number, inputs: number, taps: number): Layer {
  const scale = Math.fround(Math.sqrt((layer.inputs * layer.taps) / (inputs * taps)));
  const first = (layer.taps - taps) / 2;
  const weights = new Float32Array(outputs * inputs * taps);
  let to = 0;
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      const from = (o * layer.inputs + i) * layer.taps + first;
      for (let tap = 0; tap < taps; tap++) weights[to++] = layer.weights[from + tap] * scale;
    }
  }
  return { outputs, inputs, taps, weights, biases: layer.biases.slice(0, outputs) };
}

/** The layers that a sub-network inherits. */
export function inherit(shared: NetworkLayers, stages: readonly Stage[]): NetworkLayers {
  let inputs = 1;
  const parts = stages.map(({ width, tapsA, tapsB }, i): StageLayers => {
    const { a, b } = shared.stages[i];
    const first = part(a, width, inputs, tapsA);
    inputs = width;
    return tapsB === 0 || b === undefined ? { a: first } : { a: first, b: part(b, width, width, tapsB) };
  });
  return { stages: parts, head: part(shared.head, CLASSES, inputs, LAST_LENGTH) };
}
