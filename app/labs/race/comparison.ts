/** What the repeats of a race say: where curves end, and the seed paper's four metrics of every run, by entrant. Pure. */
import {
  illumination,
  ILLUMINATION_METRICS,
  ratioFloor,
  type Illumination,
  type Reference,
} from '../../../workers/core/illumination.ts';
import { mannWhitney, quartiles, type Quartiles } from '../../../workers/core/statistics.ts';
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import type { RepeatedRun } from '../../run/repeat.ts';

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

/** The runs of the seeds that all entrants have run, and how many such seeds there are. */
function sharedRuns(runs: readonly RepeatedRun[], entrants: number) {
  const shared = runs.filter(
    ({ seed }) => new Set(runs.filter((other) => other.seed === seed).map(({ entrant }) => entrant)).size === entrants,
  );
  return { shared, seeds: shared.length / entrants };
}

/** Quartiles of each entrant's values, and its test against the first. `of` gives one value a run. */
const summaryOf = (of: (entrant: number) => readonly number[], entrant: number): Summary => ({
  ...quartiles(of(entrant)),
  ...(entrant > 0 && { p: mannWhitney(of(entrant), of(0)).p }),
});

/** What metrics are at the end of the runs, over the seeds that all entrants have run; null while there is nothing. */
export function endsOf(
  runs: readonly RepeatedRun[],
  entrants: number,
  metrics: readonly string[],
): { readonly seeds: number; readonly entrants: readonly Readonly<Record<string, Summary>>[] } | null {
  const { shared, seeds } = sharedRuns(runs, entrants);
  if (seeds < FEWEST_SEEDS) return null;
  const of = (entrant: number, id: string) =>
    shared.filter((run) => run.entrant === entrant).map(({ curves }) => curves.metrics[id]?.at(-1) ?? NaN);
  return {
    seeds,
    entrants: Array.from({ length: entrants }, (_, entrant) =>
      Object.fromEntries(metrics.map((id) => [id, summaryOf((i) => of(i, id), entrant)])),
    ),
  };
}

/** Over the seeds that all entrants have run; a sentence where their maps cannot be compared, null while there is nothing. */
export function comparisonOf(
  runs: readonly RepeatedRun[],
  entrants: number,
  objective: Objective,
): Comparison | string | null {
  const { shared, seeds } = sharedRuns(runs, entrants);
  if (seeds < FEWEST_SEEDS) return null;
  const maps = shared.flatMap(({ map }) => map ?? []);
  if (maps.length < shared.length) return null;
  const [map] = maps;
  const kind = ({ cols, rows, centroids }: MapFrame) => `${cols} × ${rows}${centroids ? ' Voronoi' : ''}`;
  const other = maps.find((one) => kind(one) !== kind(map));
  if (other !== undefined) {
    return (
      `The paper’s four metrics compare maps cell by cell, and these have different cells (${kind(map)} and ` +
      `${kind(other)}). Give all searches the same columns and rows.`
    );
  }
  const floor = ratioFloor(objective);
  const measured = illumination(
    maps.map(({ fitness }) => fitness),
    floor,
  );
  const of = (entrant: number, id: keyof Illumination) =>
    measured.runs.filter((_, i) => shared[i].entrant === entrant).map((metrics) => metrics[id]);
  return {
    reference: measured.reference,
    floor,
    seeds,
    entrants: Array.from({ length: entrants }, (_, entrant) => {
      const summaries = ILLUMINATION_METRICS.map(({ id }) => [id, summaryOf((i) => of(i, id), entrant)]);
      return Object.fromEntries(summaries) as Record<keyof Illumination, Summary>;
    }),
  };
}
