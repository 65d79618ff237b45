/** What the wall tells of each run in words and numbers: who, which place, what is different. Pure. */
import { codeFits } from '../../workers/core/code.ts';
import { entrantsOf, type Permalink } from '../../workers/core/link.ts';
import { completeParams, formatCount, tableFor, type ParamTable, type ParamValue } from '../../workers/core/params.ts';
import { ranksOf, repeatsOf } from '../../workers/core/ranking.ts';
import { writeScore, type Score } from '../../workers/core/score.ts';
import { findCard, type Catalogue } from '../../workers/core/spec.ts';
import { statusWords } from '../../workers/core/verify.ts';
import type { Entry } from './wall.ts';

export interface Row {
  /** Place of its entry on the wall. */
  readonly index: number;
  readonly entry: Entry;
  readonly who: string;
  readonly words: string;
  /** Among scores that can be compared with its own; null if it has none, or what the link promises is not so. */
  readonly rank: number | null;
  readonly score: Score | null;
  /** Which scores can be compared: of one problem with one setting, after as many evaluations, in one measure. */
  readonly kind: string;
  /** Kinds in the order they were handed in, from 0. */
  readonly kindPlace: number;
  readonly evals: number;
  /** The row that handed in the same before it. */
  readonly same: number | null;
  /** Whether the code that it carries makes its seed; undefined if it carries none. */
  readonly codeFits: boolean | undefined;
  /** `key=value` of what differs from the first link. */
  readonly differs: readonly string[];
}

const WORDS = { 'bad-link': 'bad link', refused: 'refused', lacking: 'waits for you' } as const;

export function wordsOf({ phase, checked, share }: Entry): string {
  if (checked === null) {
    if (phase === 'running') return `checking, ${Math.floor(100 * share)} %`;
    return phase === 'held' ? 'waits for a press' : 'waiting';
  }
  const { status, at } = checked;
  return status === 'bad-link' || status === 'refused' || status === 'lacking'
    ? WORDS[status]
    : statusWords(status, at);
}

/** What was typed beside the link, else the code in it, else where it stood. */
export function whoOf({ handIn, link }: Entry): string {
  const code = link.frame?.code;
  if (handIn.name === '') return code ?? `line ${handIn.line}`;
  return code === undefined || handIn.name.includes(code) ? handIn.name : `${handIn.name} (${code})`;
}

function allParams(link: Permalink, catalogue: Catalogue): Map<string, ParamValue> {
  const all = new Map<string, ParamValue>([['problem', link.spec.problem]]);
  const add = (prefix: string, table: ParamTable, given: (key: string) => ParamValue | undefined): void => {
    const known = table.flatMap(({ key }): [string, ParamValue][] => {
      const value = given(key);
      return value === undefined ? [] : [[key, value]];
    });
    for (const [key, value] of Object.entries(completeParams(table, Object.fromEntries(known))))
      all.set(`${prefix}.${key}`, value);
  };
  const problem = findCard(catalogue.problems, link.spec.problem);
  add('p', problem.params, (key) => link.spec.params[`p.${key}`]);
  for (const [i, { search, params }] of entrantsOf(link).entries()) {
    const nth = i === 0 ? '' : String(i + 1);
    all.set(`search${nth}`, search);
    add(`s${nth}`, tableFor(findCard(catalogue.searches, search), problem), (key) => params[`s.${key}`]);
  }
  for (const [key, value] of Object.entries(link.lens)) all.set(`l.${key}`, value);
  return all;
}

/** What a link itself says, beside the rest that is as usual. */
function saidIn(link: Permalink): Set<string> {
  const searches = entrantsOf(link).flatMap(({ params }, i) =>
    Object.keys(params).map((key) => (i === 0 ? key : key.replace(/^s\./, `s${i + 1}.`))),
  );
  return new Set([...searches, ...Object.keys(link.lens).map((key) => `l.${key}`)]);
}

/** What of `own` differs from `first`; settings of another problem or search count where they are not as usual there. */
export function differences(own: Permalink, first: Permalink, catalogue: Catalogue): string[] {
  const here = allParams(own, catalogue);
  const there = allParams(first, catalogue);
  const said = saidIn(own);
  const ownerOf = (key: string): string =>
    key.startsWith('p.') ? 'problem' : key.replace(/^s(\d?)\..*/, 'search$1').replace(/^l\..*/, 'problem');
  const comparable = (key: string): boolean => {
    const owner = ownerOf(key);
    return owner === key || (there.has(key) && here.get(owner) === there.get(owner));
  };
  return [...here]
    .filter(([key, value]) => (comparable(key) ? there.get(key) !== value : said.has(key)))
    .map(([key, value]) => `${key}=${value}`);
}

