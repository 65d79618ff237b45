/**
 * What the page shows: which run, how it is looked at, and what its link promised. Small and JSON-able; frames and
 * elites live elsewhere. Every action of the person that changes the run goes through here.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { decodeLink, encodeLink, LABS, revisionOf, type Lab, type Permalink } from '../../workers/core/link.ts';
import { formatCount, type Note, type ParamValues } from '../../workers/core/params.ts';
import type { Failure } from '../../workers/core/result.ts';
import { AUTOPLAY_LIMIT, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';
import type { RunInfo } from '../../workers/host/protocol.ts';
import {
  expectationOf,
  NO_DIGEST,
  NOT_STARTED,
  openingVerdict,
  verdictAt,
  type Expectation,
  type Verdict,
} from '../link/expectation.ts';
import type { RunClient } from './client.ts';
import { runLatest } from './limiter.ts';
import type { Player } from './player.ts';
import { changeLens, changeSpec, sameSpec, type Changes } from './spec-edit.ts';
import type { Speed } from './speed.ts';

export type Cell = readonly [column: number, row: number];

/** A run too large to start by itself; it waits for the person. */
export interface Held {
  readonly sentence: string;
  readonly target: number | null;
}

export interface SessionState {
  readonly catalogue: Catalogue | null;
  /** Why there is nothing at all to show. */
  readonly fatal: Failure | null;
  readonly lab: Lab;
  readonly spec: RunSpec | null;
  readonly lens: ParamValues;
  readonly info: RunInfo | null;
  readonly pin: Cell | null;
  readonly notes: readonly Note[];
  /** Something that happened to the run and the person should know. */
  readonly notice: string | null;
  readonly held: Held | null;
  readonly expectation: Expectation | null;
  readonly verdict: Verdict;
}

const EMPTY: SessionState = {
  catalogue: null,
  fatal: null,
  lab: LABS[0],
  spec: null,
  lens: {},
  info: null,
  pin: null,
  notes: [],
  notice: null,
  held: null,
  expectation: null,
  verdict: NO_DIGEST,
};

/** Changes to these make other cells, and a pinned one mean nothing. */
const CELL_KEYS = ['problem', 'search', 's.archive', 's.centroids', 's.cols', 's.rows', 'l.cols', 'l.rows'];

interface Start {
  readonly spec: RunSpec;
  readonly at: number | undefined;
}

export class Session {
  readonly store: StoreApi<SessionState> = createStore(() => EMPTY);
  /** Called when the address bar has something new to say. */
  onTouch: () => void = () => {};
  readonly #client: RunClient;
  readonly #player: Player;
  readonly #open: (start: Start) => void;
  /** Whether the person has done anything since the link was opened; until then the address bar is left as it is. */
  #acted = false;
  /** The spec of the run that the player has, which is not yet the one on show while that is being opened. */
  #loaded: RunSpec | null = null;

