/** What a solver's answer to a question is worth, by the exact answer. Pure. */
import { exp } from '../../core/det-math.ts';
import { usefulChildren, type Question } from './question.ts';

/** [count] Softmax of the scores [at … at + count): the chance that a network gives each token. */
export function chances(logits: ArrayLike<number>, count: number, at = 0): Float64Array {
  let most = -Infinity;
  for (let i = 0; i < count; i++) most = Math.max(most, logits[at + i]);
  const out = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) total += out[i] = exp(logits[at + i] - most);
  for (let i = 0; i < count; i++) out[i] /= total;
  return out;
}

/** The chance, 0 … 1, that an answer drawn from these is a right one. */
export const chanceOfRight = (question: Question, of: ArrayLike<number>): number =>
  usefulChildren(question).reduce((sum, child) => sum + of[child], 0);

/** Mean number of children of the vertices that have any. */
export function branching({ edges }: Question): number {
  return edges.length / new Set(edges.map(([from]) => from)).size;
}
