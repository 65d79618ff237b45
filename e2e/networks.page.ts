/** What `onnx.spec.ts` runs in a page of its own: the retina's networks on either back end, and as whole numbers. */
import { Rng } from '../workers/core/rng.ts';
import { createInference } from '../workers/onnx/session.ts';
import { answersOf, DIM, LAYERS } from '../workers/problems/retina/network.ts';
import { answersByNetwork } from '../workers/problems/retina/onnx.ts';

const WEIGHTS = 106;
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

/** How many of all answers differ from those in whole numbers, and how many are yes. */
async function compare(backend: 'wasm' | 'webgpu', size: number) {
  const inference = createInference(() => Promise.reject(new Error('no model is read here')));
  const genomes = population(size);
  const states = await answersByNetwork(inference, backend, LAYERS)(genomes, 0, size);
  let wrong = 0;
  let yes = 0;
  for (let i = 0; i < size; i++) {
    const reference = answersOf(genomes, i * DIM);
    for (let pattern = 0; pattern < 256; pattern++) {
      const state = states[i * 256 + pattern];
      if (state !== reference[pattern]) wrong++;
      if (state > 0) yes++;
    }
  }
  return { answers: states.length, wrong, yes };
}

Object.assign(globalThis, { compare });
