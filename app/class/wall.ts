/**
 * The class wall: lines that were handed in, and what became of each when it was recomputed. A few workers take one run at a
 * time each; it can be stopped and taken up again, and what is done stays done. Knows no worker: it is given what hires one.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readHandIns, type HandIn } from '../../workers/core/hand-in.ts';
import { decodeLink, type Permalink } from '../../workers/core/link.ts';
import type { Failure, Result } from '../../workers/core/result.ts';
import { AUTOPLAY_LIMIT, type Catalogue } from '../../workers/core/spec.ts';
import { readWhole } from '../../workers/core/whole-link.ts';
import { badLink, check, refused, workOf, type Checked, type Computer } from './check.ts';

export interface WallClient extends Computer {
  catalogue(whole: boolean): Promise<Result<Catalogue>>;
}

export interface WallTools<C extends WallClient> {
  hire(): C;
  dismiss(client: C): void;
}

export interface Entry {
  readonly handIn: HandIn;
  readonly link: Permalink;
  /** `held`: too large to start by itself, it waits for a press. */
  readonly phase: 'waiting' | 'held' | 'running' | 'done';
  /** Of its evaluations. */
  readonly share: number;
  /** Given when it is done. */
  readonly checked: Checked | null;
}

export interface WallState {
  /** As the person left it in the field. */
  readonly text: string;
  /** What there is to choose from, once a worker has told. */
  readonly catalogue: Catalogue | null;
  readonly entries: readonly Entry[];
  /** Lines without a link, and links beyond those that are taken. */
  readonly without: readonly number[];
  readonly beyond: number;
  readonly running: boolean;
  /** Why nothing can be checked at all. */
  readonly trouble: Failure | null;
}

export const MOST_LINKS = 200;

const EMPTY: WallState = {
  text: '',
  catalogue: null,
  entries: [],
  without: [],
  beyond: 0,
  running: false,
  trouble: null,
};

export class Wall<C extends WallClient> {
  readonly store: StoreApi<WallState> = createStore<WallState>(() => EMPTY);
  readonly #tools: WallTools<C>;
  readonly #workers: number;
  readonly #hired = new Set<C>();
  /** Every start and every stop makes the ones before it void. */
  #generation = 0;

  constructor(tools: WallTools<C>, workers: number) {
    this.#tools = tools;
    this.#workers = workers;
  }

  write(text: string): void {
    this.store.setState({ text });
  }

