/**
 * The one way an operation reports that it could not be done. Used at every boundary (link, command line, worker);
 * across a worker boundary it travels as plain data, because a thrown error would lose its fields there.
 * Programmer errors inside the core still throw.
 */
import { formatCount } from './params.ts';

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

/** Thrown where a row of a batch got no answer that can be used: by its number in the batch, from 0. Whoever runs it knows how many came before. */
export class Unanswered extends Error {
  readonly row: number;
  readonly hint: string;
  constructor(row: number, message: string, hint: string) {
    super(message);
    this.row = row;
    this.hint = hint;
  }

  /** The same of a batch in which so many rows come before. */
  after(rows: number): Unanswered {
    return new Unanswered(rows + this.row, this.message, this.hint);
  }

  /** As told to people, where `at` evaluations were done before this batch. */
  failure(at: number): Failure {
    return fail('unanswered', `evaluation ${formatCount(at + this.row + 1)}: ${this.message}`, this.hint);
  }
}
