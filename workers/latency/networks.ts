/**
 * The networks whose time is taken: sub-networks by themselves, in the shapes they really have, as they are taken home. How
 * long one takes does not depend on its weights, so these are drawn at random, and nothing need be loaded. Pure.
 */
import { hashName, Rng } from '../core/rng.ts';
import type { Tensor } from '../core/types.ts';
import { encodeModel } from '../onnx/graph.ts';
import { labelOf, stagesOf } from '../problems/supernet/architecture.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { aloneGraph } from '../problems/supernet/graphs.ts';
import { LENGTH } from '../data/mnist1d.ts';
import { inherit, readWeights, SHARED_WEIGHTS } from '../problems/supernet/weights.ts';
import type { NetworkRow } from './types.ts';

const STREAM = hashName('latency/weights');
/** Small enough for sums to stay moderate, and far from the subnormal numbers that slow a processor down. */
const WEIGHT_SD = 0.1;

/** The ONNX file of network `id`. */
export function networkBuilder(): (id: number) => Uint8Array {
  const drawn = new Float64Array(SHARED_WEIGHTS);
  new Rng().start(1, STREAM, 0).fillNormals(drawn, 0, SHARED_WEIGHTS);
  const file = new DataView(new ArrayBuffer(4 * SHARED_WEIGHTS));
  drawn.forEach((value, i) => file.setFloat32(4 * i, WEIGHT_SD * value, true));
  const shared = readWeights(new Uint8Array(file.buffer));
  return (id) => encodeModel(aloneGraph(inherit(shared, stagesOf(id))));
}

/** Samples like those of the data, of mean 0 and variance 1: [batch × 40]. */
export function drawInput(batch: number): Tensor {
  const drawn = new Float64Array(batch * LENGTH);
  new Rng().start(1, STREAM, 1).fillNormals(drawn, 0, drawn.length);
  return { data: Float32Array.from(drawn), dims: [batch, LENGTH] };
}

export const describeNetwork = (id: number): NetworkRow => ({ label: labelOf(id), macs: costOf(stagesOf(id)).macs });
