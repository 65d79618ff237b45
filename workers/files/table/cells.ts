/**
 * The cells of a CSV without copying them: where each begins and ends in the text. Separated by commas, semicolons or
 * tabs, whichever the first line has most of; quoted as RFC 4180 says, so that a cell may hold separators and line
 * ends. Throws a BadFile with line and column for what is no table. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { BadFile } from '../numbers.ts';

export const MAX_ROWS = 1_000_000;
export const MAX_COLUMNS = 2000;
const MAX_CELLS = 25_000_000;

const HOW = 'save the table with column names in its first line and a line for each row';
const QUOTE = 34;
const [RETURN, FEED, SPACE] = [13, 10, 32];

export interface Cells {
  readonly names: readonly string[];
  readonly rows: number;
  text(row: number, column: number): string;
  /** Line of the file, from 1, that a row begins in. */
  line(row: number): number;
}

function separatorOf(text: string, name: string): number {
  const end = text.search(/[\r\n]/);
  const first = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => first.split(mark).length - 1);
  const most = Math.max(...counts);
  if (most === 0) {
    throw new BadFile(name, `line 1: expected column names, separated by commas, got ${quote(first.trim())}`, HOW);
  }
  return [',', ';', '\t'][counts.indexOf(most)].charCodeAt(0);
}

/** Places of all cells, one after the other. */
class Places {
  #starts: Int32Array = new Int32Array(4096);
  #ends: Int32Array = new Int32Array(4096);
  size = 0;

  push(start: number, end: number): void {
    if (this.size === this.#starts.length) {
      this.#starts = this.#grown(this.#starts);
      this.#ends = this.#grown(this.#ends);
    }
    this.#starts[this.size] = start;
    this.#ends[this.size++] = end;
  }

  #grown(places: Int32Array): Int32Array {
    const grown = new Int32Array(places.length * 2);
    grown.set(places);
    return grown;
  }

  /** A start below 0 marks a cell with doubled quotes: it is −1 − start. */
  text(text: string, at: number): string {
    const start = this.#starts[at];
    const end = this.#ends[at];
    return start >= 0 ? text.slice(start, end) : text.slice(-1 - start, end).replaceAll('""', '"');
  }
}

/** Column names that tell columns apart: the second of equal ones gets a number, a nameless one its place. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, i) => {
    const base = name === '' ? `column ${i + 1}` : name;
    let distinct = base;
    for (let k = 2; seen.has(distinct); k++) distinct = `${base} (${k})`;
    seen.add(distinct);
    return distinct;
  });
}

export function readCells(raw: string, name: string): Cells {
  const text = raw.replace(/^\uFEFF/, '').replace(/^[\r\n]+/, '');
  if (text.trim() === '') throw new BadFile(name, 'expected a table, got an empty file', HOW);
  const separator = separatorOf(text, name);
  const places = new Places();
  const lines: number[] = [];
  const { length } = text;
  let width = 0;
  let line = 1;
  let at = 0;

  /** Reads one cell, leaving `at` on what follows it. */
  const readCell = (column: number): void => {
    while (text.charCodeAt(at) === SPACE) at += 1;
    if (text.charCodeAt(at) !== QUOTE) {
      const start = at;
      let code = text.charCodeAt(at);
      while (at < length && code !== separator && code !== FEED && code !== RETURN) code = text.charCodeAt(++at);
      let end = at;
      while (end > start && text.charCodeAt(end - 1) === SPACE) end -= 1;
      return places.push(start, end);
    }
    const [start, opened] = [at + 1, line];
    let doubled = false;
    for (at += 1; ; at++) {
      const code = text.charCodeAt(at);
      if (at >= length) {
        throw new BadFile(
          name,
          `line ${formatCount(opened)}, column ${column + 1}: expected a closing quotation mark, got the end of the file`,
        );
      }
      if (code === FEED) line += 1;
      if (code !== QUOTE) continue;
      if (text.charCodeAt(at + 1) !== QUOTE) break;
      doubled = true;
      at += 1;
    }
    places.push(doubled ? -1 - start : start, at);
    at += 1;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const after = text.charCodeAt(at);
    if (at < length && after !== separator && after !== FEED && after !== RETURN) {
      throw new BadFile(
        name,
        `line ${formatCount(line)}, column ${column + 1}: expected a separator after the quotation mark, got ${quote(text[at])}`,
      );
    }
  };

  /** Steps over one line end. */
  const readEnd = (): void => {
    if (text.charCodeAt(at) === RETURN) at += 1;
    if (text.charCodeAt(at) === FEED) at += 1;
    line += 1;
  };

  while (at < length) {
    const began = line;
    const code = text.charCodeAt(at);
    if (code === FEED || code === RETURN) {
      readEnd();
      continue;
    }
    let columns = 0;
    for (;;) {
      readCell(columns++);
      if (at >= length || text.charCodeAt(at) !== separator) break;
      at += 1;
    }
    readEnd();
    if (width === 0) {
      width = columns;
      if (width > MAX_COLUMNS)
        throw new BadFile(name, `line 1: expected at most ${MAX_COLUMNS} columns, got ${formatCount(width)}`, HOW);
      continue;
    }
    if (columns === 1 && places.text(text, places.size - 1) === '') {
      places.size -= 1;
      continue;
    }
    if (columns !== width) {
      throw new BadFile(
        name,
        `line ${formatCount(began)}: expected ${formatCount(width)} columns as in line 1, got ${formatCount(columns)}`,
      );
    }
    lines.push(began);
    if (lines.length > MAX_ROWS || places.size > MAX_CELLS) {
      throw new BadFile(
        name,
        `line ${formatCount(began)}: expected at most ${formatCount(MAX_ROWS)} rows and ${formatCount(MAX_CELLS)} cells, got more`,
        'save fewer rows or columns and open that',
      );
    }
  }
  const header = Array.from({ length: width }, (_, k) => places.text(text, k).trim());
  if (lines.length === 0) throw new BadFile(name, 'line 2: expected rows below the column names, got none', HOW);
  return {
    names: distinctNames(header),
    rows: lines.length,
    text: (row, column) => places.text(text, (row + 1) * width + column),
    line: (row) => lines[row],
  };
}
