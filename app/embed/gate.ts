/**
 * Who may speak to an embedded run: the page right around it, and nobody else; and answers go to the origin that said
 * hello first, and to no other. Only “ready”, which says nothing of the run, is for whoever is there.
 */
import { readCommand, VERSION, type Answer, type Command, type RunMetrics, type RunState } from './protocol.ts';

/** The page around. */
export interface Outside {
  readonly window: unknown;
  post(message: object, origin: string): void;
}

/** The run. */
export interface Inside {
  play(): void;
  pause(): void;
  seek(at: number): void;
  /** Null while there is no run. */
  state(): RunState | null;
  metrics(): RunMetrics | null;
  /** Why it does nothing until a person has done something, in a sentence. */
  waits(): string | null;
}

const NO_RUN = 'No run is open here: wait for the message of type ready, and look at the page for what it says.';

export class Gate {
  readonly #outside: Outside;
  readonly #inside: Inside;
  #origin: string | null = null;
  #told = '';

  constructor(outside: Outside, inside: Inside) {
    this.#outside = outside;
    this.#inside = inside;
  }

  ready(): void {
    this.#send({ type: 'ready' }, '*');
  }

  receive(event: { readonly source: unknown; readonly origin: string; readonly data: unknown }): void {
    const { source, origin, data } = event;
    // Pages without an origin all look the same, and cannot be written to alone.
    if (source !== this.#outside.window || origin === 'null' || origin === '') return;
    const command = readCommand(data);
    if (command === null) return;
    if (this.#origin === null) {
      if ('wrong' in command || command.type !== 'hello') return;
      this.#origin = origin;
    }
    if (origin !== this.#origin) return;
    if ('wrong' in command) {
      const { wrong, ...named } = command;
      this.#answer({ type: 'error', message: wrong, ...named });
    } else this.#do(command);
  }

  /** Tells the state if it is another than was told last. */
  tell(): void {
    const state = this.#inside.state();
    const text = JSON.stringify(state);
    if (state === null || this.#origin === null || text === this.#told) return;
    this.#told = text;
    this.#answer({ type: 'state', ...state });
  }

  /** Says in a sentence what went wrong. */
  fail(message: string): void {
    this.#answer({ type: 'error', message });
  }

  #do(command: Command): void {
    const { type, id } = command;
    const named = id === undefined ? {} : { id };
    const refuse = (message: string) => this.#answer({ type: 'error', message, ...named });
    const state = this.#inside.state();
    if (state === null) {
      // Whoever says hello early is told as soon as there is something to tell.
      if (type !== 'hello') refuse(NO_RUN);
      return;
    }
    if (type === 'hello' || type === 'state') return this.#answer({ type: 'state', ...state, ...named });
    if (type === 'metrics') {
      const metrics = this.#inside.metrics();
      return metrics === null ? refuse(NO_RUN) : this.#answer({ type: 'metrics', ...metrics, ...named });
    }
    if (type === 'pause') return this.#inside.pause();
    const waits = this.#inside.waits();
    if (waits !== null) return refuse(waits);
    if (type === 'play') this.#inside.play();
    else this.#inside.seek(Math.min(command.type === 'seek' ? command.at : 0, state.budget));
  }

  #answer(answer: Answer): void {
    if (this.#origin !== null) this.#send(answer, this.#origin);
  }

  #send(answer: Answer, origin: string): void {
    this.#outside.post({ searchlight: VERSION, ...answer }, origin);
  }
}
