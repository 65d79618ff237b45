/**
 * Any CSV as a table. Optuna's `trials_dataframe()`, DyNAS-T's log and HiPlot's export are told by their column names;
 * of any other, what columns are for is guessed. Throws a BadFile with line and column. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { BadFile } from '../numbers.ts';
import { MAX_COLUMNS, readCells, type Cells } from './cells.ts';
import { makeColumn, type Making } from './column.ts';
import { CONSTRAINTS_COLUMN, isTrials, trialsTable, type Trials } from './optuna.ts';
import { BadLiteral, flatten, parseLiteral, type Scalar } from './python.ts';
import type { Column, Table, TableSource } from './types.ts';
import { besideObjectives, suggestUses } from './uses.ts';

/** The column in which DyNAS-T writes a configuration, as the text of a Python dict. */
const SUB_NETWORK = 'Sub-network';

/** One column per gene of the configurations. */
function geneColumns(cells: Cells, at: number, name: string, note: Making['note']): Column[] {
  const genes = new Map<string, Scalar[]>();
  for (let row = 0; row < cells.rows; row++) {
    const text = cells.text(row, at);
    try {
      flatten(parseLiteral(text), (path, scalar) => {
        let gene = genes.get(path);
        if (gene === undefined) genes.set(path, (gene = []));
        gene[row] = scalar;
      });
    } catch (error) {
      if (!(error instanceof BadLiteral)) throw error;
      throw new BadFile(
        name,
        `line ${formatCount(cells.line(row))}, column ${quote(SUB_NETWORK)}: expected ${error.message} at character ${formatCount(error.at + 1)} of the configuration, got ${quote(text.slice(error.at) || 'its end')}`,
      );
    }
    if (genes.size > MAX_COLUMNS) {
      throw new BadFile(
        name,
        `line ${formatCount(cells.line(row))}, column ${quote(SUB_NETWORK)}: expected at most ${formatCount(MAX_COLUMNS)} genes, got more`,
      );
    }
  }
  const place = (row: number): string => `line ${formatCount(cells.line(row))}`;
  return [...genes].map(([gene, values]) =>
    makeColumn(gene === '' ? SUB_NETWORK : gene, { rows: cells.rows, at: (row) => values[row], place, note }),
  );
}

/** Constraints are written as the text of a Python list. */
function trialsOf(cells: Cells, name: string): Trials {
  const { names, rows } = cells;
  const at = names.indexOf(CONSTRAINTS_COLUMN);
  return {
    names,
    rows,
    at: (row, column) => cells.text(row, column),
    constraints(row) {
      const text = at < 0 ? '' : cells.text(row, at);
      if (text === '') return undefined;
      try {
        const list = parseLiteral(text);
        if (Array.isArray(list)) return list as Scalar[];
      } catch (error) {
        if (!(error instanceof BadLiteral)) throw error;
      }
      throw new BadFile(
        name,
        `line ${formatCount(cells.line(row))}, column ${quote(CONSTRAINTS_COLUMN)}: expected a list of numbers, got ${quote(text)}`,
      );
    },
    place: (row) => `line ${formatCount(cells.line(row))}`,
    directions: undefined,
    log: new Set(),
  };
}

export function readCsvTable(text: string, name: string): Table {
  const cells = readCells(text, name);
  const { names, rows } = cells;
  const notes: string[] = [];
  const note = (sentence: string): void => void notes.push(sentence);
  const place = (row: number): string => `line ${formatCount(cells.line(row))}`;
  const making = (column: number): Making => ({ rows, at: (row) => cells.text(row, column), place, note });
  if (isTrials(names)) return trialsTable(trialsOf(cells, name), name, notes);

  const genesAt = names.indexOf(SUB_NETWORK);
  const genes = genesAt < 0 ? [] : geneColumns(cells, genesAt, name, note);
  const others = names.flatMap((column, k) => (k === genesAt ? [] : [makeColumn(column, making(k))]));
  const isHiPlot = names[0] === 'uid' && names[1] === 'from_uid';
  const source: TableSource = genes.length > 0 ? 'DyNAS-T' : isHiPlot ? 'HiPlot' : 'CSV';
  return {
    source,
    rows,
    columns: [...genes, ...others],
    // A gene is never an objective, whatever its name.
    uses: [...genes.map(besideObjectives), ...suggestUses(others)],
    state: undefined,
    complete: new Uint8Array(rows).fill(1),
    studies: [],
    study: 0,
    notes,
  };
}