  constructor(client: RunClient, player: Player) {
    this.#client = client;
    this.#player = player;
    this.#open = runLatest((start: Start) => this.#openRun(start));
    client.onReplaced = ({ at }) => {
      const notice = `The worker stopped answering and was replaced; the run went on from evaluation ${formatCount(at)}.`;
      this.store.setState({ notice });
      player.relocate(at);
    };
    player.onProgress(({ at, digest }) => this.#check(at, digest));
    player.onCheckpointInside = ({ at, digest }) => this.#snap(at, digest);
    player.store.subscribe((now, before) => {
      const ended = now.phase === 'done' && before.phase !== 'done';
      if (ended || (this.#acted && (now.phase !== before.phase || now.busy !== before.busy))) this.onTouch();
    });
  }

  /** Learns what there is to choose from and opens a link. */
  async start(link: string): Promise<void> {
    this.store.setState({ fatal: null });
    const result = await this.#client.catalogue();
    if (!result.ok) {
      this.store.setState({ fatal: result });
      return;
    }
    this.store.setState({ catalogue: result.value });
    this.openLink(link);
  }

  openLink(text: string): void {
    const { catalogue } = this.store.getState();
    if (catalogue === null) return;
    const decoded = decodeLink(text, catalogue);
    const { value: link, notes } = decoded;
    const expectation = expectationOf(decoded);
    const verdict = openingVerdict(expectation, link.spec, catalogue);
    const { lab, spec, lens, cell } = link;
    this.#acted = false;
    this.store.setState({ lab, spec, lens, pin: cell ?? null, notes, notice: null, expectation, verdict });
    this.#open({ spec, at: verdict.status === 'checking' ? expectation?.at : link.at });
  }

  /** The person's changes to the run: it begins anew. What a link promised of the old one is void. */
  change(changes: Changes): void {
    const { catalogue, spec: old, lens: oldLens, pin } = this.store.getState();
    if (catalogue === null || old === null) return;
    const lens = changeLens(oldLens, changes, catalogue);
    const changed = changeSpec(old, changes, catalogue);
    if (lens === oldLens && sameSpec(changed, old, catalogue)) return;
    // A new object even if only the lens changed: it stands for the run that is opened.
    const spec = { ...changed };
    const keepsCells = CELL_KEYS.every((key) => !(key in changes));
    this.#acted = true;
    this.store.setState({
      spec,
      lens,
      pin: keepsCells ? pin : null,
      notes: [],
      notice: null,
      expectation: null,
      verdict: NO_DIGEST,
    });
    this.#open({ spec, at: undefined });
    this.onTouch();
  }

  pin(cell: Cell | null): void {
    this.#acted = true;
    this.store.setState({ pin: cell });
    this.onTouch();
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
    const { info, spec, catalogue } = this.store.getState();
    this.#client.tryAgain();
    if (catalogue === null) void this.start(location.hash);
    else if (info !== null) this.#player.play();
    else if (spec !== null) this.#open({ spec, at: undefined });
  }

  dismissNotes(): void {
    this.store.setState({ notes: [] });
  }

  dismissNotice(): void {
    this.store.setState({ notice: null });
  }

  /** The link to what is on show. While it plays the link plays too; otherwise it opens at the same place. */
  link(): Permalink | null {
    const { catalogue, lab, spec, lens, pin, expectation } = this.store.getState();
    if (catalogue === null || spec === null) return null;
    const { phase } = this.#player.store.getState();
    const resting = this.#loaded === spec && (phase === 'paused' || phase === 'done');
    const at = resting ? this.#player.heading : undefined;
    const promised = expectation !== null && at === expectation.at;
    return {
      lab,
      spec,
      lens,
      revision: promised ? expectation.revision : revisionOf(spec, catalogue),
      ...(at !== undefined && { at }),
      ...(pin !== null && { cell: pin }),
      ...(promised && { digest: expectation.digest }),
    };
  }

  /** The same with the digest of the results on show. */
  sharedLink(): Permalink | null {
    const { catalogue, spec } = this.store.getState();
    const link = this.link();
    const progress = this.#player.progress;
    if (link === null || catalogue === null || spec === null || progress === null || this.#loaded !== spec) return link;
    return { ...link, at: progress.at, digest: progress.digest, revision: revisionOf(spec, catalogue) };
  }

  encode(link: Permalink | null): string {
    const { catalogue } = this.store.getState();
    return link === null || catalogue === null ? '' : encodeLink(link, catalogue);
  }

  #act(action: () => void): void {
    const { held, expectation, spec, catalogue } = this.store.getState();
    this.#acted = true;
    if (held !== null) {
      const checks = expectation !== null && spec !== null && catalogue !== null;
      this.store.setState({ held: null, ...(checks && { verdict: openingVerdict(expectation, spec, catalogue) }) });
    }
    action();
    this.onTouch();
  }

  async #openRun({ spec, at }: Start): Promise<void> {
    this.#player.detach();
    const result = await this.#client.open(spec, this.store.getState().lens);
    // A change that came meanwhile is opened next.
    if (this.store.getState().spec !== spec) return;
    if (!result.ok) {
      const { verdict } = this.store.getState();
      const unchecked = verdict.status === 'checking' ? NOT_STARTED : verdict;
      this.store.setState({ info: null, held: null, verdict: unchecked });
      this.#player.unload(result);
      return;
    }
    const { expectation, verdict } = this.store.getState();
    const checkpoint = verdict.status === 'checking' ? expectation?.at : undefined;
    const held: Held | null =
      spec.budget > AUTOPLAY_LIMIT
        ? {
            sentence: `This run has a budget of ${formatCount(spec.budget)} evaluations. Runs over ${formatCount(AUTOPLAY_LIMIT)} do not start by themselves.`,
            target: at ?? null,
          }
        : null;
    this.#loaded = spec;
    this.store.setState({
      info: result.value,
      held,
      ...(held && checkpoint !== undefined && { verdict: NOT_STARTED }),
    });
    this.#player.load(spec.budget, {
      at: result.value.at,
      play: at === undefined && held === null,
      seek: held === null ? at : undefined,
      checkpoint,
    });
  }

  #check(at: number, digest: string): void {
    const { expectation, verdict, spec, catalogue } = this.store.getState();
    if (verdict.status !== 'checking' || expectation === null || spec === null || catalogue === null) return;
    if (at === expectation.at) this.store.setState({ verdict: verdictAt(expectation, digest, spec, catalogue) });
  }

  /** The promised evaluation lies inside a batch: like the command line, hold the promise to the last whole one before it. */
  #snap(at: number, digest: string): void {
    const { expectation } = this.store.getState();
    if (expectation === null) return;
    this.store.setState({ expectation: { ...expectation, at } });
    this.#check(at, digest);
  }
}
