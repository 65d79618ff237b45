/**
 * Several runs played as one: the player's host in a race. One playhead, counted in evaluations: every answer is given
 * with all entrants at the end of their last whole batch at or before the same evaluation, so the slowest sets the pace.
 * An entrant that fails stays where it is and is said; the others race on.
 */
import type { ParamValues } from '../../workers/core/params.ts';
import { fail, succeed, type Failure, type Result } from '../../workers/core/result.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import type { Progress, RunInfo, Slice } from '../../workers/host/protocol.ts';
import { REPLACED, type Replaced, type RunClient } from './client.ts';
import type { FrameHub } from './frame-hub.ts';
import type { PlayerHost } from './player.ts';

/** What a race needs of an entrant's worker; RunClient is one. */
export type EntrantClient = Pick<RunClient, 'open' | 'advance' | 'rewind' | 'keep' | 'onReplaced'>;

/** One entrant: who computes it, and where its frames are drawn from. */
export interface Lane<C extends EntrantClient = RunClient> {
  readonly client: C;
  readonly hub: FrameHub;
}

interface Standing {
  readonly at: number;
  /** Where its next batch ends; undefined where that has to be asked. */
  readonly next: number | undefined;
  readonly progress: Progress | undefined;
}

const START: Standing = { at: 0, next: undefined, progress: undefined };
const ALL_FAILED = fail('race-over', 'none of the searches in this race can go on', 'try again, or change them');

/** Strides change by no more than this from one answer to the next. */
const MOST_GROWTH = 2;
const FIRST_STRIDE = 256;

export class Race<C extends EntrantClient = RunClient> implements PlayerHost {
  readonly lanes: readonly Lane<C>[];
  /** Why an entrant stands still, by entrant. */
  readonly failures: (Failure | null)[];
  onFailure: (entrant: number, failure: Failure) => void = () => {};
  onReplaced: (entrant: number, replaced: Replaced) => void = () => {};
  readonly #now: () => number;
  #standings: Standing[];
  #at = 0;
  /** Evaluations that a slice is likely to have time for. */
  #stride = FIRST_STRIDE;

  constructor(lanes: readonly Lane<C>[], now: () => number) {
    this.lanes = lanes;
    this.failures = lanes.map(() => null);
    this.#standings = lanes.map(() => START);
    this.#now = now;
    lanes.forEach(({ client }, entrant) => {
      client.onReplaced = (replaced) => {
        this.#standings[entrant] = { at: replaced.at, next: undefined, progress: undefined };
        this.#at = Math.min(this.#at, replaced.at);
        this.onReplaced(entrant, replaced);
      };
    });
  }

  /** Opens every entrant's run. Fails if the race as a whole is refused, or if none can be opened. */
  async open(specs: readonly RunSpec[], lens: ParamValues): Promise<Result<readonly (RunInfo | null)[]>> {
    const opened = await Promise.all(
      this.lanes.map(({ client, hub }, i) => {
        hub.clear();
        return client.open(specs[i], lens, specs.toSpliced(i, 1));
      }),
    );
    const refused = opened.find((result) => !result.ok && result.code === 'too-big');
    if (refused !== undefined && !refused.ok) return refused;
    opened.forEach((result, i) => {
      if (!result.ok) this.#drop(i, result);
    });
    const failed = opened.find((result) => !result.ok);
    if (failed !== undefined && !failed.ok && this.failures.every(Boolean)) return failed;
    return succeed(opened.map((result) => (result.ok ? result.value : null)));
  }

