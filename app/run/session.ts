/**
 * What the page shows: which run, how it is looked at, and what its link promised. Small and JSON-able; frames and
 * elites live elsewhere. Every action of the person that changes the run goes through here.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { withCode } from '../../workers/core/code.ts';
import { decodeLink, encodeLink, MOST_ENTRANTS, revisionsOf, type Permalink } from '../../workers/core/link.ts';
import { formatCount, type ParamValues } from '../../workers/core/params.ts';
import { succeed, type Failure, type Result } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { RunInfo } from '../../workers/host/protocol.ts';
import { expectationOf, NO_DIGEST, NOT_STARTED, openingVerdict, verdictAt, type Runs } from '../link/expectation.ts';
import type { RunClient } from './client.ts';
import { runLatest } from './limiter.ts';
import type { Player } from './player.ts';
import { changeAll, changeLens, changeSpec, keepsCells, ownOf, sameSpec, type Changes } from './spec-edit.ts';
import { lockNotice, underLocks } from './locks.ts';
import { NO_RACE } from './no-race.ts';
import type { Race } from './race.ts';
import { EMPTY, heldBack, labOf, lookedAt, lookOf, NO_MENU } from './session-state.ts';
import type { Cell, Looked, SessionState } from './session-state.ts';
import type { Speed } from './speed.ts';

interface Start {
  /** The spec it begins with stands for all of it: no two starts share one. */
  readonly specs: readonly RunSpec[];
  readonly at: number | undefined;
}

/** Workers for a race of so many; null for a single run. */
export type Assemble = (count: number) => Promise<Race | null>;

const alone = (): Promise<null> => Promise.resolve(null);

export class Session {
  readonly store: StoreApi<SessionState> = createStore(() => EMPTY);
  /** Called when the address bar has something new to say. */
  onTouch: () => void = () => {};
  readonly #client: RunClient;
  readonly #player: Player;
  readonly #open: (start: Start) => void;
  /** Whether the person has done anything since the link was opened; until then the address bar is left as it is. */
  #acted = false;
  /** Whether all problems and searches are known, or only what the first picture needs. */
  #whole = false;
  #learning = false;
  /** The link that waits to be opened; empty if there is none, or the person has changed the run since. */
  #asked = '';
  /** Another page is open in the run's stead: what is opened meanwhile does not play. */
  resting = false;
  /** The spec of the run that the player has, which is not yet the one on show while that is being opened. */
  #loaded: RunSpec | null = null;
  readonly #assemble: Assemble;
  #race: Race | null = null;

