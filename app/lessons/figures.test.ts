import { describe, expect, it } from 'vitest';
import { decodeLink, entrantsOf } from '../../workers/core/link.ts';
import { catalogue, openRun } from '../../workers/host/registry.ts';
import { LESSONS } from './lessons.ts';

/** What an answer tells of the runs of a lesson, each measured anew: the text that must stand there, and whence. */
interface Told {
  readonly id: string;
  /** Instead of the lesson's own, as a link says them. */
  readonly also?: string;
  readonly at: number;
  readonly metric: string;
  /** By entrant, as the answers write it. */
  readonly figures: readonly string[];
  readonly write: (value: number) => string;
}

const percent = (digits: number) => (value: number) => `${(100 * value).toFixed(digits)} %`;
const plain = (digits: number) => (value: number) => value.toFixed(digits);
const count = (value: number) => value.toLocaleString('en-US');

const TOLD: readonly Told[] = [
  { id: 'best-or-many', at: 20_000, metric: 'best', figures: ['93.5', '98.5', '79.9'], write: plain(1) },
  { id: 'best-or-many', at: 20_000, metric: 'coverage', figures: ['54.0 %', '26.9 %', '25.2 %'], write: percent(1) },
  { id: 'best-or-many', at: 20_000, metric: 'qdScore', figures: ['41.6', '19.5', '14.2'], write: plain(1) },
  { id: 'one-lucky-seed', at: 4000, metric: 'coverage', figures: ['19.41 %', '19.08 %'], write: percent(2) },
  { id: 'step-size', also: 's.sigma=0.001', at: 50_000, metric: 'coverage', figures: ['19.2 %'], write: percent(1) },
  { id: 'step-size', also: 's.sigma=10', at: 50_000, metric: 'coverage', figures: ['8.3 %'], write: percent(1) },
  { id: 'step-size', also: 's.sigma=10', at: 50_000, metric: 'best', figures: ['100'], write: plain(0) },
  { id: 'step-size', also: 's.sigma=0.01', at: 50_000, metric: 'coverage', figures: ['48 %'], write: percent(0) },
  { id: 'step-size', also: 's.sigma=0.1', at: 50_000, metric: 'coverage', figures: ['50.9 %'], write: percent(1) },
  { id: 'step-size', also: 's.sigma=1', at: 50_000, metric: 'coverage', figures: ['13.7 %'], write: percent(1) },
  { id: 'step-size', at: 1024, metric: 'coverage', figures: ['7.5 %'], write: percent(1) },
  {
    id: 'a-search-that-never-starts',
    at: 20_000,
    metric: 'coverage',
    figures: ['54.0 %', '25.5 %'],
    write: percent(1),
  },
  { id: 'a-search-that-never-starts', at: 20_000, metric: 'qdScore', figures: ['41.6', '14.4'], write: plain(1) },
  { id: 'rastrigin-cup', at: 20_000, metric: 'qdScore', figures: ['20.89'], write: plain(2) },
  { id: 'rastrigin-cup', also: 's.iso=1', at: 20_000, metric: 'qdScore', figures: ['18.05'], write: plain(2) },
  { id: 'rastrigin-cup', also: 's.iso=0.2', at: 20_000, metric: 'qdScore', figures: ['20.17'], write: plain(2) },
  { id: 'twenty-fronts', at: 100, metric: 'hvShare', figures: ['96.7', '96.3', '99.5 %'], write: percent(1) },
  { id: 'one-aim-only', at: 500, metric: 'hvShare', figures: ['99.3'], write: percent(1) },
  { id: 'one-aim-only', also: 's.aim=first', at: 500, metric: 'hvShare', figures: ['96.7 %'], write: percent(1) },
  { id: 'one-aim-only', at: 500, metric: 'best', figures: ['8.7 %'], write: (v) => `${(-v).toFixed(1)} %` },
  {
    id: 'one-aim-only',
    also: 's.aim=first',
    at: 500,
    metric: 'best',
    figures: ['8.3 %'],
    write: (v) => `${(-v).toFixed(1)} %`,
  },
  { id: 'one-aim-only', at: 500, metric: 'igdPlus', figures: ['0.004'], write: plain(3) },
  { id: 'one-aim-only', also: 's.aim=first', at: 500, metric: 'igdPlus', figures: ['0.018'], write: plain(3) },
  { id: 'lost-its-nerve', at: 10_000, metric: 'igdPlus', figures: ['0.56', '4.86'], write: plain(2) },
  { id: 'lost-its-nerve', at: 10_000, metric: 'hvShare', figures: ['23.8 %', '0'], write: percent(1) },
  { id: 'zdt4-cup', at: 10_000, metric: 'hvShare', figures: ['23.8 %'], write: percent(1) },
  { id: 'zdt4-cup', also: 's.population=4', at: 10_000, metric: 'hvShare', figures: ['90.0 %'], write: percent(1) },
  { id: 'one-game-one-seed', at: 1000, metric: 'bestReward', figures: ['0.800', '0.833'], write: plain(3) },
  {
    id: 'one-game-one-seed',
    also: 'seed=2',
    at: 1000,
    metric: 'bestReward',
    figures: ['0.867', '0.833'],
    write: plain(3),
  },
  { id: 'curiosity', at: 1000, metric: 'regret', figures: ['0'], write: plain(0) },
  { id: 'curiosity', also: 's.c=0', at: 1000, metric: 'regret', figures: ['regret 1'], write: (v) => `regret ${v}` },
  { id: 'curiosity', also: 's.c=10', at: 1000, metric: 'deepest', figures: ['4 plies'], write: (v) => `${v} plies` },
  { id: 'curiosity', also: 'p.tree=2&s.c=0', at: 1000, metric: 'nodes', figures: ['193'], write: count },
  { id: 'curiosity', also: 'p.tree=2', at: 1000, metric: 'nodes', figures: ['2,201'], write: count },
  { id: 'a-tree-that-stops', at: 20_000, metric: 'nodes', figures: ['41,903', '995'], write: count },
  { id: 'a-tree-that-stops', at: 20_000, metric: 'deepest', figures: ['8', '4'], write: count },
  { id: 'same-game-cup', at: 3000, metric: 'bestReward', figures: ['0.410'], write: plain(3) },
  { id: 'same-game-cup', also: 's.c=0.3', at: 3000, metric: 'bestReward', figures: ['0.334'], write: plain(3) },
  { id: 'learns-only-once', at: 2048, metric: 'qdScore', figures: ['5.08', '4.86'], write: plain(2) },
  { id: 'learns-only-once', at: 2048, metric: 'coverage', figures: ['65.3 %', '65.3 %'], write: percent(1) },
  { id: 'hardest-graphs-cup', at: 2048, metric: 'qdScore', figures: ['5.08'], write: plain(2) },
  { id: 'hardest-graphs-cup', also: 's.initial=2048', at: 2048, metric: 'qdScore', figures: ['3.81'], write: plain(2) },
];

