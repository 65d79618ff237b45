/**
 * A run written out for other programs: the JSON beside its elites' CSV, and the trace. Pure.
 */
import { encodeLink, LABS, revisionOf } from '../core/link.ts';
import type { ParamValues } from '../core/params.ts';
import type { Run } from '../core/run.ts';
import type { Catalogue } from '../core/spec.ts';
import type { EliteArchive } from '../core/types.ts';
import type { EvaluationLog } from '../lenses/pareto/record.ts';
import { evaluationsCsv } from '../files/write.ts';
import { writeSidecar } from '../files/sidecar.ts';
import type { Frames } from './protocol.ts';

export const archiveOf = (run: Run): EliteArchive => run.inspect('elite-map', 'all') as EliteArchive;

/** All evaluated points of a run with several objectives, up to the playhead. */
export function pointsCsv(run: Run): string {
  const { values, parents, dominatedAt, solutions } = run.inspect('pareto', 'all') as EvaluationLog;
  const { space, objectives } = run.problem;
  const isOnFront = (row: number): boolean => dominatedAt[row] > run.at;
  return evaluationsCsv({ space, objectives, values, parents, solutions, isOnFront });
}

/** What the CSV cannot say: the grid and its axes, the objective, and which run this is. */
export function sidecarJson(run: Run, lens: ParamValues, catalogue: Catalogue): string {
  const { spec, at, digest, problem } = run;
  const link = encodeLink({ lab: LABS[0], spec, lens, at, digest, revision: revisionOf(spec, catalogue) }, catalogue);
  return writeSidecar(archiveOf(run), problem.descriptors, problem.objectives[0], { spec, at, digest, link });
}

/** Spec, playhead, digest, metrics there, checkpoints, and the metric series of everything computed so far. */
export function traceJson(run: Run): string {
  const { at, metrics } = run.lens('curves').frame() as Frames['curves'];
  const series: Record<string, readonly number[]> = { at: Array.from(at) };
  for (const [id, values] of Object.entries(metrics)) series[id] = Array.from(values);
  const { spec, digest, checkpoints } = run;
  return JSON.stringify({ spec, at: run.at, digest, metrics: run.metrics, checkpoints, series }, null, 1);
}
