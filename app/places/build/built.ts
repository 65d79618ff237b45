/** What the link builder puts together: a run, and how it is framed. Works on a link's text alone, without any run. Pure. */
import { FRAMING_KEYS, framingEntries, readFraming, type Framing } from '../../../workers/core/framing.ts';
import { joinLink, LABS, splitLink, type Lab } from '../../../workers/core/link.ts';
import { noteText, quote, type Note } from '../../../workers/core/params.ts';
import { fail, succeed, type Result } from '../../../workers/core/result.ts';
import { lessonLink } from '../../lessons/lesson.ts';
import { commandFor } from '../../link/command-line.ts';
import { lessonById } from '../../lessons/lessons.ts';

export interface Built {
  readonly lab: Lab;
  /** The run, without what frames it. */
  readonly run: ReadonlyMap<string, string>;
  readonly frame: Framing;
  /** Each student's seed is made of a code. */
  readonly asks: boolean;
}

const DEFAULT = '#/map-elites';

/** What was pasted: the address of a run or a lesson, or the part of it from `#` on. */
export function readPasted(text: string): Result<Built> {
  const short = /#\/s\/([a-z0-9-]+)/.exec(text);
  const lesson = lessonById(short?.[1]);
  const from = lesson === undefined ? text.trim() : lessonLink(lesson);
  const notes: Note[] = [];
  const { lab, entries } = splitLink(from, notes);
  const named = LABS.some((one) => new RegExp(`#/${one}(\\?|$)`).test(from)) || entries.has('problem');
  const frame = readFraming(entries, notes) ?? {};
  if (!named || notes.length > 0) {
    const got = !named || notes.length === 0 ? `got ${quote(text)}` : notes.map(noteText).join(' ');
    return fail('no-run', `expected the address of a run or a lesson, ${got}`, 'open a run and copy its address here');
  }
  const { code: _, ...kept } = frame;
  const asks = entries.get('seed') === '@';
  const framing: readonly string[] = FRAMING_KEYS;
  const run = new Map(
    [...entries].filter(([key, value]) => !framing.includes(key) && !(key === 'seed' && value === '@')),
  );
  return succeed({ lab, run, frame: kept, asks });
}

/** What the builder's own address says after its question mark. */
export function readAddress(query: string): Result<Built> {
  const notes: Note[] = [];
  const { entries } = splitLink(query, notes);
  const read = readPasted(entries.get('run') ?? DEFAULT);
  if (!read.ok) return read;
  const framed = FRAMING_KEYS.some((key) => entries.has(key));
  const frame = framed ? (readFraming(entries, notes) ?? {}) : read.value.frame;
  if (notes.length > 0) return fail('bad-address', notes.map(noteText).join(' '), 'choose again below');
  return succeed({ ...read.value, frame, asks: read.value.asks || entries.get('seed') === '@' });
}

/** The builder's address, from `#` on, which opens it as it stands. */
export function addressOf({ lab, run, frame, asks }: Built): string {
  const entries = [['run', joinLink(lab, run)], ...framingEntries(frame), ...(asks ? [['seed', '@']] : [])];
  return `#/build?${entries.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`;
}

/** The link for students, from `#` on. */
export function linkOf({ lab, run, frame, asks }: Built): string {
  const entries = new Map([...run, ...framingEntries(frame)]);
  if (asks) {
    entries.set('seed', '@');
    // A digest promises the results of one seed.
    for (const key of ['digest', 'rev']) entries.delete(key);
  }
  return joinLink(lab, entries);
}

/** The lines that put the run into another page. */
export const snippetOf = (url: string): string =>
  `<iframe src="${url.replaceAll('&', '&amp;')}" title="Searchlight" width="100%" height="640" allow="fullscreen; clipboard-write"></iframe>`;

/** What computes the same without a page; each student's needs the code. */
export const commandOf = (built: Built): string => commandFor(linkOf(built) + (built.asks ? '&code=CODE' : ''));
