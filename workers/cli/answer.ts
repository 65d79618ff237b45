/**
 * What a command answers with, so that tests can call it without a process.
 */
import type { Failure } from '../core/result.ts';

export interface Answer {
  /** 0 done, 1 a check failed, 2 the input was not usable. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** The answer to input that is not usable. */
export const refuse = ({ code, message, hint }: Omit<Failure, 'ok'>, json: boolean): Answer => ({
  code: 2,
  out: json ? JSON.stringify({ code, message, hint }) : '',
  err: json ? '' : `${message}\n${hint}`,
});