/** As many as were computed; before that, as many as are asked for. */
const evaluationsOf = ({ link, checked }: Entry): number =>
  checked?.score ? checked.at : (link.at ?? link.spec.budget);

function kindOf(entry: Entry): string {
  const { link, checked } = entry;
  const { problem, params } = link.spec;
  const settings = Object.entries(params).filter(([key]) => key.startsWith('p.'));
  const all = [
    ...settings.map(([key, value]) => `${key}=${value}`),
    `${formatCount(evaluationsOf(entry))} evaluations`,
  ];
  return [checked?.score?.label ?? '', problem, ...all].join(', ');
}

export function rowsOf(entries: readonly Entry[], catalogue: Catalogue): Row[] {
  const counted = entries.map(({ checked }) => (checked?.status === 'differs' ? null : (checked?.score ?? null)));
  const kinds = entries.map(kindOf);
  const ranks = entries.map((): number | null => null);
  const allKinds = [...new Set(kinds)];
  for (const kind of allKinds) {
    const places = ranksOf(counted.map((score, i) => (kinds[i] === kind ? score : null)));
    places.forEach((place, i) => (ranks[i] = place ?? ranks[i]));
  }
  const repeats = repeatsOf(entries.map(({ checked }) => checked?.digest ?? null));
  const first = entries.find(({ checked }) => checked?.status !== 'bad-link');
  return entries.map((entry, index) => {
    const { link, checked } = entry;
    const bad = checked?.status === 'bad-link';
    return {
      index,
      entry,
      who: whoOf(entry),
      words: wordsOf(entry),
      rank: ranks[index],
      score: checked?.score ?? null,
      kind: kinds[index],
      kindPlace: allKinds.indexOf(kinds[index]),
      evals: evaluationsOf(entry),
      same: repeats[index],
      codeFits: bad ? undefined : codeFits(link, catalogue),
      differs: bad || first === undefined ? [] : differences(link, first.link, catalogue),
    };
  });
}

export const SORTS = ['rank', 'name', 'score', 'status', 'seed', 'evals'] as const;
export type Sort = (typeof SORTS)[number];

/** What is not known comes last. */
const byNumber = (a: number | null, b: number | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a - b;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Readonly<Record<Sort, (a: Row, b: Row) => number>> = {
  rank: (a, b) =>
    Number(a.rank === null) - Number(b.rank === null) || a.kindPlace - b.kindPlace || byNumber(a.rank, b.rank),
  name: (a, b) => byText(a.who.toLowerCase(), b.who.toLowerCase()),
  score: (a, b) => a.kindPlace - b.kindPlace || byNumber(a.score?.value ?? null, b.score?.value ?? null),
  status: (a, b) => byText(a.words, b.words),
  seed: (a, b) => a.entry.link.spec.seed - b.entry.link.spec.seed,
  evals: (a, b) => a.evals - b.evals,
};

/** Equals stay as they were handed in, whichever way it is sorted. */
export function sorted(rows: readonly Row[], by: Sort, down: boolean): Row[] {
  const order = ORDERS[by];
  return rows.toSorted((a, b) => (down ? order(b, a) : order(a, b)) || a.index - b.index);
}

/** A field as spreadsheets read it. What begins like a formula is made text, for it was typed by somebody else. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEAD =
  'rank,name,code,code_fits,status,measure,score,stated,problem,search,seed,evaluations,digest,same_as,differs_from_first,line,link';

export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map(({ rank, entry, words, score, same, evals, differs, codeFits: fits }) => {
    const { handIn, link, checked } = entry;
    return [
      ...[rank ?? '', handIn.name, link.frame?.code ?? '', fits === undefined ? '' : fits ? 'yes' : 'no', words],
      ...[score?.label ?? '', score === null ? '' : score.value, handIn.stated ? writeScore(handIn.stated.value) : ''],
      ...[link.spec.problem, link.spec.search, link.spec.seed, evals, checked?.digest ?? ''],
      ...[same === null ? '' : `line ${rows.find(({ index }) => index === same)?.entry.handIn.line ?? ''}`],
      ...[differs.join(' '), handIn.line, handIn.link],
    ].map(csvField);
  });
  return [HEAD, ...lines.map((fields) => fields.join(',')), ''].join('\n');
}
