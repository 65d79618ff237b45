/**
 * Computes the run a link describes, up to its playhead, and checks it against the link's digest if it has one. The
 * command line refuses links that are not intact before they come here.
 */
import { revisionOf, type Permalink } from '../core/link.ts';
import { succeed, type Result } from '../core/result.ts';
import type { RunSpec } from '../core/spec.ts';
import type { Metrics } from '../core/types.ts';
import { judge, type Verification } from '../core/verify.ts';
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

export async function recompute(link: Permalink): Promise<Result<Outcome>> {
  const opened = openRun(link.spec, link.lens, threadSpawner());
  if (!opened.ok) return opened;
  const run = opened.value;
  try {
    await run.advance(link.at ?? link.spec.budget);
  } finally {
    run.close();
  }
  const { spec, at, digest, metrics } = run;
  if (link.digest === undefined) return succeed({ spec, at, digest, metrics });
  const sameRevision = link.revision === revisionOf(spec, catalogue);
  const verification = judge({
    expected: link.digest,
    actual: digest,
    at,
    evaluator: spec.evaluator,
    sameRevision,
    intact: true,
  });
  return succeed({ spec, at, digest, metrics, verification });
}
