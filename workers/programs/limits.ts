/** How long a person's program may take, and what is said of one that gave no answer. Pure. */
import { Unanswered } from '../core/result.ts';

/** A call may take so long: then it is taken for one that never ends. */
export const CALL_LIMIT_MS = 2000;

export const LATE = `expected ${CALL_LIMIT_MS / 1000} s at most for up to 64 solutions, but the program was still at it and was stopped`;

/** Of a reply without values. What a program's own place says is looked at like anything that it says. */
export function faultOf(reply: unknown): Unanswered {
  const { row, said } = (typeof reply === 'object' && reply !== null ? reply : {}) as { row?: unknown; said?: unknown };
  if (typeof said === 'string' && typeof row === 'number' && Number.isInteger(row) && row >= 0)
    return new Unanswered(row, said.slice(0, 400), 'mend the program; what was computed before is kept');
  return new Unanswered(0, 'expected numbers of the program, got something else', 'mend the program');
}