type Found = readonly Readonly<Record<string, number>>[];
const known = new Map<string, Promise<Found>>();

/** The metrics of each entrant at an evaluation; a run that several figures are told of is computed once. */
function metricsOf(link: string, also: string | undefined, at: number): Promise<Found> {
  const key = `${link} ${also} ${at}`;
  const found = known.get(key) ?? compute(link, also, at);
  known.set(key, found);
  return found;
}

async function compute(link: string, also: string | undefined, at: number): Promise<Found> {
  const own = new Map(
    link
      .split('?')[1]
      .split('&')
      .map((entry) => entry.split('=') as [string, string]),
  );
  for (const [key, value] of new URLSearchParams(also ?? '')) own.set(key, value);
  const query = [...own].map(([key, value]) => `${key}=${value}`).join('&');
  const { value, notes } = decodeLink(`${link.split('?')[0]}?${query}`, catalogue);
  expect(notes).toEqual([]);
  const found: Readonly<Record<string, number>>[] = [];
  for (const spec of entrantsOf(value)) {
    const opened = openRun(spec, value.lens);
    if (!opened.ok) throw new Error(opened.message);
    await opened.value.advance(at, () => false);
    expect(opened.value.at).toBe(at);
    found.push(opened.value.metrics);
  }
  return found;
}

describe('what answers tell', () => {
  it.each(TOLD)(
    '$id: $metric at $at ($also)',
    async ({ id, also, at, metric, figures, write }) => {
      const lesson = LESSONS.find((one) => one.id === id)!;
      const told = lesson.prompts.map(({ text, answer = '' }) => `${text} ${answer}`).join(' ');
      const found = await metricsOf(lesson.link, also, at);
      expect(found).toHaveLength(figures.length);
      figures.forEach((figure, i) => {
        // A unit may be told once for several.
        expect(write(found[i][metric]).slice(0, figure.length)).toBe(figure);
        expect(told).toContain(figure);
      });
    },
    60_000,
  );
});
