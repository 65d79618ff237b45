/**
 * What a column of a table offers a search to choose from. Words: each option that occurs. Numbers: each value that
 * occurs, in rising order; where there are more than so many, runs of neighbouring values that hold about as many rows
 * each, equal values never parted. Rows without a value have an option of their own. Pure.
 */
import type { Column } from '../../files/table/types.ts';

export interface Levels {
  readonly name: string;
  /** In words; where rows lack a value, the last one is NOTHING. */
  readonly options: readonly string[];
  /** [rows asked about] which option each row has. */
  readonly codes: Int32Array;
  /** Numbers: options that follow each other are near each other. */
  readonly ordered: boolean;
  /** Options but for NOTHING. */
  readonly proper: number;
}

export const NOTHING = '–';

/** Digits that tell apart where runs of values begin and end. */
const DIGITS = 4;

const short = (value: number): string => String(Number(value.toPrecision(DIGITS)));

/** First and last value of each level, and the level of each value. */
function cut(values: Float64Array, most: number): { readonly spans: [number, number][]; of(value: number): number } {
  const sorted = values.filter((value) => value === value).sort((a, b) => a - b);
  const starts = new Map<number, number>();
  sorted.forEach((value, smaller) => {
    if (!starts.has(value)) starts.set(value, smaller);
  });
  const places = new Map<number, number>();
  const spans: [number, number][] = [];
  let last = -1;
  for (const [value, smaller] of starts) {
    const place = starts.size <= most ? spans.length : Math.floor((most * smaller) / sorted.length);
    if (place === last) spans[spans.length - 1][1] = value;
    else spans.push([value, value]);
    last = place;
    places.set(value, spans.length - 1);
  }
  return { spans, of: (value) => places.get(value) ?? -1 };
}

const numberLevels = (values: Float64Array, most: number): { words: string[]; codes: Int32Array } => {
  const { spans, of } = cut(values, most);
  return {
    words: spans.map(([low, high]) => (low === high ? String(low) : `${short(low)} to ${short(high)}`)),
    codes: Int32Array.from(values, of),
  };
};

function wordLevels(given: Int32Array, options: readonly string[]): { words: string[]; codes: Int32Array } {
  const occurring = new Uint8Array(options.length);
  for (const code of given) if (code >= 0) occurring[code] = 1;
  const places = new Int32Array(options.length).fill(-1);
  const words: string[] = [];
  options.forEach((option, code) => {
    if (occurring[code] === 0) return;
    places[code] = words.length;
    words.push(option);
  });
  return { words, codes: given.map((code) => (code < 0 ? -1 : places[code])) };
}

/** The levels of a column over these rows of it, `most` of numbers at most. */
export function levelsOf(column: Column, rows: Uint32Array, most: number): Levels {
  const { words, codes } =
    column.kind === 'category'
      ? wordLevels(
          Int32Array.from(rows, (row) => column.codes[row]),
          column.options,
        )
      : numberLevels(
          Float64Array.from(rows, (row) => column.values[row]),
          most,
        );
  const lacking = codes.includes(-1);
  return {
    name: column.name,
    options: lacking ? [...words, NOTHING] : words,
    codes: codes.map((code) => (code < 0 ? words.length : code)),
    ordered: column.kind !== 'category',
    proper: words.length,
  };
}
