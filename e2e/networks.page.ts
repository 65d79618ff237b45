/** What `onnx.spec.ts` runs in a page of its own: the retina's networks on either back end, and as whole numbers. */
import { Rng } from '../workers/core/rng.ts';
import { createInference } from '../workers/onnx/session.ts';
import { answersByNetwork } from '../workers/problems/retina/onnx.ts';

const LAYERS = [8, 8, 4, 2, 1];
const WEIGHTS = 106;
const DIM = 121;
const VALUES = [-2, -1, 1, 2];

/** Networks with 30 to 100 % of the connections, weights ±1 and ±2, biases −2 to 2. */
function population(size: number): Float64Array {
  const rng = new Rng().start(11, 1, 0);
  return Float64Array.from({ length: size * DIM }, (_, at) => {
    if (at % DIM >= WEIGHTS) return rng.below(5) - 2;
    const share = 0.3 + (0.7 * Math.floor(at / DIM)) / size;
    return rng.uniform() < share ? VALUES[rng.below(4)] : 0;
  });
}

/** The answer to one pattern, node by node. */
function answer(genome: Float64Array, pattern: number): number {
  let states = Array.from({ length: 8 }, (_, i): number => ((pattern >> i) & 1 ? 1 : -1));
  let weight = 0;
  let bias = WEIGHTS;
  for (let layer = 1; layer < LAYERS.length; layer++) {
    const width = LAYERS[layer];
    const next = Array.from({ length: width }, (_, j) => genome[bias + j]);
    states.forEach((state, i) => next.forEach((_, j) => (next[j] += state * genome[weight + i * width + j])));
    weight += states.length * width;
    bias += width;
    states = next.map((sum): number => Math.sign(sum));
  }
  return states[0];
}

/** How many of all answers differ from those in whole numbers, and how many are yes. */
async function compare(backend: 'wasm' | 'webgpu', size: number) {
  const inference = createInference(() => Promise.reject(new Error('no model is read here')));
  const genomes = population(size);
  const states = await answersByNetwork(inference, backend, LAYERS)(genomes, 0, size);
  let wrong = 0;
  let yes = 0;
  for (let i = 0; i < size; i++) {
    const genome = genomes.subarray(i * DIM, (i + 1) * DIM);
    for (let pattern = 0; pattern < 256; pattern++) {
      const state = states[i * 256 + pattern];
      if (state !== answer(genome, pattern)) wrong++;
      if (state > 0) yes++;
    }
  }
  return { answers: states.length, wrong, yes };
}

Object.assign(globalThis, { compare });
