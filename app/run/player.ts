/**
 * Plays one run: asks the worker for slice after slice, no faster than the chosen speed, and hands frames to the hub.
 * All wishes (play, step, seek) only set fields; one loop looks at them after every answer, so a newer wish overtakes
 * an older one and nothing has to be cancelled.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../workers/core/result.ts';
import type { Progress, Slice } from '../../workers/host/protocol.ts';
import type { FrameHub } from './frame-hub.ts';
import { DEFAULT_SPEED, type Speed } from './speed.ts';

/** What the player needs of the worker; RunClient is one. */
export interface PlayerHost {
  advance(slice: Slice): Promise<Result<Progress>>;
  rewind(target: number): Promise<Result<Progress>>;
  keep(): void;
}

export interface Clock {
  now(): number;
  /** Resolves in the next animation frame. */
  frame(): Promise<void>;
}

export type Phase = 'empty' | 'paused' | 'playing' | 'done' | 'failed';

/** Small and JSON-able; it changes when a person would notice, never with every frame. */
export interface PlayerState {
  readonly phase: Phase;
  /** Computing: playing, stepping or seeking. */
  readonly busy: boolean;
  /** Where a seek under way will end. */
  readonly goal: number | null;
  readonly speed: Speed;
  readonly failure: Failure | null;
}

const PLAY_SLICE_MS = 12;
const SEEK_SLICE_MS = 30;
/** Seeks shorter than this show nothing on the way. */
const SHOW_SEEK_AFTER_MS = 200;
const KEEP_EVERY_MS = 2_000;
/** A slow machine falls behind by no more than this before the clock is set anew. */
const MAX_LAG_S = 0.25;

interface Goal {
  readonly target: number;
  rewound: boolean;
  readonly since: number;
}

export class Player {
  readonly store: StoreApi<PlayerState>;
  #host: PlayerHost;
  readonly #hub: FrameHub;
  readonly #clock: Clock;
  readonly #listeners = new Set<(progress: Progress) => void>();
  /** Called at the end of the last batch before a checkpoint that lies inside the next one. */
  onCheckpointInside: (progress: Progress) => void = () => {};
  /** Whether there is a run to ask about; without one the last state stays on show. */
  #attached = false;
  #generation = 0;
  #budget = 0;
  #progress: Progress | null = null;
  #at = 0;
  #playing = false;
  #goal: Goal | undefined;
  #steps = 0;
  /** The step under way is still wanted. */
  #stepping = false;
  #checkpoint: number | undefined;
  /** Whether the newest results have not been sent to the hub. */
  #stale = false;
  #moved = false;
  #pumping = false;
  #pace = { at: 0, time: 0 };
  #keptAt = 0;

  constructor(host: PlayerHost, hub: FrameHub, clock: Clock) {
    this.#host = host;
    this.#hub = hub;
    this.#clock = clock;
    this.store = createStore(() => ({ phase: 'empty', busy: false, goal: null, speed: DEFAULT_SPEED, failure: null }));
  }

  /** The newest answer of the worker, drawn or not. */
  get progress(): Progress | null {
    return this.#progress;
  }

  get budget(): number {
    return this.#budget;
  }

  /** Where the playhead is, or is going if a seek is under way. */
  get heading(): number {
    return this.#goal?.target ?? this.#at;
  }

