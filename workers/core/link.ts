/**
 * Links: `#/<lab>?key=value&…`, flat, readable, sorted, defaults omitted; the digest comes last, so that a link cut short
 * loses it first and is not held to a promise made of another run. The command line takes the same text, with or
 * without the `#/<lab>?`. Decoding never throws and never voids the rest for one bad value. Pure.
 *
 * A race is a link with further searches, `search2=…&s2.<key>=…` to `search4`: everything else is one for all of them.
 */
import { FRAMING_KEYS, framingEntries, readFraming, type Framing } from './framing.ts';
import { formatCount, parseNumber, quote, type Note, type ParamValue, type ParamValues } from './params.ts';
import {
  findCard,
  readSpec,
  readTable,
  specEntries,
  type Catalogue,
  type Entries,
  type Noted,
  type RunSpec,
} from './spec.ts';

export const LABS = ['map-elites', 'nas', 'mcts', 'reachability'] as const;
export type Lab = (typeof LABS)[number];

/** Searches that may race each other. */
export const MOST_ENTRANTS = 4;

/** What a link says: the run, how it is looked at, and what it promises. */
export interface Permalink {
  readonly lab: Lab;
  readonly spec: RunSpec;
  /** In a race, the runs beside `spec`: only their searches and `s.` parameters differ from it. Absent, never empty. */
  readonly rivals?: readonly RunSpec[];
  /** Lens parameters that differ from their defaults, by key without the `l.` prefix. */
  readonly lens: ParamValues;
  /** Playhead in evaluations; absent: play from the start. */
  readonly at?: number;
  /** Pinned cell, by column and row from the lowest descriptors; of a map that is refined, a cell as it is in the end. */
  readonly cell?: readonly [column: number, row: number];
  /** Pinned point of the front's plot: the evaluation it was born at. */
  readonly point?: number;
  /** The node of a tree that is looked at, by the moves from the root. Absent, never empty. */
  readonly node?: readonly number[];
  /** A person plays against the search, and moves first (0) or second. */
  readonly play?: 0 | 1;
  /** The graph that is looked at, `from-to` for each edge and `start..goal` last, separated by commas. */
  readonly graph?: string;
  /** Which of a lab's views is open; the lab knows their names. */
  readonly view?: string;
  /** The definition of a person's own problem, as `app/own` packs it; of other problems there is none. */
  readonly own?: string;
  /** For whom the page is made up; absent, never empty. */
  readonly frame?: Framing;
  /** `seed=@`: the seed is still to be made, from a code that is asked for (see `code.ts`); until then it is the default. */
  readonly asks?: true;
  /** In a race, which of the runs it is of, from 0; the first if absent. */
  readonly pointOf?: number;
  /**
   * Expected digest after `at` evaluations, or after the whole budget where `at` is absent; 12 hex digits. In a race one
   * for each entrant, separated by commas.
   */
  readonly digest?: string;
  /** Revisions of problem and search the digest was made under, `1.1` if not said; for each entrant, as above. */
  readonly revision: string;
}

/** The runs of a link: one, or all that race. */
export const entrantsOf = (link: Pick<Permalink, 'spec' | 'rivals'>): readonly RunSpec[] => [
  link.spec,
  ...(link.rivals ?? []),
];

const SPEC_KEYS = ['problem', 'search', 'seed', 'evals', 'evaluator', 'v'];
const VIEW_KEYS = ['at', 'cell', 'digest', 'graph', 'node', 'own', 'play', 'point', 'rev', 'view'];
const MAX_LINK = 20_000;
/** What is not said of a revision. */
const FIRST = '1.1';

export function revisionOf(spec: RunSpec, catalogue: Catalogue): string {
  return `${findCard(catalogue.problems, spec.problem).revision}.${findCard(catalogue.searches, spec.search).revision}`;
}

