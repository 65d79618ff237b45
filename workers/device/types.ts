/** What the page that measures a device and its worker say to each other; types only. The page pulls, round by round. */
import type { Result } from '../core/result.ts';

/** What a worker can be made to do over and over. */
export const WORKS = ['evaluations', 'playouts', 'networks', 'passes-wasm', 'passes-webgpu'] as const;
export type WorkId = (typeof WORKS)[number];

/** Work that was done in so many milliseconds. */
export interface Round {
  readonly count: number;
  readonly ms: number;
}

export interface DeviceApi {
  /** Loads what the work needs and does a round of it that does not count. Answers with the clock's step in milliseconds. */
  begin(work: WorkId): Promise<Result<number>>;
  /** Works for at least so long, in whole batches. */
  round(ms: number): Promise<Result<Round>>;
}
