import type { Changes } from '../run/spec-edit.ts';

export type Settings = Readonly<Record<string, string>>;
/** By search. */
export type Advice = Readonly<Partial<Record<string, Settings>>>;

/** What does well on the benchmark functions. The defaults are made for the arm. */
const ON_FUNCTIONS: Advice = {
  'cma-me': { 's.sigma': '0.5' },
  'cma-mae': { 's.sigma': '0.5' },
  'map-elites': { 's.iso': '0.5', 's.line': '0.2', 's.sigma': '0.5', 's.initial': '100' },
  ea: { 's.sigma': '0.5' },
  'ea-diversity': { 's.sigma': '0.5' },
  'ns-lc': { 's.sigma': '0.5' },
};
/**
 * Networks reach some half of 64×64 cells, and only after a good many evaluations. As in the paper, whose experiments were
 * all of this kind, the map is coarse at first: its elites are then better, and later fill as many cells.
 */
const RETINA_SEEN: Settings = { 'l.cols': '64', 'l.rows': '64', evals: '400000' };
const ON_RETINA: Advice = {
  'map-elites': {
    's.archive': 'hierarchical',
    's.start': '16',
    's.refine-after': '60000',
    's.cols': '64',
    's.rows': '64',
    evals: '400000',
  },
  ea: RETINA_SEEN,
  'ea-diversity': RETINA_SEEN,
  'ns-lc': RETINA_SEEN,
  random: RETINA_SEEN,
};
/** A robot takes some 20 ms to simulate, and has few numbers of cells to tell apart. */
const ROBOT_LENS: Settings = { 'l.cols': '32', 'l.rows': '32', evals: '3072' };
const ON_ROBOTS: Advice = {
  'map-elites': { 's.batch': '64', 's.initial': '256', 's.cols': '32', 's.rows': '32', evals: '3072' },
  random: { 's.batch': '64', ...ROBOT_LENS },
  ea: ROBOT_LENS,
  'ea-diversity': ROBOT_LENS,
  'ns-lc': ROBOT_LENS,
};
/** Few cells, so that each shows its picture. */
const DIGITS_SEEN: Settings = { 'l.cols': '20', 'l.rows': '20' };
const DIGITS_MAP: Settings = { 's.cols': '20', 's.rows': '20' };
const ON_DIGITS: Advice = {
  'cma-me': { ...ON_FUNCTIONS['cma-me'], ...DIGITS_MAP },
  'cma-mae': { ...ON_FUNCTIONS['cma-mae'], ...DIGITS_MAP },
  ea: { ...ON_FUNCTIONS.ea, ...DIGITS_SEEN },
  'ea-diversity': { ...ON_FUNCTIONS['ea-diversity'], ...DIGITS_SEEN },
  'ns-lc': { ...ON_FUNCTIONS['ns-lc'], ...DIGITS_SEEN },
  random: DIGITS_SEEN,
  grid: DIGITS_SEEN,
  'map-elites': { 's.iso': '0.2', 's.sigma': '0.3', ...DIGITS_MAP },
};
const ADVICE: Record<string, Advice | undefined> = {
  sphere: ON_FUNCTIONS,
  rastrigin: ON_FUNCTIONS,
  plateau: ON_FUNCTIONS,
  retina: ON_RETINA,
  'soft-robot': ON_ROBOTS,
  digits: ON_DIGITS,
};

/** What does well on further problems, from the labs that show them: a page need not load it before its first picture. */
export function advise(problems: readonly string[], advice: Advice): void {
  for (const problem of problems) ADVICE[problem] = advice;
}

interface Pair {
  readonly problem: string;
  readonly search: string;
}

/** What to set when another problem or search is picked: the new pair's settings in place of the old one's. */
export function recommendedFor(problem: string, search: string, before: Pair): Changes {
  const old = Object.keys(ADVICE[before.problem]?.[before.search] ?? {});
  return { ...Object.fromEntries(old.map((key) => [key, undefined])), ...ADVICE[problem]?.[search] };
}