/** The revisions that a link's digests would be made under here. */
export const revisionsOf = (link: Pick<Permalink, 'spec' | 'rivals'>, catalogue: Catalogue): string =>
  entrantsOf(link)
    .map((spec) => revisionOf(spec, catalogue))
    .join(',');

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** Splits a link into its lab and entries, whatever these mean. */
export function splitLink(text: string, notes: Note[]): { lab: Lab; entries: Map<string, string> } {
  let rest = text.trim();
  if (rest.length > MAX_LINK) {
    notes.push({
      key: 'link',
      expected: `at most ${formatCount(MAX_LINK)} characters`,
      got: formatCount(rest.length),
      used: 'read the beginning',
    });
    rest = rest.slice(0, MAX_LINK);
  }
  const hash = rest.indexOf('#');
  if (hash >= 0) rest = rest.slice(hash + 1);
  let lab: string = LABS[0];
  if (rest.startsWith('/')) {
    const mark = rest.indexOf('?');
    const path = mark < 0 ? rest : rest.slice(0, mark);
    rest = mark < 0 ? '' : rest.slice(mark + 1);
    const name = decodePart(path.slice(1).replace(/\/+$/, ''));
    if ((LABS as readonly string[]).includes(name)) lab = name;
    else if (name !== '')
      notes.push({ key: 'lab', expected: `one of ${LABS.join(', ')}`, got: quote(name), used: `opened ${lab}` });
  }
  const entries = new Map<string, string>();
  for (const part of rest.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const key = decodePart(equals < 0 ? part : part.slice(0, equals));
    if (equals < 0) {
      notes.push({
        key: quote(key).slice(1, -1),
        expected: 'key=value',
        got: quote(part),
        used: 'left it out; the link may have been cut',
      });
    } else if (entries.has(key)) {
      notes.push({
        key: quote(key).slice(1, -1),
        expected: 'each key once',
        got: 'a second one',
        used: 'used the first',
      });
    } else {
      entries.set(key, decodePart(part.slice(equals + 1)));
    }
  }
  return { lab: lab as Lab, entries };
}

function noteUnknown(entries: Map<string, string>, known: ReadonlySet<string>, notes: Note[]): void {
  for (const [key, value] of entries) {
    if (known.has(key)) continue;
    const name = quote(key).slice(1, -1);
    notes.push({ key: name, expected: 'a key that this run has', got: quote(`${key}=${value}`), used: 'left it out' });
  }
}

/** `search` and `s.<key>` are `search2` and `s2.<key>` of the second entrant. */
const keyOf = (key: string, entrant: number): string => key.replace(/^(search|s)(?=$|\.)/, `$1${entrant}`);

function knownKeys(spec: RunSpec, rivals: ReadonlyMap<number, RunSpec>, catalogue: Catalogue): Set<string> {
  const known = new Set<string>([...SPEC_KEYS, ...VIEW_KEYS, ...FRAMING_KEYS]);
  const addSearch = ({ search }: RunSpec, name: (key: string) => string): void => {
    known.add(name('search'));
    for (const param of findCard(catalogue.searches, search).params) known.add(name(`s.${param.key}`));
  };
  for (const param of findCard(catalogue.problems, spec.problem).params) known.add(`p.${param.key}`);
  addSearch(spec, (key) => key);
  for (const [entrant, rival] of rivals) addSearch(rival, (key) => keyOf(key, entrant));
  for (const lens of catalogue.lenses) for (const param of lens.params) known.add(`l.${param.key}`);
  return known;
}

/** The further searches, by the number they have in the link. */
function readRivals(entries: Entries, catalogue: Catalogue, notes: Note[]): Map<number, RunSpec> {
  const rivals = new Map<number, RunSpec>();
  for (let entrant = 2; entrant <= MOST_ENTRANTS; entrant++) {
    const search = entries.get(`search${entrant}`);
    if (search === undefined) continue;
    const own = new Map([...entries].filter(([key]) => key !== 'search' && !key.startsWith('s.')));
    own.set('search', search);
    for (const [key, value] of entries)
      if (key.startsWith(`s${entrant}.`)) own.set(`s.${key.slice(`s${entrant}.`.length)}`, value);
    const read = readSpec(own, catalogue);
    // What is wrong with the rest was said of the first entrant.
    for (const note of read.notes)
      if (/^s(earch$|\.)/.test(note.key)) notes.push({ ...note, key: keyOf(note.key, entrant) });
    const place = rivals.size + 2;
    if (place < entrant) {
      const expected = `search${place} before it`;
      notes.push({ key: `search${entrant}`, expected, got: quote(search), used: `raced it as search${place}` });
    }
    rivals.set(entrant, read.value);
  }
  return rivals;
}

const firstRevisions = (count: number): string => Array.from({ length: count }, () => FIRST).join(',');

