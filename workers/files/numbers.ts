/**
 * Lines of numbers as text, and sentences for where they are none. A reader of files throws a BadFile; `readArchive`
 * catches it, so that nothing is thrown further. Pure.
 */
import { formatCount, quote } from '../core/params.ts';
import { fail, type Failure } from '../core/result.ts';

/** More elites than the largest map has cells, several times over. */
export const MAX_ELITES = 1_000_000;

const DAMAGED = 'the file may be cut off or damaged; save it once more and open that';

export class BadFile extends Error {
  readonly failure: Failure;

  constructor(name: string, message: string, hint = DAMAGED) {
    super(message);
    this.failure = fail('bad-file', `${quote(name)}: ${message}`, hint);
  }
}

export const tooMany = (name: string, count: number): BadFile =>
  new BadFile(
    name,
    `expected at most ${formatCount(MAX_ELITES)} elites, got ${formatCount(count)}`,
    'save fewer, for example the elites of a coarser archive',
  );

/** Lines of a text, without the empty ones at its end. Refuses far too many before they are cut apart. */
export function linesOf(text: string, name: string): string[] {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  if (breaks > 2 * MAX_ELITES) throw tooMany(name, breaks);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  return lines;
}

/** A finite number. `line` counts from 1; `column` is what the file calls it, or its number. */
export function finiteNumber(text: string, name: string, line: number, column: string): number {
  const value = Number(text);
  const blank = text.trim() === '';
  if (!blank && Number.isFinite(value)) return value;
  throw new BadFile(
    name,
    `line ${formatCount(line)}, column ${column}: expected a number, got ${blank ? 'nothing' : quote(text.trim())}`,
    blank ? DAMAGED : 'correct that line or leave it out, then open the file again',
  );
}

export function expectWidth(got: number, expected: number, name: string, line: number): void {
  if (got === expected) return;
  throw new BadFile(
    name,
    `line ${formatCount(line)}: expected ${formatCount(expected)} columns as in line 1, got ${formatCount(got)}`,
  );
}