  /** Puts up what the text holds, and checks what is not checked yet. */
  async check(): Promise<void> {
    this.stop();
    const generation = this.#generation;
    const { handIns, without } = readHandIns(this.store.getState().text);
    const taken = handIns.slice(0, MOST_LINKS);
    this.store.setState({ running: true, trouble: null });
    const clients = this.#hire(taken.length);
    const known = await this.#learn(clients);
    if (generation !== this.#generation) return;
    if (!known.ok) return this.#end({ trouble: known });
    const before = new Map(this.store.getState().entries.map((entry) => [nameOf(entry.handIn), entry]));
    const entries = taken.map((handIn) => {
      const old = before.get(nameOf(handIn));
      // What was lacking may have been given elsewhere since.
      const stays = old?.phase === 'done' && !old.checked?.lacks;
      return stays ? { ...old, handIn } : entryOf(handIn, known.value);
    });
    this.store.setState({ catalogue: known.value, entries, without, beyond: handIns.length - taken.length });
    this.#work(clients, generation);
  }

  /** Takes up again what was stopped. */
  resume(): void {
    if (this.store.getState().running) return;
    const generation = ++this.#generation;
    const waiting = this.store.getState().entries.filter(({ phase }) => phase === 'waiting').length;
    if (waiting > 0) this.#work(this.#hire(waiting), generation);
  }

  /** Lets one begin that is held for its size. */
  allow(index: number): void {
    this.#change(index, { phase: 'waiting' });
    this.#wake(1);
  }

  /** Sees to it that as many more are taken up. */
  #wake(more: number): void {
    if (!this.store.getState().running) return this.resume();
    // All that work may be at their last: others take them.
    if (this.#hired.size < this.#workers) this.#work(this.#hire(more), this.#generation);
  }

  /** Checks again what lacked the file of this hash, which the workers are given. */
  retry(hash: string): void {
    const lacking = this.store
      .getState()
      .entries.flatMap(({ checked }, i) => (checked?.lacks?.hash === hash ? [i] : []));
    for (const index of lacking) this.#change(index, { phase: 'waiting', share: 0, checked: null });
    this.#wake(lacking.length);
  }

  /** Stops at once; runs under way are begun anew another time. */
  stop(): void {
    this.#generation += 1;
    if (this.store.getState().running) this.#end({});
  }

  clear(): void {
    this.stop();
    const { catalogue } = this.store.getState();
    this.store.setState({ ...EMPTY, catalogue });
  }

  #hire(runs: number): C[] {
    const count = Math.max(1, Math.min(this.#workers - this.#hired.size, runs));
    const clients = Array.from({ length: count }, () => this.#tools.hire());
    clients.forEach((client) => this.#hired.add(client));
    return clients;
  }

  #dismiss(client: C): void {
    this.#hired.delete(client);
    this.#tools.dismiss(client);
  }

  async #learn([first]: readonly C[]): Promise<Result<Catalogue>> {
    const { catalogue } = this.store.getState();
    return catalogue === null ? first.catalogue(true) : { ok: true, value: catalogue };
  }

  #work(clients: readonly C[], generation: number): void {
    this.store.setState({ running: true });
    for (const client of clients) {
      void this.#checkAll(client, generation).finally(() => {
        if (generation !== this.#generation) return;
        this.#dismiss(client);
        if (this.#hired.size === 0) this.#end({});
      });
    }
  }

  async #checkAll(client: C, generation: number): Promise<void> {
    for (;;) {
      const { entries, catalogue } = this.store.getState();
      const index = entries.findIndex(({ phase }) => phase === 'waiting');
      if (index < 0 || catalogue === null) return;
      const { handIn, link } = entries[index];
      this.#change(index, { phase: 'running', share: 0 });
      const told = (share: number): void => {
        if (generation === this.#generation) this.#change(index, { share });
      };
      const checked = await check(handIn, link, catalogue, client, told).catch((error: unknown) =>
        refused({
          ok: false,
          code: 'internal',
          message: `it could not be checked: ${String(error)}`,
          hint: 'try again',
        }),
      );
      if (generation !== this.#generation) return;
      this.#change(index, { phase: 'done', share: 1, checked });
    }
  }

  #change(index: number, change: Partial<Entry>): void {
    const entries = this.store.getState().entries.map((entry, i) => (i === index ? { ...entry, ...change } : entry));
    this.store.setState({ entries });
  }

  #end(state: Partial<WallState>): void {
    this.#generation += 1;
    for (const client of [...this.#hired]) this.#dismiss(client);
    const entries = this.store
      .getState()
      .entries.map((entry) => (entry.phase === 'running' ? { ...entry, phase: 'waiting' as const, share: 0 } : entry));
    this.store.setState({ ...state, entries, running: false });
  }
}

/** The same for lines that say the same, wherever they stand. */
const nameOf = ({ name, link, stated }: HandIn): string => JSON.stringify([name, link, stated]);

function entryOf(handIn: HandIn, catalogue: Catalogue): Entry {
  const read = readWhole(handIn.link, catalogue);
  if (!read.ok) {
    const link = decodeLink(handIn.link, catalogue).value;
    return { handIn, link, phase: 'done', share: 0, checked: badLink(read) };
  }
  const phase = workOf(read.value) > AUTOPLAY_LIMIT ? 'held' : 'waiting';
  return { handIn, link: read.value, phase, share: 0, checked: null };
}
