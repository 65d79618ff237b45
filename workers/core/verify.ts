/**
 * What a recomputed digest says about a link's promise. Pure.
 */
import { formatCount } from './params.ts';
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
