/**
 * What sub-networks answer, by ONNX: one after the other in their real shapes (*sliced*, the reference), or many in a call
 * (*grouped*, for devices whose calls cost more than their sums). A sub-network is computed alike whoever else is asked
 * about, so its answers do not depend on how a batch is cut; on the CPU sliced answers are the same bits everywhere.
 */
import type { Backend, Inference, Network, Tensor } from '../../core/types.ts';
import { encodeModel } from '../../onnx/graph.ts';
import { FORMS, NETWORKS, stagesOf, STAGES } from './architecture.ts';
import { groupedGraph, headGraph, stageGraph } from './graphs.ts';
import { CLASSES, LENGTH, type Samples } from '../../data/mnist1d.ts';
import { inherit, type Layer, type NetworkLayers } from './weights.ts';

/** Sub-networks per grouped call: their activations fit the 128 MiB that a graphics device binds at least, at 1,000 samples. */
const GROUP = 16;

/** Room for what two in five of the 48 first stages give of 1,000 samples; a device may have eight such workers. */
const KEPT_BYTES = 32 << 20;

/** Logits of sub-networks `ids` on samples `x`: for each in turn [10 × n], given to `take` with its place in `ids`. */
export type Answer = (
  ids: readonly number[],
  x: Tensor,
  take: (logits: Float32Array, at: number) => void,
) => Promise<void>;

/** Samples as the graphs take them, rounded to single precision: [1 × 1 × 40 × n]. */
export function tensorOf({ x, y }: Samples): Tensor {
  const n = y.length;
  const data = new Float32Array(LENGTH * n);
  for (let i = 0; i < n; i++) for (let t = 0; t < LENGTH; t++) data[t * n + i] = x[i * LENGTH + t];
  return { data, dims: [1, 1, LENGTH, n] };
}

/** How many samples get another class's logit [10 × n] highest than their own; of equal ones the first counts. */
export function countWrong(logits: Float32Array, y: Uint8Array): number {
  const n = y.length;
  let wrong = 0;
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let c = 1; c < CLASSES; c++) if (logits[c * n + i] > logits[best * n + i]) best = c;
    if (best !== y[i]) wrong++;
  }
  return wrong;
}

function feed(name: string, { outputs, inputs, taps, weights, biases }: Layer): Record<string, Tensor> {
  return {
    [`${name}_w`]: { data: weights, dims: [outputs, inputs, taps, 1] },
    [`${name}_b`]: { data: biases, dims: [outputs] },
  };
}

/**
 * Networks that follow each other and begin alike share what they compute: it pays to ask in the order of their numbers. What
 * first stages give of the samples asked about last is kept, as far as there is room: there are few of them, they are half of
 * the work, and when a batch is shared out each worker would compute most of them anew.
 */
export function slicedAnswers(inference: Inference, backend: Backend, shared: NetworkLayers): Answer {
  const models = new Map<number, Uint8Array>();
  /** One network for each pair of taps, each opened when first needed. */
  const open = (tapsA: number, tapsB: number): Promise<Network> => {
    const key = tapsA * 8 + tapsB;
    const model = models.get(key) ?? encodeModel(stageGraph(tapsA, tapsB));
    models.set(key, model);
    return inference.open(model, backend);
  };
  const headModel = encodeModel(headGraph());
  /** [first form] What it gives of `samples`. */
  const kept = new Map<number, Tensor>();
  let room = KEPT_BYTES;
  let samples: Tensor | undefined;
  return async (ids, x, take) => {
    if (samples !== x) {
      samples = x;
      kept.clear();
      room = KEPT_BYTES;
    }
    /** What each stage gave last, and of which forms up to there. */
    const last: { readonly forms: number; readonly y: Tensor }[] = [];
    for (const [at, id] of ids.entries()) {
      const stages = stagesOf(id);
      const layers = inherit(shared, stages);
      let h = x;
      let later = NETWORKS;
      for (let i = 0; i < STAGES; i++) {
        later /= FORMS;
        const forms = Math.floor(id / later);
        const known = i === 0 ? kept.get(forms) : undefined;
        if (known !== undefined) last[i] = { forms, y: known };
        else if (last[i]?.forms !== forms) {
          const { tapsA, tapsB } = stages[i];
          const { a, b } = layers.stages[i];
          const network = await open(tapsA, tapsB);
          const feeds = { x: h, ...feed('a', a), ...(b === undefined ? {} : feed('b', b)) };
          const { y } = await network.run(feeds);
          last[i] = { forms, y };
          if (i === 0 && y.data.byteLength <= room) {
            kept.set(forms, y);
            room -= y.data.byteLength;
          }
        }
        h = last[i].y;
      }
      const network = await inference.open(headModel, backend);
      const { y } = await network.run({ x: h, ...feed('head', layers.head) });
      take(y.data, at);
    }
  };
}

/** Writes a part into group `group` of a layer of full shape. */
function place(part: Layer, full: Layer, group: number, weights: Float32Array, biases: Float32Array): void {
  const first = (full.taps - part.taps) / 2;
  for (let o = 0; o < part.outputs; o++) {
    for (let i = 0; i < part.inputs; i++) {
      const to = ((group * full.outputs + o) * full.inputs + i) * full.taps + first;
      const from = (o * part.inputs + i) * part.taps;
      weights.set(part.weights.subarray(from, from + part.taps), to);
    }
  }
  biases.set(part.biases, group * full.outputs);
}

/** All calls are of one graph; the last one is filled up with networks of zeros. */
export function groupedAnswers(inference: Inference, backend: Backend, shared: NetworkLayers): Answer {
  const layersOf = ({
    stages,
    head,
  }: NetworkLayers): readonly (readonly [name: string, layer: Layer | undefined])[] => [
    ...stages.flatMap(({ a, b }, i) => [[`a${i + 1}`, a] as const, [`b${i + 1}`, b] as const]),
    ['head', head],
  ];
  const full = layersOf(shared);
  const model = encodeModel(groupedGraph(GROUP));
  return async (ids, x, take) => {
    const network = await inference.open(model, backend);
    const n = x.dims[3];
    for (let first = 0; first < ids.length; first += GROUP) {
      const called = ids.slice(first, first + GROUP);
      const feeds: Record<string, Tensor> = { x };
      const networks = called.map((id) => layersOf(inherit(shared, stagesOf(id))));
      full.forEach(([name, layer], k) => {
        if (layer === undefined) return;
        const { outputs, inputs, taps } = layer;
        const weights = new Float32Array(GROUP * outputs * inputs * taps);
        const biases = new Float32Array(GROUP * outputs);
        networks.forEach((layers, group) => {
          const part = layers[k][1];
          if (part !== undefined) place(part, layer, group, weights, biases);
        });
        Object.assign(feeds, feed(name, { outputs: GROUP * outputs, inputs, taps, weights, biases }));
      });
      const { y } = await network.run(feeds);
      called.forEach((_, i) => take(y.data.subarray(i * CLASSES * n, (i + 1) * CLASSES * n), first + i));
    }
  };
}
