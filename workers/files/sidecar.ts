/**
 * The JSON beside a CSV of elites: what the CSV cannot say. Reading it checks all it is relied upon for. Pure.
 */
import { quote } from '../core/params.ts';
import type { Descriptor, EliteArchive, Objective } from '../core/types.ts';
import { BadFile } from './numbers.ts';
import type { Answers, RunFacts, Sidecar } from './types.ts';

const FORMAT = 'searchlight archive';

/** Centroids of the unit square, as pairs in units of the measures. */
function inUnits(centroids: Float64Array, axes: readonly [Descriptor, Descriptor]): [number, number][] {
  const value = (share: number, { range: [low, high] }: Descriptor): number => low + share * (high - low);
  return Array.from({ length: centroids.length / 2 }, (_, cell) => [
    value(centroids[2 * cell], axes[0]),
    value(centroids[2 * cell + 1], axes[1]),
  ]);
}

export function writeSidecar(
  archive: EliteArchive,
  descriptors: readonly [Descriptor, Descriptor],
  objective: Objective,
  run: RunFacts | null,
): string {
  const [x, y] = descriptors;
  const sidecar: Sidecar = {
    format: FORMAT,
    version: 1,
    elites: archive.filled,
    solution_dim: archive.dim,
    ...(archive.centroids
      ? { dims: null, centroids: inUnits(archive.centroids, [x, y]) }
      : { dims: [archive.cols, archive.rows] }),
    ranges: [x.range, y.range],
    measures: [
      { name: x.name, unit: x.unit },
      { name: y.name, unit: y.unit },
    ],
    objective,
    learning_rate: 1,
    threshold_min: null,
    run,
  };
  return `${JSON.stringify(sidecar, null, 1)}\n`;
}

const isSize = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4096;

const isRange = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] < value[1];

const isNamed = (value: unknown): value is { name: string; unit: string } => {
  const { name, unit } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof unit === 'string';
};

const isPair = <T>(value: unknown, fits: (one: unknown) => one is T): value is readonly [T, T] =>
  Array.isArray(value) && value.length === 2 && value.every(fits);

function isObjective(value: unknown): value is Objective {
  if (!isNamed(value)) return false;
  const { floor, ceiling } = value as unknown as Record<string, unknown>;
  return Number.isFinite(floor) && Number.isFinite(ceiling);
}

export function readSidecar(text: string, name: string): Sidecar {
  let data: Record<string, unknown>;
  try {
    data = (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch (error) {
    throw new BadFile(name, `expected JSON, got ${error instanceof Error ? error.message : quote(text)}`);
  }
  if (data.format !== FORMAT || data.version !== 1) {
    throw new BadFile(
      name,
      `expected "format": "${FORMAT}" and "version": 1, got another kind of JSON`,
      'open the JSON that was downloaded beside the CSV, or the CSV alone',
    );
  }
  const checks: readonly (readonly [key: string, fits: boolean, expected: string])[] = [
    ['elites', Number.isInteger(data.elites), 'a whole number'],
    ['solution_dim', Number.isInteger(data.solution_dim), 'a whole number'],
    ['dims', data.dims === null || isPair(data.dims, isSize), 'two whole numbers from 1 to 4096, or null'],
    ['ranges', isPair(data.ranges, isRange), 'two pairs of numbers, each rising'],
    ['measures', isPair(data.measures, isNamed), 'two names with units'],
    ['objective', isObjective(data.objective), 'a name, a unit, a floor and a ceiling'],
  ];
  for (const [key, fits, expected] of checks) {
    if (!fits)
      throw new BadFile(name, `"${key}": expected ${expected}, got ${quote(JSON.stringify(data[key]) ?? 'nothing')}`);
  }
  return data as unknown as Sidecar;
}

/** What a sidecar says, and of Voronoi cells, which are shown here on a grid, how fine a grid was suggested. */
export function answersOf({ dims, ranges, measures, objective }: Sidecar, suggested: Answers): Answers {
  const descriptor = (k: 0 | 1): Descriptor => ({ ...measures[k], range: ranges[k] });
  return {
    axes: [0, 1],
    cols: dims?.[0] ?? suggested.cols,
    rows: dims?.[1] ?? suggested.rows,
    descriptors: [descriptor(0), descriptor(1)],
    objective,
  };
}
