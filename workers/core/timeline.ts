/**
 * Keyframes of a run, bounded in bytes. Seeking restores the nearest one at or below the target and runs on from there,
 * so stepping back is a seek too. When the bound is reached every other keyframe goes and the spacing doubles: what
 * stays is spread over the whole run.
 */
import { clonePlain, plainBytes } from './plain.ts';

export interface Keyframe<S> {
  readonly at: number;
  readonly state: S;
  readonly bytes: number;
}

export const TIMELINE_BYTES = 128 * 1024 * 1024;

export class Timeline<S> {
  private frames: Keyframe<S>[] = [];
  private bytes = 0;
  /** Least distance in evaluations between keyframes; doubled by thinning. */
  private spacing = 0;
  private readonly limit: number;

  constructor(limit: number = TIMELINE_BYTES) {
    this.limit = limit;
  }

  /** Whether a keyframe here would lie beyond the last and far enough from it. */
  wants(at: number): boolean {
    const last = this.frames.at(-1);
    return last === undefined || at >= last.at + Math.max(1, this.spacing);
  }

  /** Keeps a copy of `state`. One that exceeds the bound, alone or together with the first, is not kept. */
  add(at: number, state: S): void {
    if (!this.wants(at)) return;
    const bytes = plainBytes(state);
    // The first always stays, so thinning would make no room for this one.
    if ((this.frames[0]?.bytes ?? 0) + bytes > this.limit) return;
    while (this.bytes + bytes > this.limit) this.thin();
    if (!this.wants(at)) return;
    this.frames.push({ at, state: clonePlain(state), bytes });
    this.bytes += bytes;
  }

  /** The last keyframe at or below `at`. */
  before(at: number): Keyframe<S> | undefined {
    let low = 0;
    let high = this.frames.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.frames[middle].at <= at) low = middle + 1;
      else high = middle;
    }
    return this.frames[low - 1];
  }

  get size(): number {
    return this.bytes;
  }

  get keyframes(): readonly Keyframe<S>[] {
    return this.frames;
  }

  private thin(): void {
    const first = this.frames[0].at;
    const span = this.frames[this.frames.length - 1].at - first;
    this.spacing = Math.max(this.spacing * 2, (2 * span) / Math.max(1, this.frames.length - 1));
    this.frames = this.frames.filter((_, i) => i % 2 === 0);
    this.bytes = this.frames.reduce((sum, frame) => sum + frame.bytes, 0);
  }
}