  constructor(client: RunClient, player: Player, assemble: Assemble = alone) {
    this.#client = client;
    this.#player = player;
    this.#assemble = assemble;
    this.#open = runLatest((start: Start) => this.#openRun(start));
    player.onProgress(({ at, digest, frames }) => {
      this.#check(at, digest);
      // After the first picture, the rest of the menu.
      if (frames && !this.#whole && !this.#learning) {
        this.#learning = true;
        void this.#learn(true);
      }
    });
    player.onCheckpointInside = ({ at, digest }) => this.#snap(at, digest);
    player.store.subscribe((now, before) => {
      const ended = now.phase === 'done' && before.phase !== 'done';
      if (ended || (this.#acted && (now.phase !== before.phase || now.busy !== before.busy))) this.onTouch();
    });
  }

  /** The race that `lanes` of the state tell of. */
  get race(): Race | null {
    return this.#race;
  }

  /** Whether there is more to tell than the link that was opened: the person did something, or the run has ended. */
  get hasNews(): boolean {
    return this.#acted || this.#player.store.getState().phase === 'done';
  }

  /** Learns what there is to choose from and opens a link; its lab is there at once. */
  async start(link: string): Promise<void> {
    this.#asked = link;
    this.store.setState({ fatal: null, lab: labOf(link) });
    if (await this.#learn(false)) this.openLink(this.#asked);
  }

  /** Learns what there is to choose from: what the first picture needs, or the whole. */
  async #learn(whole: boolean): Promise<boolean> {
    const result = await this.#client.catalogue(whole);
    if (!result.ok) {
      // A run that is on show goes on.
      this.store.setState(this.store.getState().spec === null ? { fatal: result } : { notice: NO_MENU });
      return false;
    }
    this.#whole ||= whole;
    this.store.setState({ catalogue: result.value });
    return true;
  }

  openLink(text: string): void {
    const { catalogue } = this.store.getState();
    this.#asked = text;
    if (catalogue === null) return this.store.setState({ lab: labOf(text) });
    const decoded = decodeLink(text, catalogue);
    // What is not understood may be in what has not been loaded yet.
    if (decoded.notes.length > 0 && !this.#whole) {
      void this.#learn(true).then((learnt) => learnt && this.#asked === text && this.openLink(text));
      return;
    }
    this.#asked = '';
    const { value: read, notes } = decoded;
    const code = read.frame?.code;
    if (read.asks && code === undefined) {
      this.#player.pause();
      this.#player.detach();
      const { lab, frame = {} } = read;
      this.store.setState({ ...EMPTY, catalogue, asking: read, lab, frame, notes });
      return;
    }
    const link = read.asks && code !== undefined ? withCode(read, code, catalogue) : read;
    const expectation = expectationOf({ value: link, notes });
    const verdict = openingVerdict(expectation, link, catalogue);
    const { lab, spec, rivals = [], lens } = link;
    this.#acted = false;
    const { frame = {} } = link;
    const look = { ...lookOf(link), frame, asking: null };
    this.store.setState({ lab, spec, rivals, lens, ...look, notes, notice: null, expectation, verdict });
    this.#open({ specs: [spec, ...rivals], at: verdict.status === 'checking' ? expectation?.at : link.at });
  }

  /** Goes on with a link that asked for one. */
  giveCode(code: string): void {
    const { asking, catalogue } = this.store.getState();
    if (asking === null || catalogue === null) return;
    this.openLink(encodeLink({ ...asking, frame: { ...asking.frame, code } }, catalogue));
    this.#acted = true;
    this.onTouch();
  }

  /**
   * The person's changes to the run: it begins anew. What a link promised of the old one is void. In a race, `entrant`'s
   * search is changed; the rest is changed for all, and `besides` says what else that means for each of the others.
   */
  change(wanted: Changes, entrant = 0, besides: (other: RunSpec) => Changes = () => ({})): void {
    const { catalogue, spec: old, rivals, lens: oldLens, pin, frame } = this.store.getState();
    if (catalogue === null || old === null) return;
    const { changes, locked } = underLocks(wanted, frame);
    if (locked !== undefined) return this.store.setState({ notice: lockNotice(locked, frame) });
    const before = [old, ...rivals];
    const { specs, lens } = changeAll(before, oldLens, { changes, entrant, besides }, catalogue);
    // A search that does not fit the new problem would give way to one that does.
    if (frame.lock?.includes('search') && specs.some(({ search }, i) => search !== before[i].search))
      return this.store.setState({ notice: lockNotice('search', frame) });
    if (lens === oldLens && specs.every((spec, i) => sameSpec(spec, before[i], catalogue))) return;
    this.#begin(specs, lens, keepsCells(changes) ? pin : null);
  }

  /** One more search joins: the same as the last, with these changes to it and to the lens. */
  addEntrant(changes: Changes): void {
    const { catalogue, spec, rivals, lens: oldLens, pin, frame } = this.store.getState();
    if (catalogue === null || spec === null || rivals.length + 1 >= MOST_ENTRANTS) return;
    if (frame.lock?.includes('search')) return this.store.setState({ notice: lockNotice('search', frame) });
    const lens = changeLens(oldLens, changes, catalogue);
    this.#begin([spec, ...rivals, changeSpec(rivals.at(-1) ?? spec, ownOf(changes), catalogue)], lens, pin);
  }

  removeEntrant(entrant: number): void {
    const { spec, rivals, lens, pin, frame } = this.store.getState();
    if (spec === null || rivals.length === 0) return;
    if (frame.lock?.includes('search')) return this.store.setState({ notice: lockNotice('search', frame) });
    // The pinned cell is one of the first entrant's map.
    this.#begin([spec, ...rivals].toSpliced(entrant, 1), lens, entrant === 0 ? null : pin);
  }

  #begin(specs: readonly RunSpec[], lens: ParamValues, pin: Cell | null): void {
    // A new object even if only the lens changed: it stands for the run that is opened.
    const spec = { ...specs[0] };
    const rivals = specs.slice(1);
    this.#acted = true;
    this.#asked = '';
    const fresh = { point: null, node: [], notes: [], notice: null, expectation: null, verdict: NO_DIGEST };
    this.store.setState({ spec, rivals, lens, pin, ...fresh });
    this.#open({ specs: [spec, ...rivals], at: undefined });
    this.onTouch();
  }

  pin(cell: Cell | null): void {
    this.look({ pin: cell });
  }

  /** In a race, a point of `entrant`'s. */
  pinPoint(birth: number | null, entrant = 0): void {
    this.look({ point: birth, pointOf: entrant });
  }

  /** Looks at something else of the same run, which the address bar then tells. */
  look(at: Partial<Looked>): void {
    this.#acted = true;
    this.store.setState(at);
    this.onTouch();
  }

  get hasPin(): boolean {
    const { pin, point } = this.store.getState();
    return pin !== null || point !== null;
  }

  unpin(): void {
    this.look({ pin: null, point: null, pointOf: 0 });
  }

  toggle(): void {
    this.#act(() => this.#player.toggle());
  }

  pause(): void {
    this.#act(() => this.#player.pause());
  }

  play(): void {
    this.#act(() => this.#player.play());
  }

  step(by: 1 | -1): void {
    this.#act(() => this.#player.step(by));
  }

  seek(target: number): void {
    this.#act(() => this.#player.seek(target));
  }

  restart(): void {
    this.#act(() => this.#player.restart());
  }

  setSpeed(speed: Speed): void {
    this.#player.setSpeed(speed);
  }

  /** After a failure: brings the worker back and goes on, or opens the run once more. */
  tryAgain(): void {
    const { info, spec, rivals, fatal } = this.store.getState();
    this.#client.tryAgain();
    if (fatal !== null) void this.start(this.#asked);
    else if (info !== null && rivals.length === 0) this.#player.play();
    else if (spec !== null) this.#open({ specs: [spec, ...rivals], at: undefined });
  }

  dismissNotes(): void {
    this.store.setState({ notes: [] });
  }

  dismissNotice(): void {
    this.store.setState({ notice: null });
  }

  /** The link to what is on show. While it plays the link plays too; otherwise it opens at the same place. */
  link(): Permalink | null {
    const state = this.store.getState();
    const { catalogue, lab, spec, rivals, lens, expectation } = state;
    if (catalogue === null || spec === null) return null;
    const { phase } = this.#player.store.getState();
    const resting = this.#loaded === spec && (phase === 'paused' || phase === 'done');
    const at = resting ? this.#player.heading : undefined;
    const promised = expectation !== null && at === expectation.at;
    const runs = { spec, ...(rivals.length > 0 && { rivals }) };
    return {
      lab,
      ...runs,
      lens,
      revision: promised ? expectation.revision : revisionsOf(runs, catalogue),
      ...(at !== undefined && { at }),
      ...lookedAt(state),
      ...(Object.keys(state.frame).length > 0 && { frame: state.frame }),
      ...(promised && { digest: expectation.digest }),
    };
  }

  /** The same with the digest of the results on show. */
  sharedLink(): Permalink | null {
    const { catalogue, spec } = this.store.getState();
    const link = this.link();
    const progress = this.#player.progress;
    if (link === null || catalogue === null || spec === null || progress === null || this.#loaded !== spec) return link;
    const { at, digest } = progress;
    return { ...link, at, revision: revisionsOf(link, catalogue), digest: digest === '' ? undefined : digest };
  }

  encode(link: Permalink | null): string {
    const { catalogue } = this.store.getState();
    return link === null || catalogue === null ? '' : encodeLink(link, catalogue);
  }

  #act(action: () => void): void {
    const { held, expectation, catalogue } = this.store.getState();
    const runs = this.#runs();
    this.#acted = true;
    if (held !== null) {
      const checks = expectation !== null && runs !== null && catalogue !== null;
      this.store.setState({ held: null, ...(checks && { verdict: openingVerdict(expectation, runs, catalogue) }) });
    }
    action();
    this.onTouch();
  }

  #runs(): Runs | null {
    const { spec, rivals } = this.store.getState();
    return spec === null ? null : { spec, rivals };
  }

  /** Opens the run, or all that race; tells what is known of each. */
  async #openAll(specs: readonly RunSpec[]): Promise<Result<readonly (RunInfo | null)[]>> {
    const { lens } = this.store.getState();
    const race = await this.#assemble(specs.length).catch(() => undefined);
    if (race === undefined) return NO_RACE;
    this.#race = race;
    if (race === null) {
      this.#client.onReplaced = (replaced) => this.#relocate('', replaced.at);
      const result = await this.#client.open(specs[0], lens);
      return result.ok ? succeed([result.value]) : result;
    }
    race.onReplaced = (entrant, { at }) => this.#relocate(` of search ${entrant + 1}`, at);
    race.onFailure = (entrant, failure) => this.#drop(specs[0], entrant, failure);
    return race.open(specs, lens);
  }