  async advance({ until, sliceMs, frames }: Slice): Promise<Result<Progress>> {
    // Where an entrant's next batch ends is known once it has been asked.
    const unknown = (i: number) => this.#standings[i].next === undefined;
    if (this.#racing().some(unknown)) {
      const asked = await this.#all(unknown, ({ client }) => client.advance({ until: 0, sliceMs: 0, frames: false }));
      if (asked !== null) return asked;
    }
    // Entrants that went ahead while another's batch was evaluated elsewhere, or its worker replaced.
    const ahead = (i: number) => this.#standings[i].at > until;
    if (this.#racing().some(ahead)) {
      const back = await this.#all(ahead, ({ client }) => client.rewind(until));
      if (back !== null) return back;
    }
    const begun = this.#now();
    const nearest = Math.min(...this.#racing().map((i) => this.#standings[i].next ?? Infinity));
    const target = Math.min(until, Math.max(nearest, sliceMs === 0 ? 0 : this.#at + this.#stride));
    const due = (i: number) => this.#isDue(i, target);
    while (this.#racing().some(due)) {
      const moved = await this.#all(due, ({ client }) => client.advance({ until: target, sliceMs, frames: false }));
      if (moved !== null) return moved;
      const waits = (i: number) => due(i) && this.#standings[i].progress?.evaluating === true;
      if (this.#racing().some(waits)) return this.#answer(this.#at, false);
    }
    if (target > this.#at && sliceMs > 0) this.#adapt(target - this.#at, this.#now() - begun, sliceMs);
    if (frames) {
      const drawn = await this.#all(
        () => true,
        ({ client }) => client.advance({ until: 0, sliceMs: 0, frames: true }),
      );
      if (drawn !== null) return drawn;
    }
    const reached = this.#racing().map((i) => this.#standings[i].at);
    return this.#answer(Math.max(this.#at, ...reached.filter((at) => at <= target)), frames);
  }

  async rewind(target: number): Promise<Result<Progress>> {
    const moved = await this.#all(
      () => true,
      ({ client }) => client.rewind(target),
    );
    if (moved !== null) return moved;
    // The slowest to come has the longest way to go on from here.
    return this.#answer(Math.min(...this.#racing().map((i) => this.#standings[i].at)), false);
  }

  keep(): void {
    for (const i of this.#racing()) this.lanes[i].client.keep();
  }

  #racing(): number[] {
    return this.lanes.flatMap((_, i) => (this.failures[i] === null ? [i] : []));
  }

  #isDue(entrant: number, target: number): boolean {
    const { next, progress } = this.#standings[entrant];
    return next === undefined || (next <= target && progress?.done !== true);
  }

  #adapt(evaluations: number, ms: number, sliceMs: number): void {
    const fitting = (evaluations * sliceMs) / Math.max(0.1, ms);
    this.#stride = Math.round(
      Math.min(this.#stride * MOST_GROWTH, Math.max(this.#stride / MOST_GROWTH, fitting, FIRST_STRIDE / 8)),
    );
  }

  /** Asks those entrants at the same time. A failure only if the race cannot answer; one entrant's own is dealt with. */
  async #all(
    which: (entrant: number) => boolean,
    ask: (lane: Lane<C>) => Promise<Result<Progress>>,
  ): Promise<Failure | null> {
    const asked = this.#racing().filter(which);
    const answers = await Promise.all(asked.map((i) => ask(this.lanes[i])));
    let gone: Failure | null = null;
    answers.forEach((answer, k) => {
      const entrant = asked[k];
      if (answer.ok) {
        const { at, next } = answer.value;
        this.#standings[entrant] = { at, next, progress: answer.value };
      } else if (answer.code === REPLACED.code || answer.code === 'superseded') gone = answer;
      else this.#drop(entrant, answer);
    });
    return gone ?? (this.#racing().length === 0 ? ALL_FAILED : null);
  }

  #drop(entrant: number, failure: Failure): void {
    this.failures[entrant] = failure;
    this.onFailure(entrant, failure);
  }

  #answer(at: number, frames: boolean): Result<Progress> {
    this.#at = at;
    const racing = this.#racing();
    const level = racing.length === this.lanes.length && racing.every((i) => this.#standings[i].at <= at);
    const progresses = racing.flatMap((i) => this.#standings[i].progress ?? []);
    if (frames)
      for (const i of racing) {
        const { progress } = this.#standings[i];
        if (progress?.frames) this.lanes[i].hub.offer(progress);
      }
    return succeed({
      at,
      done: progresses.every(({ done }) => done),
      evaluating: progresses.some(({ evaluating }) => evaluating),
      // As fast as the slowest: all wait for it.
      rate: Math.min(...progresses.map(({ rate }) => rate)),
      next: Math.min(...progresses.map(({ next }) => next)),
      frontier: Math.max(at, Math.min(...progresses.map(({ frontier }) => frontier))),
      metrics: progresses[0]?.metrics ?? {},
      // Of entrants that do not stand at the same evaluation there is none.
      digest: level ? progresses.map(({ digest }) => digest).join(',') : '',
      ...(frames && { frames: progresses[0]?.frames }),
    });
  }
}
