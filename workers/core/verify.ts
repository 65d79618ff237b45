/**
 * What a recomputed digest says about a link's promise. Pure.
 */
import { revisionsOf, type Permalink } from './link.ts';
import { formatCount } from './params.ts';
import type { Catalogue, RunSpec } from './spec.ts';
import type { Evaluator } from './types.ts';

export type VerificationStatus = 'verified' | 'differs' | 'approximate' | 'not-checked';

export interface Verification {
  readonly status: VerificationStatus;
  readonly sentence: string;
}

export interface Evidence {
  /** The link's digest, if it has one. */
  readonly expected: string | undefined;
  /** Recomputed at the same evaluation. */
  readonly actual: string;
  readonly at: number;
  readonly evaluator: Evaluator;
  /** Whether the link was made under the revisions of problem and search that are computed here. */
  readonly sameRevision: boolean;
  /** Whether every part of the link could be used as it was; if not, another run is computed than the one it describes. */
  readonly intact: boolean;
}

export function judge({ expected, actual, at, evaluator, sameRevision, intact }: Evidence): Verification {
  const count = formatCount(at);
  if (expected === undefined)
    return { status: 'not-checked', sentence: 'The link carries no digest to check against.' };
  if (!intact) {
    return {
      status: 'not-checked',
      sentence: 'Not everything in the link could be used as it was, so its digest may belong to another run.',
    };
  }
  if (!sameRevision) {
    return {
      status: 'not-checked',
      sentence: 'The link was made by another revision of this problem or search, so its digest cannot be compared.',
    };
  }
  if (evaluator === 'webgpu') {
    return {
      status: 'approximate',
      sentence: 'Evaluated on a GPU, whose arithmetic differs between devices; not comparable bit by bit.',
    };
  }
  if (expected === actual) {
    return {
      status: 'verified',
      sentence: `All ${count} evaluations were recomputed here and gave the digest in the link, ${expected}.`,
    };
  }
  return {
    status: 'differs',
    sentence: `Recomputed here, the results up to evaluation ${count} give the digest ${actual}; the link says ${expected}.`,
  };
}

/** What was computed of one of a link's runs. */
export interface Recomputed {
  readonly spec: RunSpec;
  readonly at: number;
  readonly digest: string;
}

/** A verdict on each of a link's runs, in their order: all that race, or the one. The link is intact. */
export function judgeAll(link: Permalink, runs: readonly Recomputed[], catalogue: Catalogue): Verification[] {
  const [stated, here] = [link.revision, revisionsOf(link, catalogue)].map((list) => list.split(','));
  const digests = link.digest?.split(',');
  return runs.map(({ spec, at, digest }, i) =>
    judge({
      expected: digests?.[i],
      actual: digest,
      at,
      evaluator: spec.evaluator,
      sameRevision: stated[i] === here[i],
      intact: true,
    }),
  );
}

const WORST_FIRST: readonly VerificationStatus[] = ['differs', 'not-checked', 'approximate', 'verified'];

/** Which of them says most against the link: a race is as good as its worst entrant. */
export function worstOf(verifications: readonly Verification[]): number {
  const worst = WORST_FIRST.find((status) => verifications.some((one) => one.status === status));
  return Math.max(
    0,
    verifications.findIndex(({ status }) => status === worst),
  );
}

export const statusWords = (status: VerificationStatus, at: number): string =>
  status === 'differs' ? `differs at evaluation ${formatCount(at)}` : status.replace('-', ' ');