  onProgress(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Takes over a run that was just opened, by `host` or by whoever had the last one. The player stops exactly at
   * `checkpoint`, if given, on its way past.
   */
  load(
    budget: number,
    start: { at: number; play: boolean; seek?: number; checkpoint?: number; host?: PlayerHost },
  ): void {
    this.detach();
    this.#host = start.host ?? this.#host;
    this.#hub.clear();
    this.#attached = true;
    this.#budget = budget;
    this.#progress = null;
    this.#at = start.at;
    this.#forgetSteps();
    this.#checkpoint = start.checkpoint;
    this.#stale = true;
    this.#playing = start.play;
    this.#goal = undefined;
    this.store.setState({ failure: null });
    if (start.seek !== undefined && start.seek > start.at) this.#aim(start.seek);
    this.#go();
  }

  /** Lets go of the run, because another is being opened. What was drawn of it stays on show until then. */
  detach(): void {
    this.#generation += 1;
    this.#attached = false;
    this.store.setState({ busy: true });
  }

  /** There is no run, for this reason. */
  unload(failure: Failure): void {
    this.detach();
    this.#progress = null;
    this.store.setState({ phase: 'failed', busy: false, goal: null, failure });
  }

  play(): void {
    if (!this.#attached) return;
    if (this.#at >= this.#budget && this.#goal === undefined) this.#aim(0);
    this.#playing = true;
    this.#forgetSteps();
    this.store.setState({ failure: null });
    this.#go();
  }

  pause(): void {
    if (!this.#attached) return;
    this.#playing = false;
    this.#forgetSteps();
    this.#goal = undefined;
    // In a race some may have gone ahead of the batch that is waited for: they are fetched back.
    if (this.#progress?.evaluating === true) this.#stale = true;
    this.#publish();
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  restart(): void {
    if (!this.#attached) return;
    this.#aim(0);
    this.play();
  }

  /** One batch on (1) or back (-1); further steps are made one after the other. */
  step(by: 1 | -1): void {
    if (!this.#attached) return;
    this.#playing = false;
    this.#goal = undefined;
    this.#steps += by;
    this.#go();
  }

  seek(target: number): void {
    if (!this.#attached) return;
    this.#forgetSteps();
    this.#aim(target);
    this.#go();
  }

  setSpeed(speed: Speed): void {
    this.#setPace();
    this.store.setState({ speed });
  }

  /** The run goes on in a new worker and stands at `at`. */
  relocate(at: number): void {
    const before = this.#at;
    this.#at = at;
    this.#stale = true;
    this.#setPace();
    if (this.#goal) this.#goal.rewound = false;
    else if (!this.#playing && before !== at) this.#aim(before);
    this.#go();
  }

  #forgetSteps(): void {
    this.#steps = 0;
    this.#stepping = false;
  }

  #aim(target: number): void {
    const bounded = Math.min(this.#budget, Math.max(0, Math.round(target)));
    this.#goal = { target: bounded, rewound: false, since: this.#clock.now() };
  }

  #setPace(): void {
    this.#pace = { at: this.#at, time: this.#clock.now() };
  }

  #go(): void {
    this.#setPace();
    this.#publish();
    void this.#pump();
  }

  #publish(): void {
    if (!this.#attached) return;
    const now = this.store.getState();
    const resting = this.#at >= this.#budget ? 'done' : 'paused';
    const phase = now.failure ? 'failed' : this.#playing ? 'playing' : resting;
    const next = { phase, busy: this.#pumping || this.#hasWork(), goal: this.#goal?.target ?? null } as const;
    if (now.phase !== next.phase || now.busy !== next.busy || now.goal !== next.goal) this.store.setState(next);
  }

  #hasWork(): boolean {
    if (!this.#attached || this.store.getState().failure) return false;
    return this.#playing || this.#goal !== undefined || this.#steps !== 0 || this.#stale;
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#hasWork()) {
        await this.#work();
        this.#publish();
      }
    } finally {
      this.#pumping = false;
      this.#publish();
    }
  }

  #work(): Promise<void> {
    if (this.#goal) return this.#workSeek(this.#goal);
    if (this.#steps !== 0) return this.#workStep();
    return this.#playing ? this.#workPlay() : this.#settle();
  }

  async #workSeek(goal: Goal): Promise<void> {
    if (!goal.rewound) {
      goal.rewound = await this.#ask(this.#host.rewind(goal.target));
      if (goal.rewound && this.#at >= goal.target) this.#arrive(goal);
      return;
    }
    const showing = this.#clock.now() - goal.since > SHOW_SEEK_AFTER_MS;
    const outcome = await this.#advance(goal.target, SEEK_SLICE_MS, showing && !this.#hub.waiting);
    if (outcome === 'stuck' || (outcome === 'moved' && this.#at >= goal.target)) this.#arrive(goal);
  }

  #arrive(goal: Goal): void {
    if (this.#goal === goal) this.#goal = undefined;
    this.#setPace();
    this.#stopAtEnd();
  }

  async #workStep(): Promise<void> {
    if (this.#steps < 0) {
      this.#steps += 1;
      // Back is a seek, which snaps down to the end of a batch.
      return this.#aim(this.#at - 1);
    }
    this.#stepping = true;
    this.#steps -= 1;
    const outcome = await this.#advance(this.#budget, 0, !this.#hub.waiting);
    // Not done yet, unless something else was wished meanwhile.
    if (outcome === 'none' && this.#progress?.evaluating === true && this.#stepping) this.#steps += 1;
  }

  async #workPlay(): Promise<void> {
    const wanted = this.#target();
    if (wanted <= this.#at) return this.#clock.frame();
    const outcome = await this.#advance(wanted, PLAY_SLICE_MS, this.#stale && !this.#hub.waiting);
    this.#stopAtEnd();
    if (outcome !== 'stuck') return;
    // The next batch is not due yet, or there is none.
    if (wanted >= this.#budget) this.#playing = false;
    else if (!this.#stale || this.#hub.waiting) await this.#clock.frame();
  }

  /** Draws where the run stands, without moving it. */
  async #settle(): Promise<void> {
    await this.#ask(this.#host.advance({ until: this.#at, sliceMs: 0, frames: true }));
  }

  #stopAtEnd(): void {
    if (this.#at >= this.#budget) this.#playing = false;
  }

  /** How far the run should have come by now. */
  #target(): number {
    const { speed } = this.store.getState();
    if (speed === 'max') return this.#budget;
    const now = this.#clock.now();
    const due = this.#pace.at + ((now - this.#pace.time) / 1000) * speed;
    if (due - this.#at > speed * MAX_LAG_S && this.#moved) this.#pace = { at: this.#at + speed * MAX_LAG_S, time: now };
    return Math.min(this.#budget, Math.floor(due));
  }

  /** Runs on towards `wanted`, but not past the checkpoint. `stuck`: no whole batch fits before `wanted`. */
  async #advance(wanted: number, sliceMs: number, frames: boolean): Promise<'moved' | 'stuck' | 'none'> {
    const checkpoint = this.#checkpoint !== undefined && this.#at < this.#checkpoint ? this.#checkpoint : Infinity;
    const until = Math.min(wanted, checkpoint);
    if (!(await this.#ask(this.#host.advance({ until, sliceMs, frames })))) return 'none';
    if (this.#at >= checkpoint) this.#checkpoint = undefined;
    // Evaluated elsewhere; the next call goes on waiting.
    if (!this.#moved && this.#progress?.evaluating === true) return 'none';
    if (this.#moved || wanted < checkpoint) return this.#moved ? 'moved' : 'stuck';
    this.#checkpoint = undefined;
    if (this.#progress) this.onCheckpointInside(this.#progress);
    return wanted === checkpoint ? 'stuck' : 'none';
  }

  /** Waits for an answer and takes it in; false if there was none or it came too late to count. */
  async #ask(answer: Promise<Result<Progress>>): Promise<boolean> {
    const generation = this.#generation;
    const before = this.#at;
    const result = await answer;
    if (generation !== this.#generation) return false;
    if (result.ok) this.#take(result.value, before);
    else if (result.code !== 'worker-replaced') this.#halt(result);
    return result.ok;
  }

  #take(progress: Progress, before: number): void {
    this.#progress = progress;
    this.#at = progress.at;
    this.#moved = progress.at !== before;
    if (progress.frames) {
      this.#stale = false;
      this.#hub.offer(progress);
    } else if (this.#moved) {
      this.#stale = true;
    }
    const now = this.#clock.now();
    if (this.#moved && now - this.#keptAt > KEEP_EVERY_MS) {
      this.#keptAt = now;
      this.#host.keep();
    }
    for (const listener of this.#listeners) listener(progress);
  }

  #halt(failure: Failure): void {
    this.#playing = false;
    this.#goal = undefined;
    this.#forgetSteps();
    this.#stale = false;
    this.store.setState({ failure });
    this.#publish();
  }
}
