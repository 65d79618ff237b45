/**
 * The one way an operation reports that it could not be done. Used at every boundary (link, command line, worker);
 * across a worker boundary it travels as plain data, because a thrown error would lose its fields there.
 * Programmer errors inside the core still throw.
 */
export interface Failure {
  readonly ok: false;
  /** Stable identifier for programs, e.g. `too-big`. */
  readonly code: string;
  /** What was expected and what came, one sentence, lower case. */
  readonly message: string;
  /** What the person can do next. */
  readonly hint: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: string, message: string, hint: string): Failure => ({ ok: false, code, message, hint });

/** Thrown where no run can be made of parameters that are each as they should be; whoever opens runs makes a Failure of it. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(code: string, message: string, hint: string) {
    super(message);
    this.failure = fail(code, message, hint);
  }
}