  #relocate(whose: string, at: number): void {
    const notice = `The worker${whose} stopped answering and was replaced; the run went on from evaluation ${formatCount(at)}.`;
    this.store.setState({ notice });
    this.#player.relocate(at);
  }

  /** An entrant that failed leaves the race that began with `spec`; without it the digests of its link cannot be checked. */
  #drop(spec: RunSpec, entrant: number, failure: Failure): void {
    const { spec: shown, lanes, verdict } = this.store.getState();
    // Of a race that is on its way out: what is opened in its place has a promise of its own.
    if (spec !== shown) return;
    this.store.setState({
      lanes: lanes.map((lane, i) => (i === entrant ? { ...lane, failure } : lane)),
      ...(verdict.status === 'checking' && { verdict: NOT_STARTED }),
    });
  }

  async #openRun({ specs, at }: Start): Promise<void> {
    const [spec] = specs;
    this.#player.detach();
    const result = await this.#openAll(specs);
    // A change that came meanwhile is opened next.
    if (this.store.getState().spec !== spec) return;
    if (!result.ok) {
      const { verdict } = this.store.getState();
      const unchecked = verdict.status === 'checking' ? NOT_STARTED : verdict;
      this.store.setState({ info: null, lanes: [], held: null, verdict: unchecked });
      this.#player.unload(result);
      return;
    }
    const { expectation, verdict } = this.store.getState();
    const checkpoint = verdict.status === 'checking' ? expectation?.at : undefined;
    const held = heldBack(spec, at);
    this.#loaded = spec;
    const info = result.value.find((found) => found !== null) ?? null;
    const race = this.#race;
    this.store.setState({
      info,
      lanes: race === null ? [] : result.value.map((found, i) => ({ info: found, failure: race.failures[i] })),
      held,
      ...(held && checkpoint !== undefined && { verdict: NOT_STARTED }),
    });
    this.#player.load(spec.budget, {
      at: info?.at ?? 0,
      host: race ?? this.#client,
      play: at === undefined && held === null && !this.resting,
      seek: held === null ? at : undefined,
      checkpoint,
    });
  }

  #check(at: number, digest: string): void {
    const { expectation, verdict, catalogue } = this.store.getState();
    const runs = this.#runs();
    if (verdict.status !== 'checking' || expectation === null || runs === null || catalogue === null) return;
    // Without a digest the entrants of a race do not all stand here.
    if (at === expectation.at && digest !== '')
      this.store.setState({ verdict: verdictAt(expectation, digest, runs, catalogue) });
  }

  /** The promised evaluation lies inside a batch: like the command line, hold the promise to the last whole one before it. */
  #snap(at: number, digest: string): void {
    const { expectation } = this.store.getState();
    if (expectation === null) return;
    this.store.setState({ expectation: { ...expectation, at } });
    this.#check(at, digest);
  }
}
