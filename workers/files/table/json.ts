/**
 * JSON as Python writes it, with NaN and Infinity, and sentences on where it breaks off. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { BadLiteral, parseLiteral } from './python.ts';

const PYTHON = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

/** Where a text stops being JSON, for which engines have no common word: a literal of Python may be JSON, too. */
function placeOf(text: string): string {
  try {
    parseLiteral(text);
  } catch (error) {
    if (!(error instanceof BadLiteral)) throw error;
    const before = text.slice(0, error.at).split('\n');
    const column = before[before.length - 1].length + 1;
    return `line ${formatCount(before.length)}, column ${formatCount(column)}: expected ${error.message}, got ${quote(text.slice(error.at, error.at + 50) || 'the end of the file')}`;
  }
  return `line 1: expected JSON, got ${quote(text)}`;
}

/** The value, or a sentence on where the text stops being JSON. */
export function parseJson(text: string): { readonly value: unknown } | { readonly bad: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    try {
      // Out of range is infinite by the rules of numbers; null counts as missing.
      const plain = text.replace(PYTHON, (part) =>
        part[0] === '"' ? part : part === 'NaN' ? 'null' : part === 'Infinity' ? '1e999' : '-1e999',
      );
      return { value: JSON.parse(plain) };
    } catch {
      return { bad: placeOf(text) };
    }
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
