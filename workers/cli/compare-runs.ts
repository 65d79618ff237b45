/**
 * The runs behind `compare`: several searches on one problem and budget, each with the same seeds, and the four metrics of
 * the seed paper over all of them. Every evaluated solution is filed in one kind of map, whatever archive a search keeps
 * for itself ("every evaluated candidate binned afterwards", Mouret & Clune 2015, §9.3), so that all are measured alike.
 */
import { addBatch, newArchive } from '../core/archive.ts';
import {
  illumination,
  ILLUMINATION_METRICS,
  ratioFloor,
  type Illumination,
  type Reference,
} from '../core/illumination.ts';
import type { Permalink } from '../core/link.ts';
import { completeParams } from '../core/params.ts';
import { succeed, type Result } from '../core/result.ts';
import { mannWhitney, quartiles, type MannWhitney, type Quartiles } from '../core/statistics.ts';
import type { Accepted, Lens, LensDefinition, MetricCard, Metrics } from '../core/types.ts';
import { openRun } from '../host/registry.ts';
import { eliteMap } from '../lenses/elite-map/elite-map.ts';
import { pareto } from '../lenses/pareto/pareto.ts';
import { threadSpawner } from './thread-spawner.ts';

/** Files all it sees, fitness only; its frame is the map: [cells] fitness, NaN where empty. */
const filing: LensDefinition = {
  id: 'filing',
  title: 'Filing',
  summary: 'The best fitness seen in every cell.',
  params: eliteMap.params,
  metrics: [],
  memory: (_problem, _hasArchive, { cols, rows }) => (cols as number) * (rows as number) * 48,
  create({ problem, capacity }, { cols, rows }): Lens<Float64Array> {
    const archive = newArchive(cols as number, rows as number, 0, problem.descriptors);
    const accepted: Accepted = { size: 0, rows: new Uint32Array(capacity), cells: new Uint32Array(capacity) };
    return {
      observe: ({ batch, results, firstBirth }) => addBatch(archive, batch, results, firstBirth, accepted),
      frame() {
        const map = new Float64Array(archive.cols * archive.rows).fill(NaN);
        for (let slot = 0; slot < archive.filled; slot++)
          map[archive.cellOfSlot[slot]] = archive.records[slot * archive.stride];
        return map;
      },
      metrics: () => ({}),
      save: () => null,
      load() {},
      log: () => null,
      loadLog() {},
    };
  },
};

/** One search with its settings; the link's seed is the first of its runs. */
export interface Treatment {
  readonly label: string;
  readonly link: Permalink;
}

export interface TreatmentRun {
  readonly seed: number;
  /** Of all its results, as in links. */
  readonly digest: string;
  readonly metrics: Illumination;
  /** Of its front in the end, for problems with several objectives. */
  readonly front?: Metrics;
}

export interface Summary extends Quartiles {
  /** Against the first treatment, which has none itself: the test's first sample is this treatment. */
  readonly against?: MannWhitney;
}

export interface Comparison {
  readonly cols: number;
  readonly rows: number;
  readonly reference: Reference;
  readonly treatments: readonly {
    readonly label: string;
    readonly link: Permalink;
    readonly runs: readonly TreatmentRun[];
    readonly summary: Readonly<Record<keyof Illumination, Summary>>;
    /** By metric of the front; of those that are known. */
    readonly frontSummary?: Readonly<Record<string, Summary>>;
  }[];
  /** The metrics of the front that are known of the problem; none with one objective. */
  readonly frontMetrics: readonly MetricCard[];
}

interface Mapped {
  readonly seed: number;
  readonly digest: string;
  readonly map: Float64Array;
  readonly floor: number;
  readonly front?: Metrics;
}

async function runOne({ spec, lens }: Permalink, seed: number): Promise<Result<Mapped>> {
  const opened = openRun({ ...spec, seed }, lens, threadSpawner(), [filing, pareto]);
  if (!opened.ok) return opened;
  const run = opened.value;
  try {
    await run.advance(spec.budget);
  } finally {
    run.close();
  }
  const map = run.lens('filing').frame() as Float64Array;
  const floor = ratioFloor(run.problem.objectives[0]);
  return succeed({ seed, digest: run.digest, map, floor, ...(run.has('pareto') && { front: run.metrics }) });
}

/** The spread of each metric, `of` which a run has a value, and how it compares with that of the first treatment's runs. */
function summarise<Id extends string>(
  ids: readonly Id[],
  of: (run: TreatmentRun, id: Id) => number,
  runs: readonly TreatmentRun[],
  first: readonly TreatmentRun[] | undefined,
): Record<Id, Summary> {
  return Object.fromEntries(
    ids.map((id): [Id, Summary] => {
      const values = runs.map((run) => of(run, id));
      const against =
        first &&
        mannWhitney(
          values,
          first.map((run) => of(run, id)),
        );
      return [id, { ...quartiles(values), ...(against && { against }) }];
    }),
  ) as Record<Id, Summary>;
}

/** Runs every treatment with `seeds` seeds, calling `progress` before each run. */
export async function compareRuns(
  treatments: readonly Treatment[],
  seeds: number,
  progress: (done: number, of: number) => void,
): Promise<Result<Comparison>> {
  const mapped: Mapped[] = [];
  for (const { link } of treatments) {
    for (let i = 0; i < seeds; i++) {
      progress(mapped.length, treatments.length * seeds);
      const result = await runOne(link, link.spec.seed + i);
      if (!result.ok) return result;
      mapped.push(result.value);
    }
  }
  const { reference, runs } = illumination(
    mapped.map(({ map }) => map),
    mapped[0].floor,
  );
  const all = mapped.map(({ seed, digest, front }, i): TreatmentRun => ({
    seed,
    digest,
    metrics: runs[i],
    ...(front && { front }),
  }));
  // Without a known front some are NaN for all.
  const frontMetrics = pareto.metrics.filter(({ id }) =>
    all.every(({ front }) => front !== undefined && front[id] === front[id]),
  );
  const ids = { maps: ILLUMINATION_METRICS.map(({ id }) => id), fronts: frontMetrics.map(({ id }) => id) };
  const runsOf = (t: number) => all.slice(t * seeds, (t + 1) * seeds);
  const { cols, rows } = completeParams(eliteMap.params, treatments[0].link.lens);
  return succeed({
    cols: cols as number,
    rows: rows as number,
    reference,
    frontMetrics,
    treatments: treatments.map(({ label, link }, t) => {
      const first = t > 0 ? runsOf(0) : undefined;
      const summary = summarise(ids.maps, ({ metrics }, id) => metrics[id], runsOf(t), first);
      const frontSummary = summarise(ids.fronts, ({ front }, id) => front?.[id] ?? NaN, runsOf(t), first);
      return { label, link, runs: runsOf(t), summary, ...(frontMetrics.length > 0 && { frontSummary }) };
    }),
  });
}
