/**
 * Runs a transformer by ONNX: many questions at once for their answers, or a few rows with all that happens on the way, changed
 * where that is asked for. What `answer` gives for a row depends on that row only; `trace` is for views, which no digest sees.
 */
import type { Backend, Inference, Network, Tensor } from '../../core/types.ts';
import { encodeModel } from '../../onnx/graph.ts';
import type { Edits } from './forward.ts';
import { transformerGraph } from './onnx.ts';
import { inputsOf, type Inputs, type Layout } from './tokens.ts';
import type { Transformer } from './weights.ts';

/** Rows in a call, all of full length: filled up, as the runtime may add few rows in another order than many. */
const CALL = 64;

/** Changes by layer or state, as `Edits`, each for one row of the batch or, where it is alone, for all of them. */
export type BatchEdits = { readonly [Kind in keyof Edits]: readonly (readonly Float32Array[] | undefined)[] };

export interface BatchTrace {
  readonly columns: number;
  /** [rows × tokens] */
  readonly logits: Float32Array;
  /** By state, 0 … layers [rows × columns × width]. */
  readonly states: readonly Float32Array[];
  /** By layer [rows × columns × columns]. */
  readonly attention: readonly Float32Array[];
}

export interface TransformerNetwork {
  /** [rows × tokens] Scores of the next vertex for rows of tokens without padding. */
  answer(rows: readonly Uint8Array[]): Promise<Float32Array>;
  /** Rows are padded on the left to the longest; edits are of that many columns. */
  trace(rows: readonly Uint8Array[], edits?: BatchEdits): Promise<BatchTrace>;
}

function feedsOf({ width }: Layout, { rows, columns, x0, bias }: Inputs): Record<string, Tensor> {
  return { x0: { data: x0, dims: [rows, columns, width] }, bias: { data: bias, dims: [rows, 1, columns] } };
}

/** What is changed as inputs of the edit graph; 1 or 0 where nothing is. */
function editFeeds(transformer: Transformer, columns: number, edits: BatchEdits): Record<string, Tensor> {
  const { layers, layout } = transformer;
  const feeds: Record<string, Tensor> = {};
  const feed = (kind: keyof Edits, count: number, last: number, neutral: number): void => {
    for (let k = 0; k < count; k++) {
      const made = edits[kind]?.[k];
      if (made === undefined) {
        feeds[`${kind}${k}`] = { data: Float32Array.of(neutral), dims: [1, 1, 1] };
        continue;
      }
      const data = new Float32Array(made.length * columns * last);
      made.forEach((values, row) => data.set(values, row * columns * last));
      feeds[`${kind}${k}`] = { data, dims: [made.length, columns, last] };
    }
  };
  feed('mul', layers.length, columns, 1);
  feed('add', layers.length, columns, 0);
  feed('keep', layers.length + 1, layout.width, 1);
  feed('put', layers.length + 1, layout.width, 0);
  return feeds;
}

/** A transformer to be run by `backend`. Its sessions are opened when they are first needed. */
export function openTransformer(inference: Inference, backend: Backend, transformer: Transformer): TransformerNetwork {
  const { layout, layers } = transformer;
  const opened = new Map<boolean, Promise<Network>>();
  const session = (edits: boolean): Promise<Network> => {
    const known = opened.get(edits);
    if (known !== undefined) return known;
    const opening = inference.open(encodeModel(transformerGraph(transformer, edits)), backend);
    opened.set(edits, opening);
    // So that asking again tries again.
    opening.catch(() => opened.delete(edits));
    return opening;
  };
  return {
    async answer(rows) {
      const network = await session(false);
      const scores = new Float32Array(rows.length * layout.tokens);
      for (let start = 0; start < rows.length; start += CALL) {
        const part = rows.slice(start, start + CALL);
        const full = Array.from({ length: CALL }, (_, i) => part[i] ?? part[0]);
        const { logits } = await network.run(feedsOf(layout, inputsOf(layout, full, layout.length)));
        scores.set(logits.data.subarray(0, part.length * layout.tokens), start * layout.tokens);
      }
      return scores;
    },
    async trace(rows, edits) {
      const network = await session(edits !== undefined);
      const inputs = inputsOf(layout, rows);
      const changes = edits === undefined ? {} : editFeeds(transformer, inputs.columns, edits);
      const out = await network.run({ ...feedsOf(layout, inputs), ...changes });
      // Of the inputs no state is told: what is changed before the first layer is told by what it does.
      const states = [inputs.x0, ...layers.map((_, l) => out[`state${l + 1}`].data)];
      const attention = layers.map((_, l) => out[`attention${l}`].data);
      return { columns: inputs.columns, logits: out.logits.data, states, attention };
    },
  };
}
