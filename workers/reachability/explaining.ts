/**
 * Explains answers of transformers by paths that merge (`problems/graph-path/explain.ts`): measures a question a few calls at a time, so
 * that it can be watched and left off anywhere; and takes samples of many questions. By ONNX, on the CPU or the graphics device. Serves
 * views; no digest hangs on it.
 */
import type { Result } from '../core/result.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { Backend, Inference } from '../core/types.ts';
import { deepest, drawTest } from '../problems/graph-path/draw.ts';
import {
  isMeasured,
  measure,
  openPatchable,
  type Measurement,
  type Patchable,
} from '../problems/graph-path/explain-measure.ts';
import { sampleEntry, scrambled } from '../problems/graph-path/explain-sample.ts';
import { unusedVertex } from '../problems/graph-path/influence.ts';
import type { Question } from '../problems/graph-path/question.ts';
import { untrained } from '../problems/graph-path/untrained.ts';
import { told, type Looking } from './looking.ts';
import type { ExplainAsked, Measuring, Of, SampleAsked, SampleOutcome } from './types.ts';

/** Calls to the network between two answers: a fraction of a second. */
const CALLS = 4;
/** Measurements kept, a few MB each. */
const KEPT = 8;

const QUESTIONS = hashName('reachability/sample');
const CONTROL = hashName('reachability/sample-control');
const SCATTER = hashName('reachability/sample-scatter');

/** Question `index` of a sample: lookaheads in turn, drawn as tests are, with a vertex to spare. */
export function sampleQuestion(size: number, index: number): Question {
  const depths = deepest(size) + 1;
  const rng = new Rng().start(index, QUESTIONS, size);
  for (;;) {
    const question = drawTest(rng, size, index % depths);
    if (unusedVertex(question) !== undefined) return question;
  }
}

const keyOf = ({ model, step, question, backend }: ExplainAsked): string =>
  JSON.stringify([model, step, question, backend]);

export class Explaining {
  readonly #looking: Looking;
  readonly #inference: Inference;
  readonly #patchables = new Map<string, Promise<Patchable>>();
  readonly #measured = new Map<string, Measurement>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(looking: Looking, inference: Inference) {
    this.#looking = looking;
    this.#inference = inference;
  }

  #patchable(of: Of, backend: Backend, network: SampleAsked['network'] = 'trained'): Promise<Patchable> {
    const key = `${of.model} ${of.step ?? ''} ${network} ${backend}`;
    const known = this.#patchables.get(key);
    if (known !== undefined) return known;
    const opening = this.#open(of, backend, network);
    this.#patchables.set(key, opening);
    opening.catch(() => this.#patchables.delete(key));
    return opening;
  }

  async #open(of: Of, backend: Backend, network: SampleAsked['network']): Promise<Patchable> {
    const { transformer, model } = await this.#looking.open(of);
    const rng = new Rng().start(1, CONTROL, 0);
    const other = { trained: () => transformer, untrained: () => untrained(model.size, model.layers, rng), scrambled: () => scrambled(transformer, rng) }; // prettier-ignore
    return openPatchable(this.#inference, backend, other[network]());
  }

  /** Goes on with the measurement of an answer by a few calls; told whole once it is done. One at a time, as they may be of the same. */
  advance(asked: ExplainAsked, before?: Measurement): Promise<Result<Measuring>> {
    const turn = this.#last.then(() => this.#advance(asked, before));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** What is measured so far; of use where another worker is to go on with it, as after the loss of a device. */
  measured(asked: ExplainAsked): Measurement | undefined {
    return this.#measured.get(keyOf(asked));
  }

  #advance(asked: ExplainAsked, before: Measurement | undefined): Promise<Result<Measuring>> {
    return told(async () => {
      const key = keyOf(asked);
      const kept = this.#measured.get(key) ?? before;
      if (kept !== undefined) this.#measured.set(key, kept);
      const patchable = await this.#patchable(asked, asked.backend);
      let calls = 0;
      const measurement = await measure(patchable, asked.question, () => ++calls < CALLS, kept);
      this.#measured.delete(key);
      this.#measured.set(key, measurement);
      for (const oldest of this.#measured.keys()) {
        if (this.#measured.size <= KEPT) break;
        this.#measured.delete(oldest);
      }
      const { done, all, passes } = measurement;
      return { done, all, passes, ...(isMeasured(measurement) && { measurement }) };
    });
  }

  /** One question of a sample. */
  sample({ thresholds, network, backend, ...of }: SampleAsked, index: number): Promise<Result<SampleOutcome>> {
    return told(async () => {
      const patchable = await this.#patchable(of, backend, network);
      const question = sampleQuestion(patchable.transformer.layout.size, index);
      const measurement = await measure(patchable, question);
      return { trial: index, ...sampleEntry(measurement, thresholds, new Rng().start(index, SCATTER, 0)) };
    });
  }
}