/** One word for each entrant, separated by commas. */
const listOf = (word: RegExp, count: number): RegExp => new RegExp(`^${word.source}(,${word.source}){${count - 1}}$`);

/** Of a link that names no problem, or none there is: the run that its lab opens with, under what the link does say. */
function withLabRun(given: Map<string, string>, catalogue: Catalogue, lab: Lab, notes: Note[]): Map<string, string> {
  const run = catalogue.labRuns[lab];
  const named = given.get('problem');
  if (run === undefined || catalogue.problems.some(({ id }) => id === named)) return given;
  const entries = new Map([...Object.entries(run), ...given]);
  if (named !== undefined) {
    const expected = `a problem (${catalogue.problems.map(({ id }) => id).join(', ')})`;
    notes.push({ key: 'problem', expected, got: quote(named), used: `used ${run.problem}` });
    entries.set('problem', run.problem);
  }
  return entries;
}

export function decodeLink(text: string, catalogue: Catalogue): Noted<Permalink> {
  const notes: Note[] = [];
  const { lab, entries: given } = splitLink(text, notes);
  const entries = withLabRun(given, catalogue, lab, notes);
  const asks = given.get('seed') === '@';
  if (asks) entries.delete('seed');
  const { value: spec, notes: specNotes } = readSpec(entries, catalogue);
  notes.push(...specNotes);
  const numbered = readRivals(entries, catalogue, notes);
  const rivals = [...numbered.values()];
  const count = rivals.length + 1;
  const lens: Record<string, ParamValue> = {};
  for (const card of catalogue.lenses) {
    const read = readTable(card.params, 'l', entries);
    Object.assign(lens, read.value);
    notes.push(...read.notes);
  }
  const link: { -readonly [K in keyof Permalink]: Permalink[K] } = {
    lab,
    spec,
    ...(rivals.length > 0 && { rivals }),
    lens,
    revision: firstRevisions(count),
    ...(asks && { asks }),
  };
  const revision = entries.get('rev');
  if (revision !== undefined) {
    const each = count > 1 ? ` for each of the ${count} searches` : '';
    if (listOf(/\d{1,6}\.\d{1,6}/, count).test(revision)) link.revision = revision;
    else
      notes.push({
        key: 'rev',
        expected: `two revisions like 1.1${each}`,
        got: quote(revision),
        used: `used ${FIRST}`,
      });
  }
  const at = entries.get('at');
  if (at !== undefined) {
    const number = parseNumber(at);
    const value = number === undefined ? undefined : Math.min(spec.budget, Math.max(0, Math.round(number)));
    link.at = value;
    if (value === undefined || value !== number) {
      const used = value === undefined ? 'plays from the start' : `used ${formatCount(value)}`;
      notes.push({ key: 'at', expected: `a whole number from 0 to ${formatCount(spec.budget)}`, got: quote(at), used });
    }
  }
  const cell = entries.get('cell');
  if (cell !== undefined) {
    const match = /^(\d{1,4}),(\d{1,4})$/.exec(cell);
    if (match) link.cell = [Number(match[1]), Number(match[2])];
    else notes.push({ key: 'cell', expected: 'column,row', got: quote(cell), used: 'pinned none' });
  }
  const point = entries.get('point');
  if (point !== undefined) {
    // In a race `12,2`: evaluation 12 of the second search.
    const [birth, entrant = '1', ...more] = point.split(',');
    const number = parseNumber(birth);
    const known = more.length === 0 && /^[1-9]$/.test(entrant) && Number(entrant) <= count;
    if (known && number !== undefined && Number.isInteger(number) && number >= 1 && number <= spec.budget) {
      link.point = number;
      if (entrant !== '1') link.pointOf = Number(entrant) - 1;
    } else {
      const which = count > 1 ? ', a comma and the number of a search in this race' : '';
      const expected = `a whole number from 1 to ${formatCount(spec.budget)}${which}`;
      notes.push({ key: 'point', expected, got: quote(point), used: 'pinned none' });
    }
  }
  const node = entries.get('node');
  if (node !== undefined) {
    if (/^\d{1,5}(,\d{1,5})*$/.test(node)) link.node = node.split(',').map(Number);
    else notes.push({ key: 'node', expected: 'moves by number, as 3,0', got: quote(node), used: 'looked at the root' });
  }
  const play = entries.get('play');
  if (play === 'first' || play === 'second') link.play = play === 'first' ? 0 : 1;
  else if (play !== undefined)
    notes.push({ key: 'play', expected: 'first or second', got: quote(play), used: 'played nothing' });
  const graph = entries.get('graph');
  if (graph !== undefined) {
    if (/^(\d{1,2}-\d{1,2},){1,64}\d{1,2}\.\.\d{1,2}$/.test(graph)) link.graph = graph;
    else
      notes.push({ key: 'graph', expected: 'edges and ends, as 1-2,1-3,1..3', got: quote(graph), used: 'left it out' });
  }
  const view = entries.get('view');
  if (view !== undefined) {
    if (/^[a-z]{1,20}$/.test(view)) link.view = view;
    else notes.push({ key: 'view', expected: 'the name of a view', got: quote(view), used: 'showed the first' });
  }
  const own = entries.get('own');
  if (own !== undefined && spec.problem === 'own') {
    if (/^[A-Za-z0-9_-]{1,8000}$/.test(own)) link.own = own;
    else
      notes.push({
        key: 'own',
        expected: 'at most 8,000 letters, digits, - and _',
        got: quote(own),
        used: 'left it out',
      });
  }
  const frame = readFraming(entries, notes);
  if (frame) link.frame = frame;
  const digest = entries.get('digest');
  if (digest !== undefined && asks) {
    const expected = 'none where the seed is still to be made';
    notes.push({ key: 'digest', expected, got: quote(digest), used: 'the run is not checked' });
  } else if (digest !== undefined) {
    if (listOf(/[0-9a-f]{12}/, count).test(digest)) link.digest = digest;
    else
      notes.push({
        key: 'digest',
        expected: `12 hexadecimal digits${count > 1 ? ` for each of the ${count} searches` : ''}`,
        got: quote(digest),
        used: 'the run is not checked',
      });
  }
  noteUnknown(entries, knownKeys(spec, numbered, catalogue), notes);
  return { value: link, notes };
}

