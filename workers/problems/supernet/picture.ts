/**
 * A sub-network as something to draw and to take home: its stages, what it costs, and the ONNX model of it alone. For pages,
 * which may import files of this name; computed by the very code that evaluates. Pure.
 */
import type { Backend } from '../../core/types.ts';
import { encodeModel } from '../../onnx/graph.ts';
import { idOf, labelOf, NETWORKS, stagesOf, type Stage } from './architecture.ts';
import { costOf, type Cost } from './cost.ts';
import { aloneGraph } from './graphs.ts';
import { decodeLatency, MODEL_PATTERN, predictLatency, type BatchSize } from './latency.ts';
import { LENGTH } from '../../data/mnist1d.ts';
import { accuracyOf, COSTS, log10, MACS } from './objectives.ts';
import { inherit, readWeights } from './weights.ts';

export { labelOf };

export interface Architecture {
  /** Number of the network among all, the same for all solutions that mean it. */
  readonly id: number;
  readonly stages: readonly Stage[];
  /** Points of the signal before each stage, and after the last. */
  readonly lengths: readonly number[];
  readonly cost: Cost;
}

/** What the 12 genes of a solution build. */
export function architectureOf(solution: Float64Array): Architecture {
  const id = idOf(solution, 0);
  const stages = stagesOf(id);
  const lengths = [LENGTH, ...stages.map((_, i) => LENGTH >> (i + 1))];
  return { id, stages, lengths, cost: costOf(stages) };
}

/** The network by itself: signals [n, 40] to logits [n, 10], weights inside. `weights` are the bytes of weights.bin. */
export const modelOf = (solution: Float64Array, weights: Uint8Array): Uint8Array =>
  encodeModel(aloneGraph(inherit(readWeights(weights), stagesOf(idOf(solution, 0)))));

/** What the text of a model of a device says. */
export interface DeviceTold {
  readonly protocol: number;
  readonly backend: Backend;
  readonly batch: BatchSize;
  /** Milliseconds that network `id` is predicted to take. */
  predict(id: number): number;
}

/** Null for a text that is no model. */
export function deviceOf(text: string): DeviceTold | null {
  if (!new RegExp(`^${MODEL_PATTERN}$`).test(text)) return null;
  const model = decodeLatency(text);
  const { protocol, backend, batch } = model;
  return { protocol, backend, batch, predict: (id) => predictLatency(model, stagesOf(id)) };
}

/**
 * [networks × 2] all sub-networks by accuracy and cost, as a run writes them. `truth` is truth.bin: [networks × 2] wrong
 * answers of the 1,000 validation samples, and of fresh ones. `cost` as the problem's parameter; null for one that is
 * measured, which no table has.
 */
export function everyNetwork(truth: Uint16Array, cost: string = MACS.value): Float64Array | null {
  const kind = COSTS.find(({ value }) => value === cost);
  if (kind === undefined) return null;
  const points = new Float64Array(2 * NETWORKS);
  for (let id = 0; id < NETWORKS; id++) {
    points[2 * id] = accuracyOf(truth[2 * id]);
    points[2 * id + 1] = -log10(kind.of(stagesOf(id)));
  }
  return points;
}
