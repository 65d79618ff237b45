/**
 * Looks into the transformers of `graph-path`: what they answer, what every column holds and looks at, which edges have reached it. By
 * ONNX on the CPU. Serves views; no run and no digest hangs on it.
 */
import { Refused, succeed, type Result } from '../core/result.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { Backend, Inference } from '../core/types.ts';
import { deepest, drawQuestion } from '../problems/graph-path/draw.ts';
import { answerOf, normalise } from '../problems/graph-path/forward.ts';
import { influence, influenceRows, unconnected, unusedVertex } from '../problems/graph-path/influence.ts';
import { chances } from '../problems/graph-path/judged.ts';
import { loadModel, modelOf, type Model } from '../problems/graph-path/models.ts';
import { openTransformer, type BatchEdits, type TransformerNetwork } from '../problems/graph-path/network.ts';
import { childrenOf, type Question } from '../problems/graph-path/question.ts';
import { encode, layoutOf } from '../problems/graph-path/tokens.ts';
import type { Transformer } from '../problems/graph-path/weights.ts';
import type { Asked, Noise, Of, Reached, ReachabilityApi, Seen } from './types.ts';

/** Graphs that noise is measured on. */
const NOISE_GRAPHS = 60;
const NOISE = hashName('reachability/noise');
/** Influences of unconnected edges that lie below the threshold. */
const QUIET = 0.99;

export interface Opened {
  readonly model: Model;
  readonly transformer: Transformer;
  readonly network: TransformerNetwork;
}

const noSuch = (id: string) =>
  new Refused('no-model', `the name of a shipped transformer was expected, but ${id} came`, 'choose one of the menu');

/** The row of tokens that is asked, edges taken away as wished. */
function rowOf({ question, without = [] }: Asked): Uint8Array {
  const row = encode(question);
  if (without.length === 0) return row;
  const free = unusedVertex(question);
  if (free === undefined) throw new Refused('no-unused', NO_UNUSED, WHY_UNUSED);
  for (const e of without) row.fill(free, 3 * e + 1, 3 * e + 3);
  return row;
}

const NO_UNUSED = 'a vertex that the graph does not use was expected, to stand in for an edge, but all are used';
const WHY_UNUSED = 'remove a vertex from the graph';

/** Attention made 0 where it is cut. */
function cutEdits({ cuts = [] }: Asked, n: number, layers: number): BatchEdits | undefined {
  if (cuts.length === 0) return undefined;
  const mul = Array.from({ length: layers }, (_, layer) => {
    const here = cuts.filter((cut) => cut.layer === layer);
    if (here.length === 0) return undefined;
    const factor = new Float32Array(n * n).fill(1);
    // A cut may have been made on a longer row that was still shown.
    for (const { to, from } of here) if (to < n && from < n) factor[to * n + from] = 0;
    return [factor];
  });
  return { mul };
}

/** [n × tokens] The chances that each column of a state would give if it were read out as the last one is after the last layer. */
function readOut({ layout, norm }: Transformer, state: Float32Array): Float32Array {
  const { width, tokens } = layout;
  const n = state.length / width;
  const normed = normalise(Float64Array.from(state), n, width, norm);
  const lens = new Float32Array(n * tokens);
  for (let c = 0; c < n; c++) lens.set(chances(normed, tokens, c * width), c * tokens);
  return lens;
}

/** `question` as asked from another vertex, the way there left out. */
const from = (question: Question, start: number): Question => ({ ...question, start });

export class Looking implements ReachabilityApi {
  readonly #inference: Inference;
  readonly #opened = new Map<string, Promise<Opened>>();
  readonly #noise = new Map<string, Promise<Noise>>();

  constructor(inference: Inference) {
    this.#inference = inference;
  }

  /** The network of a model, or of a step of its training, opened once. */
  open({ model: id, step }: Of, backend: Backend = 'wasm'): Promise<Opened> {
    const key = `${id} ${step ?? ''} ${backend}`;
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const opening = this.#open(id, step, backend);
    this.#opened.set(key, opening);
    opening.catch(() => this.#opened.delete(key));
    return opening;
  }

  async #open(id: string, step: number | undefined, backend: Backend): Promise<Opened> {
    const model = modelOf(id);
    if (model === undefined) throw noSuch(id);
    const transformer = await loadModel(this.#inference, model, step);
    return { model, transformer, network: openTransformer(this.#inference, backend, transformer) };
  }

  look(asked: Asked): Promise<Result<Seen>> {
    return told(() => this.#look(asked));
  }

  async #look(asked: Asked): Promise<Seen> {
    const { model, network, transformer } = await this.open(asked);
    const row = rowOf(asked);
    const { logits, states, attention } = await network.trace([row], cutEdits(asked, row.length, model.layers));
    const { tokens, size } = layoutOf(model.size);
    const lens = states.map((state) => readOut(transformer, state));
    return { row, logits, chances: chances(logits, tokens), answer: answerOf(logits, size), states, attention, lens };
  }

  reach(asked: Asked): Promise<Result<Reached>> {
    return told(() => this.#reach(asked));
  }

  async #reach(asked: Asked): Promise<Reached> {
    const { model, network } = await this.open(asked);
    const { question } = asked;
    const rows = influenceRows(question);
    if (rows === undefined) throw new Refused('no-unused', NO_UNUSED, WHY_UNUSED);
    const { states } = await network.trace(rows, cutEdits(asked, rows[0].length, model.layers));
    const length = rows[0].length * layoutOf(model.size).width;
    return {
      influences: states.map((state) => influence(question, (row) => state.subarray(row * length, (row + 1) * length))),
    };
  }

  noise(asked: Of): Promise<Result<Noise>> {
    const key = `${asked.model} ${asked.step ?? ''}`;
    const measuring = this.#noise.get(key) ?? this.#measureNoise(asked);
    this.#noise.set(key, measuring);
    measuring.catch(() => this.#noise.delete(key));
    return told(() => measuring);
  }

  async #measureNoise(asked: Of): Promise<Noise> {
    const { model } = await this.open(asked);
    const rng = new Rng();
    const found: number[][] = Array.from({ length: model.layers + 1 }, () => []);
    let graphs = 0;
    for (let i = 0; graphs < NOISE_GRAPHS; i++) {
      const question = drawQuestion(rng.start(1, NOISE, i), model.size, 'balanced', i % (deepest(model.size) + 1));
      if (unusedVertex(question) === undefined) continue;
      const { influences } = await this.#reach({ ...asked, question });
      influences.forEach((layer, l) => found[l].push(...unconnected(question, layer)));
      graphs++;
    }
    const thresholds = found.map((values) => values.toSorted((a, b) => a - b)[Math.floor(QUIET * values.length)] ?? 0);
    return { thresholds, graphs };
  }

  path(asked: Asked): Promise<Result<readonly number[]>> {
    return told(() => this.#path(asked));
  }

  async #path(asked: Asked): Promise<readonly number[]> {
    const { goal } = asked.question;
    const children = childrenOf(asked.question);
    const walked = [asked.question.start];
    for (let at = asked.question.start; at !== goal;) {
      const { answer } = await this.#look({ ...asked, question: from(asked.question, at) });
      walked.push(answer);
      if (answer === 0 || !children[at].includes(answer)) break;
      at = answer;
    }
    return walked;
  }
}

/** Failures as plain data; what a network's runtime says is passed on. */
export async function told<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    if (error instanceof Error && 'hint' in error)
      return { ok: false, code: 'inference', message: error.message, hint: String(error.hint) };
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'failed', message: `this could not be computed: ${message}`, hint: 'try another graph' };
  }
}