/** What decides a link's runs, and the lens parameters, as entries. */
export function runEntries(link: Permalink, catalogue: Catalogue): Map<string, string> {
  const entries = specEntries(link.spec, catalogue);
  if (link.asks) entries.set('seed', '@');
  link.rivals?.forEach(({ search, params }, i) => {
    entries.set(`search${i + 2}`, search);
    for (const [key, value] of Object.entries(params))
      if (key.startsWith('s.')) entries.set(keyOf(key, i + 2), String(value));
  });
  for (const [key, value] of Object.entries(link.lens)) entries.set(`l.${key}`, String(value));
  return entries;
}

/** The text from `#` on that `splitLink` reads back to this. */
export function joinLink(lab: Lab, entries: Entries): string {
  const query = [...entries]
    .sort(([a], [b]) => (a === 'digest' ? 1 : b === 'digest' ? -1 : a < b ? -1 : 1))
    .map(
      ([key, value]) =>
        `${encodeURIComponent(key)}=${value === '@' ? value : encodeURIComponent(value).replace(/%2C/g, ',')}`,
    )
    .join('&');
  return `#/${lab}?${query}`;
}

/** The text from `#` on. `decodeLink` reads it back to the same Permalink. */
export function encodeLink(link: Permalink, catalogue: Catalogue): string {
  const entries = runEntries(link, catalogue);
  if (link.at !== undefined) entries.set('at', String(link.at));
  if (link.cell !== undefined) entries.set('cell', link.cell.join(','));
  if (link.point !== undefined) {
    const entrant = link.pointOf ?? 0;
    entries.set('point', entrant === 0 ? String(link.point) : `${link.point},${entrant + 1}`);
  }
  if (link.node !== undefined) entries.set('node', link.node.join(','));
  if (link.play !== undefined) entries.set('play', link.play === 0 ? 'first' : 'second');
  if (link.graph !== undefined) entries.set('graph', link.graph);
  if (link.view !== undefined) entries.set('view', link.view);
  if (link.own !== undefined && link.spec.problem === 'own') entries.set('own', link.own);
  for (const [key, value] of framingEntries(link.frame ?? {})) entries.set(key, value);
  if (link.digest !== undefined) entries.set('digest', link.digest);
  if (link.revision !== firstRevisions(entrantsOf(link).length)) entries.set('rev', link.revision);
  return joinLink(link.lab, entries);
}
