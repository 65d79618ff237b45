/** A network that has learned nothing, for comparison. Pure. */
import type { Rng } from '../../core/rng.ts';
import { parameterCount, transformerOf, type Transformer } from './weights.ts';

/** As a training begins: weights and biases uniform in ±1/√width, LayerNorms 1 and 0. */
export function untrained(size: number, layers: number, rng: Rng): Transformer {
  const values = new Float32Array(parameterCount(size, layers));
  const transformer = transformerOf(values, size, layers);
  const bound = 1 / Math.sqrt(transformer.layout.width);
  for (let i = 0; i < values.length; i++) values[i] = (2 * rng.uniform() - 1) * bound;
  for (const { weight, bias } of [
    ...transformer.layers.flatMap(({ norm1, norm2 }) => [norm1, norm2]),
    transformer.norm,
  ]) {
    weight.fill(1);
    bias.fill(0);
  }
  return transformer;
}
