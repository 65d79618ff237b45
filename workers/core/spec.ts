/**
 * The RunSpec: everything that decides a run, and nothing else. Same spec, same results, on any engine and machine.
 * Reading one from untrusted text never fails: each bad value is replaced and noted. Pure.
 */
import {
  completeParams,
  essentialParams,
  formatCount,
  parseNumber,
  quote,
  readParam,
  tableFor,
  type Note,
  type ParamTable,
  type ParamValue,
  type ParamValues,
} from './params.ts';
import type { Card, Evaluator, MetricCard, Space } from './types.ts';

export const SPEC_VERSION = 1;

/** A budget counts evaluations, never time. */
export const BUDGET = { min: 1, max: 1_000_000_000, default: 150_000 } as const;
export const SEED = { min: 0, max: 4_294_967_295, default: 1 } as const;
/** Above this no run starts by itself. */
export const AUTOPLAY_LIMIT = 50_000_000;

/** Canonical form: `params` holds only values that differ from their defaults, as `p.<key>` and `s.<key>`, sorted by key. */
export interface RunSpec {
  readonly v: typeof SPEC_VERSION;
  readonly problem: string;
  readonly search: string;
  readonly params: ParamValues;
  readonly seed: number;
  readonly budget: number;
  readonly evaluator: Evaluator;
}

export interface ProblemCard extends Card {
  readonly revision: number;
  /** The first is the default. */
  readonly evaluators: readonly Evaluator[];
  readonly space: Space['kind'];
  /** Its positions can be judged, by searches that have them judged. */
  readonly judged?: true;
  /** How many it has. */
  readonly objectives: number;
}
export interface SearchCard extends Card {
  readonly revision: number;
  /** It keeps a grid archive, which the elite map then shows; without one the map's size is a lens parameter. */
  readonly keepsArchive: boolean;
  /** It predicts before it evaluates, for lenses that compare. */
  readonly predicts: boolean;
  /** It grows a tree, which can be looked at. */
  readonly growsTree: boolean;
  readonly spaces: readonly Space['kind'][];
  readonly judges?: true;
}
export interface LensCard extends Card {
  readonly metrics: readonly MetricCard[];
}

/** What there is to choose from, as plain data: the page gets it from the worker, the command line from the registry. */
export interface Catalogue {
  readonly problems: readonly ProblemCard[];
  readonly searches: readonly SearchCard[];
  readonly lenses: readonly LensCard[];
  /** Searches that fit each problem, by problem id; the first is the default. */
  readonly fitting: Readonly<Record<string, readonly string[]>>;
  /** Lenses that have something to show of each problem, by problem id. */
  readonly showing: Readonly<Record<string, readonly string[]>>;
  /** By lab: entries of the run of a link that names it and no problem; absent where that is the catalogue's first. */
  readonly labRuns: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>>;
}

/** Keys and values as they came, before any check. */
export type Entries = ReadonlyMap<string, string>;

export interface Noted<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

export const findCard = <T extends Card>(cards: readonly T[], id: string): T => {
  const card = cards.find((c) => c.id === id);
  if (card === undefined) throw new Error(`no card "${id}"`);
  return card;
};

/** The metrics of a problem's runs, in the order of the lenses. */
export const metricsOf = ({ lenses, showing }: Catalogue, problem: string): readonly MetricCard[] =>
  lenses.filter(({ id }) => showing[problem].includes(id)).flatMap(({ metrics }) => metrics);

/** `p` for the problem's parameters, `s` for the search's, `l` for a lens's. */
export type Prefix = 'p' | 's' | 'l';

/** Reads the entries of one table. Values without a say (see `when`) are dropped silently: a form may leave them behind. */
export function readTable(table: ParamTable, prefix: Prefix, entries: Entries): Noted<ParamValues> {
  const notes: Note[] = [];
  const given: Record<string, ParamValue> = {};
  for (const param of table) {
    const name = `${prefix}.${param.key}`;
    const text = entries.get(name);
    if (text === undefined) continue;
    const { value, note } = readParam(param, text, name);
    given[param.key] = value;
    if (note) notes.push(note);
  }
  return { value: Object.fromEntries(essentialParams(table, completeParams(table, given))), notes };
}

