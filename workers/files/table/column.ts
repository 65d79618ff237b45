/**
 * What kind a column is, told by what is in it: numbers, times, or else options. Words for "nothing" (blank, nan, None,
 * null, NA) are missing values. Pure.
 */
import { formatCount, parseNumber, quote } from '../../core/params.ts';
import type { Scalar } from './python.ts';
import type { Column } from './types.ts';

const NOTHING: ReadonlySet<string> = new Set([
  '',
  ' ',
  'nan',
  'NaN',
  'None',
  'null',
  'NULL',
  'NA',
  'N/A',
  '<NA>',
  'NaT',
]);

const INFINITE: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['Infinity', Infinity],
  ['-inf', -Infinity],
  ['-Infinity', -Infinity],
]);

const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const DURATION = /^(-?\d+) days? (?:\+?(\d\d):(\d\d):(\d\d(?:\.\d+)?))$/;

const LOWER_CASE = 32;
/** Of `0x`, `0o` and `0b`. */
const [X, O, B] = [120, 111, 98];

/** With so many values, and so large a share of them numbers, the rest are slips rather than options. */
const MANY = 20;
const MOSTLY = 0.9;

/** A number, NaN for a word that says there is none, undefined for any other text. */
export function numberOf(value: Scalar | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return NaN;
  if (typeof value === 'boolean') return undefined;
  // Half of reading a large file: what JavaScript takes for a number and a table does not is told by its second letter.
  const number = Number(value);
  const second = value.charCodeAt(1) | LOWER_CASE;
  if (number === number && (number !== 0 || value.trim() !== '') && second !== X && second !== O && second !== B)
    return number;
  return INFINITE.get(value) ?? (NOTHING.has(value) ? NaN : undefined);
}

/** The number that digits [from, to) of a text write. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

/** Seconds since 1970; the zone is passed over. */
export function timeOf(text: string): number | undefined {
  if (!DATE.test(text)) return undefined;
  const days = Date.UTC(digits(text, 0, 4), digits(text, 5, 7) - 1, digits(text, 8, 10)) / 1000;
  if (text.length < 16) return days;
  // Seconds end where the zone begins, if there is one.
  const zone = text.slice(19).search(/[Z+-]/);
  const seconds = text[16] !== ':' ? 0 : Number(text.slice(17, zone < 0 ? undefined : 19 + zone));
  return days + digits(text, 11, 13) * 3600 + digits(text, 14, 16) * 60 + seconds;
}

/** Seconds of pandas' `0 days 00:04:22.368701`. */
export function durationOf(text: string): number | undefined {
  const found = DURATION.exec(text);
  if (found === null) return undefined;
  const [days, hours, minutes, seconds] = found.slice(1).map(Number);
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

const isNothing = (value: Scalar | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && NOTHING.has(value));

/** All values by one reader, or undefined if it cannot read one of them. */
function readAll(
  rows: number,
  at: (row: number) => Scalar | undefined,
  read: (text: string) => number | undefined,
): Float64Array | undefined {
  const values = new Float64Array(rows).fill(NaN);
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    if (isNothing(value)) continue;
    const number = typeof value === 'string' ? read(value) : undefined;
    if (number === undefined) return undefined;
    values[row] = number;
  }
  return values;
}

function categories(name: string, rows: number, at: (row: number) => Scalar | undefined): Column {
  const codes = new Int32Array(rows).fill(-1);
  const numbers = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    if (isNothing(value)) continue;
    const text = String(value);
    let code = numbers.get(text);
    if (code === undefined) numbers.set(text, (code = numbers.size));
    codes[row] = code;
  }
  // Numbers among the options by size, words by letter: the same order whichever row comes first.
  const found = [...numbers.keys()];
  const sizes = new Map(found.map((text) => [text, parseNumber(text) ?? Infinity]));
  const sorted = found.toSorted((a, b) => {
    const [x, y] = [sizes.get(a) ?? 0, sizes.get(b) ?? 0];
    if (x !== y) return x < y ? -1 : 1;
    return a < b ? -1 : 1;
  });
  const places = new Map(sorted.map((text, place) => [text, place]));
  const renumbered = Int32Array.from(found, (text) => places.get(text) ?? -1);
  for (let row = 0; row < rows; row++) if (codes[row] >= 0) codes[row] = renumbered[codes[row]];
  return { kind: 'category', name, codes, options: sorted };
}

export interface Making {
  readonly rows: number;
  at(row: number): Scalar | undefined;
  /** Where a row stands in the file, for sentences: "line 17". */
  place(row: number): string;
  /** Takes a sentence on what was left out. */
  note(sentence: string): void;
}

/** The column of these values. A text among many numbers is left out, with a note that names the first. */
export function makeColumn(name: string, { rows, at, place, note }: Making): Column {
  const values = new Float64Array(rows);
  let numbers = 0;
  let others = 0;
  let first = -1;
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    const number = numberOf(value);
    values[row] = number ?? NaN;
    if (number === undefined) {
      if (others++ === 0) first = row;
    } else if (!isNothing(value)) numbers += 1;
  }
  if (others === 0) return { kind: 'number', name, values };
  const other = String(at(first));
  if (numbers >= MANY && numbers >= MOSTLY * (numbers + others)) {
    note(
      `Column ${quote(name)}: ${formatCount(others)} of ${formatCount(rows)} values are no numbers and count as missing, the first in ${place(first)}, ${quote(other)}.`,
    );
    return { kind: 'number', name, values };
  }
  if (numbers === 0) {
    const times = timeOf(other) === undefined ? undefined : readAll(rows, at, timeOf);
    if (times) return { kind: 'time', name, values: times };
    const durations = durationOf(other) === undefined ? undefined : readAll(rows, at, durationOf);
    if (durations) return { kind: 'number', name: `${name} (s)`, values: durations };
  }
  return categories(name, rows, at);
}
