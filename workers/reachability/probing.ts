/**
 * Trains linear probes on a transformer's streams, and on those of a network of its shape that has learned nothing, and measures both on
 * further graphs. A few graphs at a time, so that it can be watched and left off anywhere. Serves views; no digest hangs on it.
 */
import { Refused, type Result } from '../core/result.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { Inference } from '../core/types.ts';
import { deepest, drawQuestion } from '../problems/graph-path/draw.ts';
import { openTransformer, type TransformerNetwork } from '../problems/graph-path/network.ts';
import { areas, guesses, Ridge, RIDGE, teach, test, WAYS, type Guesses } from '../problems/graph-path/probe.ts';
import type { Question } from '../problems/graph-path/question.ts';
import { encode, layoutOf } from '../problems/graph-path/tokens.ts';
import { untrained } from '../problems/graph-path/untrained.ts';
import { told, type Looking } from './looking.ts';
import type { Of, ProbeAreas, ProbeProgress } from './types.ts';

/** Graphs that are learned from, and that are then guessed. */
export const LEARNED = 3000;
export const HELD_OUT = 1000;
const BATCH = 50;
const GRAPHS = hashName('reachability/probe');
const CONTROL = hashName('reachability/probe-control');

/** One network's probes on their way: by way and state. */
interface Subject {
  readonly network: TransformerNetwork;
  readonly ridges: readonly (readonly Ridge[])[];
  readonly guesses: readonly (readonly Guesses[])[];
  coefficients?: readonly (readonly Float64Array[])[];
}

interface Probe {
  readonly size: number;
  readonly network: TransformerNetwork;
  /** What the areas are counted from, some 20 MB: until they are. */
  subjects: { readonly trained: Subject; readonly control: Subject } | undefined;
  /** Of the trained network, once all has been learned. */
  coefficients?: readonly (readonly Float64Array[])[];
  areas?: { readonly trained: ProbeAreas; readonly control: ProbeAreas };
  /** Graphs learned from or guessed so far. */
  done: number;
  /** Settles with the last step under way: two at once would be taught the same graphs. */
  last: Promise<unknown>;
}

export class Probing {
  readonly #looking: Looking;
  readonly #inference: Inference;
  readonly #counts: { readonly learned: number; readonly heldOut: number };
  readonly #probes = new Map<string, Promise<Probe>>();

  constructor(looking: Looking, inference: Inference, counts = { learned: LEARNED, heldOut: HELD_OUT }) {
    this.#looking = looking;
    this.#inference = inference;
    this.#counts = counts;
  }

  /** Goes on with a network's probes by a few graphs. */
  advance(of: Of): Promise<Result<ProbeProgress>> {
    return told(async () => {
      const probe = await this.#probe(of);
      const { learned, heldOut } = this.#counts;
      const all = learned + heldOut;
      const turn = probe.last.then(() =>
        probe.done < all
          ? this.#step(probe, Math.min(BATCH, (probe.done < learned ? learned : all) - probe.done))
          : undefined,
      );
      probe.last = turn.catch(() => undefined);
      await turn;
      if (probe.done === all && probe.subjects !== undefined) {
        const { trained, control } = probe.subjects;
        const areasOf = (subject: Subject): ProbeAreas =>
          subject.guesses.map((states) => states.map((found) => areas(found, deepest(probe.size))));
        probe.areas = { trained: areasOf(trained), control: areasOf(control) };
        probe.subjects = undefined;
      }
      return { done: probe.done, all, learned, ...(probe.areas && { areas: probe.areas }) };
    });
  }

  /** By way and state, the guesses of all pairs of a graph's vertices; fails with `no-probe` before the probes have learned. */
  guess(of: Of, question: Question): Promise<Result<readonly (readonly Float64Array[])[]>> {
    return told(async () => {
      const { network, coefficients, size } = await this.#probe(of);
      if (coefficients === undefined)
        throw new Refused('no-probe', 'a probe that has learned was expected, but there is none', 'train it first');
      const row = encode(question);
      const { states } = await network.trace([row]);
      return WAYS.map((way, k) =>
        states.map((state, l) => guesses(coefficients[k][l], way, question, layoutOf(size), state)),
      );
    });
  }

  #probe({ model, step }: Of): Promise<Probe> {
    const key = `${model} ${step ?? ''}`;
    const known = this.#probes.get(key);
    if (known !== undefined) return known;
    const opening = this.#open({ model, step });
    this.#probes.set(key, opening);
    opening.catch(() => this.#probes.delete(key));
    return opening;
  }

  async #open(of: Of): Promise<Probe> {
    const { model, transformer, network } = await this.#looking.open(of);
    const { size, layers } = model;
    const { width } = transformer.layout;
    const states = Array.from({ length: layers + 1 });
    const subject = (opened: TransformerNetwork): Subject => ({
      network: opened,
      ridges: WAYS.map(() => states.map(() => new Ridge(width, size + 1))),
      guesses: WAYS.map(() => states.map(() => ({ reached: [], unreached: [] }))),
    });
    const control = untrained(size, layers, new Rng().start(1, CONTROL, 0));
    return {
      size,
      network,
      subjects: {
        trained: subject(network),
        control: subject(openTransformer(this.#inference, 'wasm', control)),
      },
      done: 0,
      last: Promise.resolve(),
    };
  }

  async #step(probe: Probe, count: number): Promise<void> {
    const { size, done, subjects } = probe;
    if (subjects === undefined) return;
    const layout = layoutOf(size);
    const rng = new Rng();
    const questions = Array.from({ length: count }, (_, i) =>
      drawQuestion(rng.start(1, GRAPHS, done + i), size, 'balanced', (done + i) % (deepest(size) + 1)),
    );
    const rows = questions.map(encode);
    for (const subject of [subjects.trained, subjects.control]) {
      const { columns, states } = await subject.network.trace(rows);
      const each = (act: (question: Question, state: Float32Array, at: number, layer: number) => void): void =>
        states.forEach((state, l) =>
          questions.forEach((question, r) =>
            act(question, state, (r * columns + columns - rows[r].length) * layout.width, l),
          ),
        );
      if (done < this.#counts.learned) {
        each((question, state, at, l) =>
          WAYS.forEach((way, k) => teach(subject.ridges[k][l], way, question, layout, state, at)),
        );
        continue;
      }
      subject.coefficients ??= subject.ridges.map((row) => row.map((ridge) => ridge.solve(RIDGE)));
      const { coefficients } = subject;
      each((question, state, at, l) =>
        WAYS.forEach((way, k) => test(subject.guesses[k][l], coefficients[k][l], way, question, layout, state, at)),
      );
    }
    if (done >= this.#counts.learned) probe.coefficients = subjects.trained.coefficients;
    probe.done += count;
  }
}
