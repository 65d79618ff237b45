/**
 * What a command answers with, so that tests can call it without a process.
 */
export interface Answer {
  /** 0 done, 1 a check failed, 2 the input was not usable. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}
