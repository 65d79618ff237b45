/**
 * How a page frames a run for those it is meant for: inside another page, with parts hidden, with settings that stay as
 * they are, as a lesson. It is no part of the run: it changes no result and no digest, and a command line leaves it out.
 * Decoding never throws; what is not understood is left out with a note. Pure.
 */
import { quote, type Note } from './params.ts';

/** Parts of a lab that a link may hide. */
export const PARTS = [
  'about',
  'claims',
  'files',
  'inspector',
  'metrics',
  'player',
  'race',
  'settings',
  'share',
] as const;
export type Part = (typeof PARTS)[number];

/** What a link may keep from being changed: `params` are all parameters, `answers` those of a lesson. */
export const LOCKS = ['answers', 'evals', 'params', 'problem', 'search', 'seed'] as const;
export type Lock = (typeof LOCKS)[number];

/** The lock that keeps a link's key as it is. The moves of a game are its course, and no setting. */
export function lockOn(key: string): Lock | undefined {
  if (key === 'problem' || key === 'seed' || key === 'evals') return key;
  if (/^search\d?$/.test(key)) return 'search';
  if (/^(p\.moves|s\d?\.plays)$/.test(key)) return undefined;
  return /^([pl]|s\d?)\.|^evaluator$/.test(key) ? 'params' : undefined;
}

export interface Framing {
  /** Inside another page: the run alone, without the header. */
  readonly embed?: true;
  /** Sorted; absent, never empty. */
  readonly hide?: readonly Part[];
  /** Sorted; absent, never empty. */
  readonly lock?: readonly Lock[];
  /** The lesson beside the run, by its id; the page knows which there are. */
  readonly lesson?: string;
  /** Whose run it is: what the seed was made from. */
  readonly code?: string;
}

/** What a code looks like. */
export const isCode = (text: string): boolean => /^[\p{L}\p{N}._ -]{1,40}$/u.test(text);

export const FRAMING_KEYS = ['code', 'embed', 'hide', 'lesson', 'lock'] as const;

/** Words that are among `known`, sorted and each once; the others are noted. */
function readList<T extends string>(
  key: string,
  entries: ReadonlyMap<string, string>,
  known: readonly T[],
  notes: Note[],
): readonly T[] | undefined {
  const text = entries.get(key);
  if (text === undefined) return undefined;
  const words = new Set(text.split(',').map((word) => word.trim()));
  const unknown = [...words].filter((word) => !(known as readonly string[]).includes(word));
  if (unknown.length > 0)
    notes.push({ key, expected: `some of ${known.join(',')}`, got: quote(unknown.join(',')), used: 'left it out' });
  const found = known.filter((word) => words.has(word));
  return found.length > 0 ? found : undefined;
}

/** The framing that a link's entries tell; undefined if none. */
export function readFraming(entries: ReadonlyMap<string, string>, notes: Note[]): Framing | undefined {
  const frame: { -readonly [K in keyof Framing]: Framing[K] } = {};
  const embed = entries.get('embed');
  if (embed === '1') frame.embed = true;
  else if (embed !== undefined && embed !== '0')
    notes.push({ key: 'embed', expected: '1 or nothing', got: quote(embed), used: 'showed the whole page' });
  const hide = readList('hide', entries, PARTS, notes);
  if (hide) frame.hide = hide;
  const lock = readList('lock', entries, LOCKS, notes);
  if (lock) frame.lock = lock;
  const lesson = entries.get('lesson');
  if (lesson !== undefined) {
    if (/^[a-z][a-z0-9-]{0,39}$/.test(lesson)) frame.lesson = lesson;
    else notes.push({ key: 'lesson', expected: 'the name of a lesson', got: quote(lesson), used: 'showed none' });
  }
  const code = entries.get('code');
  if (code !== undefined) {
    if (isCode(code)) frame.code = code;
    else
      notes.push({
        key: 'code',
        expected: 'at most 40 letters, digits, spaces, dots and dashes',
        got: quote(code),
        used: 'left it out',
      });
  }
  return framingEntries(frame).length > 0 ? frame : undefined;
}

/** The entries that read back as this framing. */
export function framingEntries({ embed, hide, lock, lesson, code }: Framing): [string, string][] {
  const entries: [string, string][] = [];
  if (embed) entries.push(['embed', '1']);
  if (hide) entries.push(['hide', hide.join(',')]);
  if (lock) entries.push(['lock', lock.join(',')]);
  if (lesson !== undefined) entries.push(['lesson', lesson]);
  if (code !== undefined) entries.push(['code', code]);
  return entries;
}
