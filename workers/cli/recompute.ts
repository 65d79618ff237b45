/**
 * Computes the runs a link describes, up to its playhead, and checks them against the link's digests if it has any. The
 * command line refuses links that are not intact before they come here.
 */
import { entrantsOf, type Permalink } from '../core/link.ts';
import { succeed, type Result } from '../core/result.ts';
import type { RunSpec } from '../core/spec.ts';
import type { Metrics } from '../core/types.ts';
import { judgeAll, type Verification } from '../core/verify.ts';
import { catalogue, openRun } from '../host/registry.ts';
import { threadSpawner } from './thread-spawner.ts';

export interface Outcome {
  readonly spec: RunSpec;
  readonly at: number;
  readonly digest: string;
  readonly metrics: Metrics;
  /** Only where the link carries a digest. */
  readonly verification?: Verification;
}

/** One outcome for each entrant: the one run of most links, or all that race. */
export async function recompute(link: Permalink): Promise<Result<readonly Outcome[]>> {
  const specs = entrantsOf(link);
  const outcomes: Omit<Outcome, 'verification'>[] = [];
  for (const [i, spec] of specs.entries()) {
    // One after the other, but refused like the page, which computes them side by side.
    const opened = openRun(spec, link.lens, threadSpawner(), undefined, specs.toSpliced(i, 1));
    if (!opened.ok) return opened;
    const run = opened.value;
    try {
      await run.advance(link.at ?? spec.budget);
    } finally {
      run.close();
    }
    const { at, digest, metrics } = run;
    outcomes.push({ spec, at, digest, metrics });
  }
  if (link.digest === undefined) return succeed(outcomes);
  const verifications = judgeAll(link, outcomes, catalogue);
  return succeed(outcomes.map((outcome, i) => ({ ...outcome, verification: verifications[i] })));
}
