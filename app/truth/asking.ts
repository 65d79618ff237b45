/**
 * Asking for exact values: the latest question is worked on until it is answered, older ones are dropped, and what was found is kept.
 * Knows no worker: it is given what can hire one.
 */
import { createStore } from 'zustand';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { TruthAnswer, TruthRequest } from '../../workers/truth/types.ts';

/** Positions that a question may take, if it does not say: some half a minute of Connect-4. */
export const WORK = 1 << 26;
/** Answers kept; beyond, the oldest go. */
const MOST = 4096;

/** The worker's methods as they look from here. */
export interface Truthteller {
  begin(request: TruthRequest): Promise<TruthAnswer>;
  advance(): Promise<TruthAnswer>;
  /** Lets the worker go. */
  end(): void;
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
  /** By name, positions looked at in vain for what was not. */
  readonly beyond: ReadonlyMap<string, number>;
}

/** Names a position of a problem: the same for all runs on it. */
export const truthName = ({ problem, params }: RunSpec, path: readonly number[]): string =>
  [problem, ...Object.entries(params).filter(([key]) => key.startsWith('p.')), path.join('.')].join('|');

interface Wanted {
  readonly name: string;
  readonly request: TruthRequest;
}

export class Asking {
  readonly store = createStore<TruthState>(() => ({
    asked: null,
    answer: null,
    failed: false,
    known: new Map(),
    beyond: new Map(),
  }));
  readonly #hire: (lost: () => void) => Truthteller;
  #teller: Truthteller | undefined;
  #wanted: Wanted | undefined;
  #busy = false;

  /** `hire` starts a worker, and is told whom to tell if it breaks. */
  constructor(hire: (lost: () => void) => Truthteller) {
    this.#hire = hire;
  }

  /** Drops what was asked before, and asks this. Moves are those of the problem's board, from its root; `work` is in positions. */
  ask(spec: RunSpec, path: readonly number[], work = WORK): void {
    const name = truthName(spec, path);
    const { asked, answer: told, failed, known } = this.store.getState();
    if (name === asked && !failed && told?.standing !== 'beyond') return;
    const answer = known.get(name) ?? null;
    this.#wanted = answer === null ? { name, request: { spec, path, work } } : undefined;
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
    teller?.end();
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
        if (answer.standing === 'working') {
          this.store.setState({ answer });
          continue;
        }
        this.#wanted = undefined;
        const { name, request } = wanted;
        const { known, beyond } = this.store.getState();
        if (answer.standing === 'known') this.store.setState({ answer, known: withOne(known, name, answer) });
        else if (answer.standing === 'beyond') {
          this.store.setState({ answer, beyond: withOne(beyond, name, request.work) });
        } else this.store.setState({ answer });
      }
      this.#busy = false;
    } catch {
      this.#lost(teller);
    }
  }
}

/** A copy with one entry more; without the oldest, if there would be too many. */
function withOne<T>(map: ReadonlyMap<string, T>, name: string, value: T): ReadonlyMap<string, T> {
  const longer = new Map(map).set(name, value);
  for (const oldest of longer.keys()) {
    if (longer.size <= MOST) break;
    longer.delete(oldest);
  }
  return longer;
}
