/** What the repeats of a race say: the seed paper's four metrics of every run, summed up by entrant. Pure. */
import {
  illumination,
  ILLUMINATION_METRICS,
  ratioFloor,
  type Illumination,
  type Reference,
} from '../../../../workers/core/illumination.ts';
import { mannWhitney, quartiles, type Quartiles } from '../../../../workers/core/statistics.ts';
import type { MapFrame } from '../../../../workers/core/frames.ts';
import type { Objective } from '../../../../workers/core/types.ts';
import type { RepeatedRun } from '../../../run/repeat.ts';

export interface Summary extends Quartiles {
  /** Two-tailed, against the first entrant, which has none itself. */
  readonly p?: number;
}

export interface Comparison {
  readonly reference: Reference;
  readonly floor: number;
  /** Seeds that every entrant has a run of. */
  readonly seeds: number;
  readonly entrants: readonly Readonly<Record<keyof Illumination, Summary>>[];
}

/** Fewer say nothing. */
const FEWEST_SEEDS = 2;

/** Over the seeds that all entrants have run; a sentence where their maps cannot be compared, null while there is nothing. */
export function comparisonOf(
  runs: readonly RepeatedRun[],
  entrants: number,
  objective: Objective,
): Comparison | string | null {
  const shared = runs.filter(
    ({ seed }) => new Set(runs.filter((other) => other.seed === seed).map(({ entrant }) => entrant)).size === entrants,
  );
  const seeds = shared.length / entrants;
  if (seeds < FEWEST_SEEDS) return null;
  const [{ map }] = shared;
  const kind = ({ cols, rows, centroids }: MapFrame) => `${cols} × ${rows}${centroids ? ' Voronoi' : ''}`;
  const other = shared.find((run) => kind(run.map) !== kind(map))?.map;
  if (other !== undefined) {
    return (
      `The paper’s four metrics compare maps cell by cell, and these have different cells (${kind(map)} and ` +
      `${kind(other)}). Give all searches the same columns and rows.`
    );
  }
  const floor = ratioFloor(objective);
  const measured = illumination(
    shared.map((run) => run.map.fitness),
    floor,
  );
  const of = (entrant: number, id: keyof Illumination) =>
    measured.runs.filter((_, i) => shared[i].entrant === entrant).map((metrics) => metrics[id]);
  return {
    reference: measured.reference,
    floor,
    seeds,
    entrants: Array.from({ length: entrants }, (_, entrant) => {
      const summaries = ILLUMINATION_METRICS.map(({ id }): [string, Summary] => {
        const own = of(entrant, id);
        return [id, { ...quartiles(own), ...(entrant > 0 && { p: mannWhitney(own, of(0, id)).p }) }];
      });
      return Object.fromEntries(summaries) as Record<keyof Illumination, Summary>;
    }),
  };
}
