/** What `transformers.spec.ts` runs in a page of its own: the transformers of `graph-path` on either back end, and in plain arithmetic. */
import { Rng } from '../workers/core/rng.ts';
import { createInference } from '../workers/onnx/session.ts';
import { deepest, drawQuestion } from '../workers/problems/graph-path/draw.ts';
import { forward } from '../workers/problems/graph-path/forward.ts';
import { modelOf } from '../workers/problems/graph-path/models.ts';
import { openTransformer } from '../workers/problems/graph-path/network.ts';
import { encode } from '../workers/problems/graph-path/tokens.ts';
import { readTransformer } from '../workers/problems/graph-path/weights.ts';

/** Graphs in a call: few, as a software device takes a second for what a real one does in a millisecond. */
const CALL = 8;

/** The largest difference of any score, over so many graphs; and how many graphs are answered. */
async function compareTransformer(backend: 'wasm' | 'webgpu', id: string, weights: number[], graphs: number) {
  const model = modelOf(id)!;
  const transformer = readTransformer(Uint8Array.from(weights), model.size, model.layers);
  const inference = createInference(() => Promise.reject(new Error('no model is read here')));
  const network = openTransformer(inference, backend, transformer);
  const rng = new Rng().start(21, 1, 0);
  const rows = Array.from({ length: graphs }, (_, i) =>
    encode(drawQuestion(rng, model.size, 'balanced', i % (deepest(model.size) + 1))),
  );
  const { tokens } = transformer.layout;
  let worst = 0;
  let answered = 0;
  for (let first = 0; first < graphs; first += CALL) {
    const part = rows.slice(first, first + CALL);
    const { logits } = await network.trace(part);
    part.forEach((row, r) =>
      forward(transformer, row).logits.forEach((score, token) => {
        worst = Math.max(worst, Math.abs(score - logits[r * tokens + token]));
      }),
    );
    answered += logits.length / tokens;
  }
  return { worst, answered };
}

Object.assign(globalThis, { compareTransformer });
