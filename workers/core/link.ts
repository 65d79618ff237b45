/**
 * Links: `#/<lab>?key=value&…`, flat, readable, sorted, defaults omitted; the digest comes last, so that a link cut short
 * loses it first and is not held to a promise made of another run. The command line takes the same text, with or
 * without the `#/<lab>?`. Decoding never throws and never voids the rest for one bad value. Pure.
 */
import { formatCount, parseNumber, quote, type Note, type ParamValue, type ParamValues } from './params.ts';
import { findCard, readSpec, readTable, specEntries, type Catalogue, type Noted, type RunSpec } from './spec.ts';

export const LABS = ['map-elites'] as const;
export type Lab = (typeof LABS)[number];

/** What a link says: the run, how it is looked at, and what it promises. */
export interface Permalink {
  readonly lab: Lab;
  readonly spec: RunSpec;
  /** Lens parameters that differ from their defaults, by key without the `l.` prefix. */
  readonly lens: ParamValues;
  /** Playhead in evaluations; absent: play from the start. */
  readonly at?: number;
  /** Pinned cell, by column and row from the lowest descriptors; of a map that is refined, a cell as it is in the end. */
  readonly cell?: readonly [column: number, row: number];
  /** Expected digest after `at` evaluations, or after the whole budget where `at` is absent; 12 hex digits. */
  readonly digest?: string;
  /** Revisions of problem and search the digest was made under, `1.1` if not said. */
  readonly revision: string;
}

const SPEC_KEYS = ['problem', 'search', 'seed', 'evals', 'evaluator', 'v'];
const VIEW_KEYS = ['at', 'cell', 'digest', 'rev'];
const MAX_LINK = 20_000;

export function revisionOf(spec: RunSpec, catalogue: Catalogue): string {
  return `${findCard(catalogue.problems, spec.problem).revision}.${findCard(catalogue.searches, spec.search).revision}`;
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** Splits a link into its lab and entries. */
function splitLink(text: string, notes: Note[]): { lab: Lab; entries: Map<string, string> } {
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

function knownKeys(spec: RunSpec, catalogue: Catalogue): Set<string> {
  const known = new Set([...SPEC_KEYS, ...VIEW_KEYS]);
  for (const param of findCard(catalogue.problems, spec.problem).params) known.add(`p.${param.key}`);
  for (const param of findCard(catalogue.searches, spec.search).params) known.add(`s.${param.key}`);
  for (const lens of catalogue.lenses) for (const param of lens.params) known.add(`l.${param.key}`);
  return known;
}

export function decodeLink(text: string, catalogue: Catalogue): Noted<Permalink> {
  const notes: Note[] = [];
  const { lab, entries } = splitLink(text, notes);
  const { value: spec, notes: specNotes } = readSpec(entries, catalogue);
  notes.push(...specNotes);
  const lens: Record<string, ParamValue> = {};
  for (const card of catalogue.lenses) {
    const read = readTable(card.params, 'l', entries);
    Object.assign(lens, read.value);
    notes.push(...read.notes);
  }
  const link: { -readonly [K in keyof Permalink]: Permalink[K] } = {
    lab,
    spec,
    lens,
    revision: '1.1',
  };
  const revision = entries.get('rev') ?? '1.1';
  if (/^\d{1,6}\.\d{1,6}$/.test(revision)) link.revision = revision;
  else notes.push({ key: 'rev', expected: 'two revisions like 1.1', got: quote(revision), used: 'used 1.1' });
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
  const digest = entries.get('digest');
  if (digest !== undefined) {
    if (/^[0-9a-f]{12}$/.test(digest)) link.digest = digest;
    else
      notes.push({
        key: 'digest',
        expected: '12 hexadecimal digits',
        got: quote(digest),
        used: 'the run is not checked',
      });
  }
  noteUnknown(entries, knownKeys(spec, catalogue), notes);
  return { value: link, notes };
}

/** The text from `#` on. `decodeLink` reads it back to the same Permalink. */
export function encodeLink(link: Permalink, catalogue: Catalogue): string {
  const entries = specEntries(link.spec, catalogue);
  for (const [key, value] of Object.entries(link.lens)) entries.set(`l.${key}`, String(value));
  if (link.at !== undefined) entries.set('at', String(link.at));
  if (link.cell !== undefined) entries.set('cell', link.cell.join(','));
  if (link.digest !== undefined) entries.set('digest', link.digest);
  if (link.revision !== '1.1') entries.set('rev', link.revision);
  const query = [...entries]
    .sort(([a], [b]) => (a === 'digest' ? 1 : b === 'digest' ? -1 : a < b ? -1 : 1))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value).replace(/%2C/g, ',')}`)
    .join('&');
  return `#/${link.lab}?${query}`;
}
