/**
 * Runs that are handed in: `anna · QD score 0.6132 · https://…#/map-elites?…&digest=…`, written by the page, then sent
 * through chats, mails and spreadsheets, and read here from whatever text comes back. What counts is the link; a score
 * with its name and the rest as the person's name are taken where they are found. Reading never throws. Pure.
 */
import { LABS } from './link.ts';
import { SCORES, writeScore, type Score, type StatedScore } from './score.ts';

export interface HandIn {
  /** From 1. */
  readonly line: number;
  /** What stands beside the link and is not the score; may be empty. */
  readonly name: string;
  readonly stated?: StatedScore;
  /** As it stood there, less what the way has added; `decodeLink` judges it. */
  readonly link: string;
}

export interface HandIns {
  readonly handIns: readonly HandIn[];
  /** Lines that have text and no link. */
  readonly without: readonly number[];
}

/** Longer than any link that is read; the rest of such a line is left. */
const MOST_OF_LINE = 40_000;
const MOST_OF_NAME = 60;
const DOT = ' · ';

export function writeHandIn(code: string | undefined, score: Score | null, link: string): string {
  const said = score && `${score.label} ${writeScore(score.value)}`;
  return [code, said, link].filter((part) => part !== undefined && part !== null).join(DOT);
}

/** What no link holds: whatever follows is not of it. Blanks of no width are among them. */
const STOP = '\\s\\[\\]{}"\'<>|\\\\`\u00b7\u200b-\u200f\u2060\ufeff';
const LINK = new RegExp(`#/(?:${LABS.join('|')})(?![\\w-])/?(?:\\?[^${STOP}]*)?`, 'g');
const BEFORE_LINK = new RegExp(`[${STOP},;(]`);
const APART = new RegExp(`[${STOP}&=]+`);
/** A digest ends a link. */
const TO_DIGEST = /^(.*?[?&]digest=[0-9a-f]{12}(?:,[0-9a-f]{12})*)(?![0-9a-f&])/;
const TRAILING = '.,;:!?)]}*_~';
/** A run told without a page, as the command line takes it. */
const BARE = /^[\w.%]+=\S*$/;

const NUMBER = /[:=\s]*([+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(?![\w.])/i;
/** Longer names first: one begins with another. */
const LABELS = SCORES.map(({ label }) => label).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const STATED = new RegExp(`(${LABELS.join('|')})${NUMBER.source}`, 'i');

const IS_WRAPPED = /%23%2f/i;

/** Some mail programs wrap links into ones of their own. */
function unwrap(text: string): string {
  if (!IS_WRAPPED.test(text)) return text;
  const open = (word: string): string => {
    const part = word.split(APART).find((piece) => IS_WRAPPED.test(piece));
    try {
      return part === undefined ? word : decodeURIComponent(part);
    } catch {
      return word;
    }
  };
  return text.split(' ').map(open).join(' ');
}

function withoutTrailing(link: string): string {
  let to = link.length;
  while (to > 0 && TRAILING.includes(link[to - 1])) to -= 1;
  return link.slice(0, to);
}

function readStated(text: string): { stated?: StatedScore; rest: string } {
  const [whole, label, number] = STATED.exec(text) ?? [];
  if (whole === undefined) return { rest: text };
  const digits = number.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length;
  const stated: StatedScore = {
    label: LABELS.find((known) => known.toLowerCase() === label.toLowerCase()) ?? label,
    value: Number(number.replace('−', '-')),
    digits: Math.min(17, Math.max(1, digits)),
  };
  return { stated, rest: text.replace(whole, '\t') };
}

function readName(text: string): string {
  return text
    .split(/[·\t|;,"]+/)
    .map((part) => part.slice(0, 2 * MOST_OF_NAME).replace(/^[\s()[\]<>{}*_~`:'-]+|[\s()[\]<>{}*_~`:'-]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .join(', ')
    .slice(0, MOST_OF_NAME);
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly link: string;
}

function linksIn(text: string): Found[] {
  const found: Found[] = [];
  LINK.lastIndex = 0;
  for (let match = LINK.exec(text); match !== null; match = LINK.exec(text)) {
    let from = match.index;
    const least = found.at(-1)?.to ?? 0;
    while (from > least && !BEFORE_LINK.test(text[from - 1])) from -= 1;
    const [whole] = match;
    const ended = TO_DIGEST.exec(whole)?.[1] ?? withoutTrailing(whole);
    const to = match.index + ended.length;
    found.push({ from, to, link: text.slice(from, to) });
    LINK.lastIndex = to;
  }
  return found;
}

function readLine(line: number, raw: string): HandIn[] {
  if (BARE.test(raw) && !raw.includes('#/')) return [{ line, name: '', link: raw }];
  const text = unwrap(raw.replaceAll('&amp;', '&'));
  const links = linksIn(text);
  const handIns: HandIn[] = [];
  const seen = new Set<string>();
  links.forEach(({ from, link }, i) => {
    // Some programs write a link's text and its target.
    if (seen.has(link)) return;
    seen.add(link);
    // What stands between two links is the later one's; what comes after may be a single one's.
    const tail = links.every((other) => other.link === link) ? `\t${text.slice(links.at(-1)?.to)}` : '';
    const { stated, rest } = readStated(text.slice(links[i - 1]?.to ?? 0, from) + tail);
    handIns.push({ line, name: readName(rest), ...(stated && { stated }), link });
  });
  return handIns;
}

/** Blank lines and lines that begin with `# ` are left out. */
export function readHandIns(text: string): HandIns {
  const handIns: HandIn[] = [];
  const without: number[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const trimmed = raw.slice(0, MOST_OF_LINE).trim();
    if (trimmed === '' || trimmed === '#' || trimmed.startsWith('# ')) return;
    const found = readLine(i + 1, trimmed);
    if (found.length === 0) without.push(i + 1);
    handIns.push(...found);
  });
  return { handIns, without };
}
