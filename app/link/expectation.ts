/** What a link promises about its results, and what became of it. Pure. */
import { revisionsOf, type Permalink } from '../../workers/core/link.ts';
import type { Catalogue, Noted } from '../../workers/core/spec.ts';
import { judge, type VerificationStatus } from '../../workers/core/verify.ts';
import { formatCount } from '../../workers/core/params.ts';

/** The run, or all that race. */
export type Runs = Pick<Permalink, 'spec' | 'rivals'>;

export interface Expectation {
  /** In a race one for each entrant, separated by commas; so is the revision. */
  readonly digest: string;
  readonly at: number;
  readonly revision: string;
  /** Whether every part of the link could be used as it was. */
  readonly intact: boolean;
}

export interface Verdict {
  readonly status: VerificationStatus | 'checking';
  readonly sentence: string;
}

export const NO_DIGEST: Verdict = {
  status: 'not-checked',
  sentence:
    'This run did not come from a link with a digest, so there is nothing to check it against. Share makes such a link.',
};

export function expectationOf({ value, notes }: Noted<Permalink>): Expectation | null {
  const { digest, at, spec, revision } = value;
  return digest === undefined ? null : { digest, at: at ?? spec.budget, revision, intact: notes.length === 0 };
}

export const NOT_STARTED: Verdict = {
  status: 'not-checked',
  sentence: 'The link carries a digest, but the run has not been computed; start it to have it checked.',
};

/** The verdict before anything is computed. */
export function openingVerdict(expectation: Expectation | null, runs: Runs, catalogue: Catalogue): Verdict {
  if (expectation === null) return NO_DIGEST;
  if (!expectation.intact || expectation.revision !== revisionsOf(runs, catalogue)) {
    return verdictAt(expectation, '', runs, catalogue);
  }
  return {
    status: 'checking',
    sentence: `Recomputing ${formatCount(expectation.at)} evaluations to compare their digest with the one in the link.`,
  };
}

/** The verdict once the digest at the expected evaluation is known. */
export function verdictAt(expectation: Expectation, actual: string, runs: Runs, catalogue: Catalogue): Verdict {
  return judge({
    expected: expectation.digest,
    actual,
    at: expectation.at,
    evaluator: runs.spec.evaluator,
    sameRevision: expectation.revision === revisionsOf(runs, catalogue),
    intact: expectation.intact,
  });
}