function readInt(
  entries: Entries,
  key: string,
  range: { min: number; max: number; default: number },
  notes: Note[],
): number {
  const text = entries.get(key);
  if (text === undefined) return range.default;
  const number = parseNumber(text);
  const rounded = number === undefined ? range.default : Math.round(number);
  const value = Math.min(range.max, Math.max(range.min, rounded));
  if (value !== number) {
    const expected = `a whole number from ${formatCount(range.min)} to ${formatCount(range.max)}`;
    notes.push({ key, expected, got: quote(text), used: `used ${formatCount(value)}` });
  }
  return value;
}

function readChoice(entries: Entries, key: string, allowed: readonly string[], what: string, notes: Note[]): string {
  const text = entries.get(key);
  if (text === undefined || allowed.includes(text)) return text ?? allowed[0];
  notes.push({ key, expected: `${what} (${allowed.join(', ')})`, got: quote(text), used: `used ${allowed[0]}` });
  return allowed[0];
}

/** A spec from entries. Keys that are not a spec's are left to the caller. */
export function readSpec(entries: Entries, catalogue: Catalogue): Noted<RunSpec> {
  const notes: Note[] = [];
  const version = entries.get('v');
  if (version !== undefined && version !== String(SPEC_VERSION)) {
    const number = parseNumber(version);
    const later = number !== undefined && number > SPEC_VERSION;
    notes.push({
      key: 'v',
      expected: `link version ${SPEC_VERSION}`,
      got: quote(version),
      used: later ? 'this link was made by a later Searchlight; read what is understood' : 'read as version 1',
    });
  }
  const problem = readChoice(
    entries,
    'problem',
    catalogue.problems.map((p) => p.id),
    'a problem',
    notes,
  );
  const problemCard = findCard(catalogue.problems, problem);
  const search = readChoice(entries, 'search', catalogue.fitting[problem], `a search that fits ${problem}`, notes);
  const p = readTable(problemCard.params, 'p', entries);
  const s = readTable(tableFor(findCard(catalogue.searches, search), problemCard), 's', entries);
  const seed = readInt(entries, 'seed', SEED, notes);
  const budget = readInt(entries, 'evals', BUDGET, notes);
  const evaluator = readChoice(entries, 'evaluator', problemCard.evaluators, `an evaluator that ${problem} has`, notes);
  const params: [string, ParamValue][] = [
    ...Object.entries(p.value).map(([k, v]): [string, ParamValue] => [`p.${k}`, v]),
    ...Object.entries(s.value).map(([k, v]): [string, ParamValue] => [`s.${k}`, v]),
  ];
  params.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    value: {
      v: SPEC_VERSION,
      problem,
      search,
      params: Object.fromEntries(params),
      seed,
      budget,
      evaluator: evaluator as Evaluator,
    },
    notes: [...notes, ...p.notes, ...s.notes],
  };
}

/** All values of the problem's or the search's table under a spec. */
export function specParams(spec: RunSpec, prefix: 'p' | 's', table: ParamTable): ParamValues {
  const given: Record<string, ParamValue> = {};
  for (const param of table) {
    const value = spec.params[`${prefix}.${param.key}`];
    if (value !== undefined) given[param.key] = value;
  }
  return completeParams(table, given);
}

/** The entries that read back as this spec, defaults omitted, sorted by key. */
export function specEntries(spec: RunSpec, catalogue: Catalogue): Map<string, string> {
  const entries: [string, string][] = Object.entries(spec.params).map(([key, value]) => [key, String(value)]);
  entries.push(['problem', spec.problem]);
  if (spec.search !== catalogue.fitting[spec.problem][0]) entries.push(['search', spec.search]);
  if (spec.seed !== SEED.default) entries.push(['seed', String(spec.seed)]);
  if (spec.budget !== BUDGET.default) entries.push(['evals', String(spec.budget)]);
  if (spec.evaluator !== findCard(catalogue.problems, spec.problem).evaluators[0])
    entries.push(['evaluator', spec.evaluator]);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(entries);
}
