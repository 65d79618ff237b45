/**
 * Runs of many people, put in order: who is where, and who handed in the same. Pure.
 */
import type { Score } from './score.ts';

/** Places from 1 among scores of one kind; equal scores share a place and leave out those after it. Null: takes no part. */
export function ranksOf(scores: readonly (Score | null)[]): (number | null)[] {
  return scores.map((own) => {
    if (own === null) return null;
    const better = (other: Score): boolean => (own.lowerIsBetter ? other.value < own.value : other.value > own.value);
    return 1 + scores.filter((other) => other !== null && better(other)).length;
  });
}

/** Of each digest, the place of the first that is the same; null for the first itself and for what has none. */
export function repeatsOf(digests: readonly (string | null)[]): (number | null)[] {
  const first = new Map<string, number>();
  return digests.map((digest, i) => {
    if (digest === null) return null;
    const earlier = first.get(digest);
    if (earlier === undefined) first.set(digest, i);
    return earlier ?? null;
  });
}
