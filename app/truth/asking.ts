/**
 * Asking for exact values: the latest question is worked on until it is answered, older ones are dropped, and what was found is kept.
 * Knows no worker: it is given what can hire one.
 */
import { createStore } from 'zustand';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { TruthAnswer, TruthRequest } from '../../workers/truth/types.ts';

/** Positions that a question may take: some half a minute of Connect-4. */
const WORK = 1 << 26;
/** Answers kept; beyond, the oldest go. */
const MOST = 4096;

/** The worker's methods as they look from here. */
export interface Truthteller {
  begin(request: TruthRequest): Promise<TruthAnswer>;
  advance(): Promise<TruthAnswer>;
}

export interface TruthState {
  /** Name of what is asked; null: nothing. */
  readonly asked: string | null;
  /** How that stands; null: it was asked just now. */
  readonly answer: TruthAnswer | null;
  /** The worker was lost; the next question hires another. */
  readonly failed: boolean;
  /** By name, all that was found so far. */
  readonly known: ReadonlyMap<string, TruthAnswer>;
}

/** Names a position of a problem: the same for all runs on it. */
export const truthName = ({ problem, params }: RunSpec, path: readonly number[]): string =>
  [problem, ...Object.entries(params).filter(([key]) => key.startsWith('p.')), path.join('.')].join('|');

interface Wanted {
  readonly name: string;
  readonly request: TruthRequest;
}

export class Asking {
  readonly store = createStore<TruthState>(() => ({ asked: null, answer: null, failed: false, known: new Map() }));
  readonly #hire: (lost: () => void) => Truthteller;
  #teller: Truthteller | undefined;
  #wanted: Wanted | undefined;
  #busy = false;

  /** `hire` starts a worker, and is told whom to tell if it breaks. */
  constructor(hire: (lost: () => void) => Truthteller) {
    this.#hire = hire;
  }

  /** Drops what was asked before, and asks this. Moves are those of the problem's board, from its root. */
  ask(spec: RunSpec, path: readonly number[]): void {
    const name = truthName(spec, path);
    const { asked, failed, known } = this.store.getState();
    if (name === asked && !failed) return;
    const answer = known.get(name) ?? null;
    this.#wanted = answer === null ? { name, request: { spec, path, work: WORK } } : undefined;
    this.store.setState({ asked: name, answer, failed: false });
    if (!this.#busy) void this.#work();
  }

  /** Asks nothing any more. */
  cancel(): void {
    this.#wanted = undefined;
    this.store.setState({ asked: null, answer: null, failed: false });
  }

  #lost(teller: Truthteller | undefined): void {
    if (teller !== this.#teller) return;
    this.#teller = undefined;
    this.#busy = false;
    this.#wanted = undefined;
    this.store.setState({ failed: true });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    let teller = this.#teller;
    try {
      teller = this.#teller ??= this.#hire(() => this.#lost(teller));
      let begun: Wanted | undefined;
      for (let wanted = this.#wanted; wanted !== undefined; wanted = this.#wanted) {
        const answer = begun === wanted ? await teller.advance() : await teller.begin(wanted.request);
        if (this.#teller !== teller) return;
        begun = wanted;
        // Another question came meanwhile, or none is wanted: this answer is of no use.
        if (this.#wanted !== wanted) continue;
        this.store.setState({ answer });
        if (answer.standing === 'working') continue;
        if (answer.standing === 'known') this.#keep(wanted.name, answer);
        this.#wanted = undefined;
      }
      this.#busy = false;
    } catch {
      this.#lost(teller);
    }
  }

  #keep(name: string, answer: TruthAnswer): void {
    const known = new Map(this.store.getState().known);
    known.set(name, answer);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    this.store.setState({ known });
  }
}
