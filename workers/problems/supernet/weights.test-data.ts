/** Shared weights drawn at random, spread as trained ones are: each layer keeps the size of what goes through it. */
import { Rng } from '../../core/rng.ts';
import { readWeights, SHARED_WEIGHTS, type NetworkLayers } from './weights.ts';

export function randomBytes(): Uint8Array {
  const rng = new Rng().start(5, 1, 0);
  return new Uint8Array(Float32Array.from({ length: SHARED_WEIGHTS }, () => 0.1 * rng.normal()).buffer);
}

export const randomWeights = (): NetworkLayers => readWeights(randomBytes());
