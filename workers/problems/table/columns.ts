/**
 * Which columns of a table a link means: `-7,8` are objectives, the seventh column minimised and the eighth maximised;
 * `1-5,9` are columns that are searched. Columns count from 1, as the reader of tables gives them. Empty stands for
 * what the reader suggests. Throws Refused where the table has no such columns.
 */
import { formatCount, quote, type ParamValues } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';
import type { Table, Use } from '../../files/table/types.ts';

export const OBJECTIVES_PATTERN = '-?[1-9]\\d{0,3}(,-?[1-9]\\d{0,3}){0,2}';
export const GENES_PATTERN = '[1-9]\\d{0,3}(-[1-9]\\d{0,3})?(,[1-9]\\d{0,3}(-[1-9]\\d{0,3})?)*';

const MOST_OBJECTIVES = 3;

const IGNORED: Use = { role: 'ignored', minimised: false };

const refuse = (message: string, hint: string): Refused => new Refused('bad-table', message, hint);

/** A column by its number, from 1. */
function columnAt({ columns }: Table, number: number): number {
  if (number >= 1 && number <= columns.length) return number - 1;
  throw refuse(
    `expected a column of the table, 1 to ${formatCount(columns.length)}, got ${formatCount(number)}`,
    'open the table and choose its columns there',
  );
}

/** What each column is for in a search, with these objectives. Constraints are those of the table. */
export function usesOf(table: Table, { objectives }: ParamValues): readonly Use[] {
  const text = String(objectives);
  if (text === '') {
    const count = table.uses.filter(({ role }) => role === 'objective').length;
    if (count >= 1 && count <= MOST_OBJECTIVES) return table.uses;
    throw refuse(
      `expected one to ${MOST_OBJECTIVES} objectives, got a table that suggests ${count}`,
      'open the table and choose them there',
    );
  }
  const uses = table.uses.map((use) => (use.role === 'constraint' ? use : IGNORED));
  for (const part of text.split(',')) {
    const k = columnAt(table, Math.abs(Number(part)));
    if (table.columns[k].kind !== 'number')
      throw refuse(
        `expected numbers in the objective ${quote(table.columns[k].name)}, got other values`,
        'choose another column as the objective',
      );
    if (uses[k].role === 'objective')
      throw refuse(`expected different objectives, got ${quote(table.columns[k].name)} twice`, 'name each column once');
    uses[k] = { role: 'objective', minimised: part.startsWith('-') };
  }
  return uses;
}

/** The columns that are searched, rising; never an objective. */
export function genesOf(table: Table, uses: readonly Use[], { genes }: ParamValues): number[] {
  const text = String(genes);
  const named = new Set<number>();
  if (text === '') table.uses.forEach(({ role }, k) => role === 'parameter' && named.add(k));
  else
    for (const part of text.split(',')) {
      const [first, last = first] = part.split('-').map((number) => columnAt(table, Number(number)));
      for (let k = first; k <= last; k++) named.add(k);
    }
  return [...named]
    .filter((k) => uses[k].role !== 'objective' && table.columns[k].kind !== 'time')
    .sort((a, b) => a - b);
}

/** The same, written as a link has them. */
export function writeObjectives(uses: readonly Use[]): string {
  return uses.flatMap(({ role, minimised }, k) => (role === 'objective' ? [minimised ? -(k + 1) : k + 1] : [])).join();
}

export function writeGenes(genes: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const k of genes) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === k - 1) run[1] = k;
    else runs.push([k, k]);
  }
  return runs.map(([first, last]) => (first === last ? `${first + 1}` : `${first + 1}-${last + 1}`)).join();
}
