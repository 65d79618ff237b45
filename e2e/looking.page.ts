/** What `bench/looking.ts` times in a page of its own: one prediction with all states, and the reach of one graph. */
import { explain } from '../workers/problems/graph-path/explain.ts';
import { measure, openPatchable } from '../workers/problems/graph-path/explain-measure.ts';
import { PAPER_THRESHOLDS } from '../workers/problems/graph-path/explain-ops.ts';
import { deepest } from '../workers/problems/graph-path/draw.ts';
import { modelOf } from '../workers/problems/graph-path/models.ts';
import { createInference } from '../workers/onnx/session.ts';
import { sampleQuestion } from '../workers/reachability/explaining.ts';
import { Looking } from '../workers/reachability/looking.ts';

/** Milliseconds of each, by graph: lookaheads in turn. The first answer, which opens the network, is not counted. */
async function timeLooking(id: string, weights: number[], graphs: number) {
  const bytes = Uint8Array.from(weights);
  const looking = new Looking(createInference(() => Promise.resolve(bytes)));
  const { size } = modelOf(id)!;
  const look: number[] = [];
  const reach: number[] = [];
  for (let i = -1; i < graphs; i++) {
    const asked = { model: id, question: sampleQuestion(size, Math.max(0, i)) };
    const began = performance.now();
    const seen = await looking.look(asked);
    const between = performance.now();
    const reached = await looking.reach(asked);
    const ended = performance.now();
    if (!seen.ok || !reached.ok) throw new Error('no answer');
    if (i < 0) continue;
    look.push(between - began);
    reach.push(ended - between);
  }
  return { look, reach };
}

/** Milliseconds of one explanation read from its measurement at other thresholds, as the page does when one is moved: the deepest graph. */
async function timeExplaining(id: string, weights: number[], times: number) {
  const inference = createInference(() => Promise.resolve(Uint8Array.from(weights)));
  const { transformer } = await new Looking(inference).open({ model: id });
  const size = modelOf(id)!.size;
  const began = performance.now();
  const measurement = await measure(openPatchable(inference, 'wasm', transformer), sampleQuestion(size, deepest(size)));
  const measured = performance.now() - began;
  const read = Array.from({ length: times }, (_, i) => {
    const start = performance.now();
    explain(measurement, { ...PAPER_THRESHOLDS, alpha: 0.2 + (i % 10) / 10 });
    return performance.now() - start;
  });
  return { measured, read };
}

Object.assign(globalThis, { timeLooking, timeExplaining });
