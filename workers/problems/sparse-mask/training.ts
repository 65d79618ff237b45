/**
 * Training by Adam (Kingma & Ba 2015, with its published constants) in batches of 100, the order of the samples drawn anew
 * for each epoch. The order depends on the seed alone, so that networks compared see the same samples at the same time. One
 * epoch at a time, for those who want to watch, or to stop.
 */
import { hashName, Rng } from '../../core/rng.ts';
import { LENGTH, type Samples } from '../../data/mnist1d.ts';
import { emptyLike, gradient, newScratch, type Net } from './network.ts';

/** Size of a step, if not said otherwise. */
export const DEFAULT_RATE = 0.01;
const BATCH = 100;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;
const ORDER = hashName('sparse-mask/order');

export interface Training {
  /** As trained so far; changes with every epoch. */
  readonly net: Net;
  /** Trains once on every sample; mean cross-entropy on the way. */
  epoch(): number;
}

/** Trains `net` itself. `rate` is the size of a step. */
export function train(net: Net, { x, y }: Samples, rate: number, seed: number): Training {
  const slope = emptyLike(net);
  const mean = emptyLike(net);
  const square = emptyLike(net);
  const scratch = newScratch(net, BATCH);
  const shuffledX = new Float64Array(x.length);
  const shuffledY = new Uint8Array(y.length);
  const rng = new Rng();
  let epochs = 0;
  /** β₁ᵗ and β₂ᵗ. */
  let power1 = 1;
  let power2 = 1;

  function step(): void {
    power1 *= BETA1;
    power2 *= BETA2;
    const size = (rate * Math.sqrt(1 - power2)) / (1 - power1);
    const epsilon = EPSILON * Math.sqrt(1 - power2);
    for (let layer = 0; layer < 3; layer++) {
      for (const part of ['weights', 'biases'] as const) {
        const [w, g, m, v] = [net[layer][part], slope[layer][part], mean[layer][part], square[layer][part]];
        for (let i = 0; i < w.length; i++) {
          m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
          v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
          w[i] -= (size * m[i]) / (Math.sqrt(v[i]) + epsilon);
        }
      }
    }
  }

  function shuffle(): void {
    const points = LENGTH;
    rng.start(seed, ORDER, epochs);
    const order = Uint32Array.from(y, (_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = rng.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    order.forEach((from, to) => {
      for (let k = 0; k < points; k++) shuffledX[to * points + k] = x[from * points + k];
      shuffledY[to] = y[from];
    });
  }

  return {
    net,
    epoch() {
      shuffle();
      epochs++;
      let loss = 0;
      for (let first = 0; first < y.length; first += BATCH) {
        const count = Math.min(BATCH, y.length - first);
        loss += count * gradient(net, shuffledX, shuffledY, first, count, slope, scratch);
        step();
      }
      return loss / y.length;
    },
  };
}
