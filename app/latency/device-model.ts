/** What the text of a model, as links carry it, says of the device it was measured on. Pure. */
import type { Backend } from '../../workers/core/types.ts';
import {
  decodeLatency,
  MODEL_PATTERN,
  predictLatency,
  type BatchSize,
} from '../../workers/problems/supernet/latency.ts';

export interface ModelReader {
  readonly backend: Backend;
  readonly batch: BatchSize;
  readonly protocol: number;
  /** Milliseconds that the network of this number is predicted to take. */
  predict(id: number): number;
}

/** Null for a text that is no model. */
export function readModel(text: string): ModelReader | null {
  if (!new RegExp(`^${MODEL_PATTERN}$`).test(text)) return null;
  const model = decodeLatency(text);
  const { backend, batch, protocol } = model;
  return { backend, batch, protocol, predict: (id) => predictLatency(model, id) };
}
