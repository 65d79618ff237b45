/**
 * A table, with its objectives and searched columns chosen, as a problem. Throws Refused where there is nothing to search.
 * Pure.
 */
import { hypervolume } from '../../core/hypervolume.ts';
import { formatCount, type ParamValues } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';
import type { Descriptor, FrontTruth, Objective, Problem } from '../../core/types.ts';
import { rangesOf, scoresOf, undominated, type Scores } from '../../files/table/table-front.ts';
import type { Column, Table, Use } from '../../files/table/types.ts';
import { genesOf, usesOf } from './columns.ts';
import { levelsOf, NOTHING, type Levels } from './levels.ts';
import { lookupIn } from './nearest.ts';

/** A predictor has a feature for each option, and its time grows with their cube. */
export const MOST_OPTIONS = 2000;

const refuse = (message: string, hint: string): Refused => new Refused('bad-table', message, hint);

/** The rows that can be answers at all. */
function feasible(scores: Scores): Scores {
  const { rows, values, m, feasible: able } = scores;
  const kept = Uint32Array.from(rows.keys()).filter((i) => able[i] === 1);
  return {
    ...scores,
    rows: kept.map((i) => rows[i]),
    values: Float64Array.from({ length: kept.length * m }, (_, at) => values[kept[Math.floor(at / m)] * m + (at % m)]),
    feasible: new Uint8Array(kept.length).fill(1),
  };
}

/** A range that is one, whatever the values. */
const widened = (low: number, high: number): [number, number] => [low, high > low ? high : low + 1];

function objectivesOf({ columns }: Table, uses: readonly Use[], scores: Scores): [Objective, ...Objective[]] {
  const { low, high } = rangesOf(scores);
  const objectives = scores.columns.map((column, k): Objective => {
    const [floor, ceiling] = widened(low[k], high[k]);
    const { minimised } = uses[column];
    return { name: columns[column].name, unit: '', floor, ceiling, ...(minimised && { minimised: true as const }) };
  });
  return objectives as [Objective, ...Objective[]];
}

function frontsOf({ values, m }: Scores, members: Uint32Array, reference: Float64Array): FrontTruth {
  const rows = undominated(values, m, members);
  const front = new Float64Array(rows.length * m);
  rows.forEach((row, i) => front.set(values.subarray(row * m, row * m + m), i * m));
  return { reference, front, hypervolume: hypervolume(front, rows.length, m, reference) };
}

interface Measured {
  readonly descriptor: Descriptor;
  /** [rows] */
  readonly values: Float64Array;
}

/** What rows are like beside their fitness, best known first: further objectives, columns of numbers, any choices. */
function measured(
  table: Table,
  uses: readonly Use[],
  scores: Scores,
  genes: readonly number[],
  levels: readonly Levels[],
) {
  const { rows, values, m, columns } = scores;
  const found: Measured[] = [];
  const add = (name: string, unit: string, its: Float64Array): void => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of its) [low, high] = [Math.min(low, value), Math.max(high, value)];
    found.push({ descriptor: { name, unit, range: widened(low, high) }, values: its });
  };
  for (let k = 1; k < m; k++) {
    const sign = uses[columns[k]].minimised ? -1 : 1;
    add(
      table.columns[columns[k]].name,
      '',
      Float64Array.from(rows, (_, i) => sign * values[i * m + k]),
    );
  }
  const isWhole = (k: number): boolean => {
    const column = table.columns[k];
    return column.kind === 'number' && rows.every((row) => Number.isFinite(column.values[row]));
  };
  for (const k of genes.filter(isWhole)) {
    const column = table.columns[k];
    if (column.kind === 'number')
      add(
        column.name,
        '',
        Float64Array.from(rows, (row) => column.values[row]),
      );
  }
  genes.forEach((k, gene) => {
    if (!isWhole(k)) add(levels[gene].name, 'option', Float64Array.from(levels[gene].codes));
  });
  // With one objective and one column there is one measure; the map is then a line.
  return [found[0], found.at(1) ?? found[0]] as const;
}

/** Whole numbers as they are, without a locale. */
function cellText(column: Column, row: number): string {
  if (column.kind === 'category') return column.options[column.codes[row]] ?? NOTHING;
  const value = column.values[row];
  return value === value ? String(value) : NOTHING;
}

function percent(share: number): string {
  const hundredths = Math.round(share * 10_000);
  return hundredths === 0 ? 'less than 0.01 %' : `${hundredths / 100} %`;
}

/** What is searched, and how much of it is on record. */
function remarkOn({ rows }: Table, scores: Scores, levels: readonly Levels[], members: Uint32Array): string {
  const combinations = levels.reduce((product, { options }) => product * options.length, 1);
  const all = members.length === combinations;
  const share = all
    ? `all ${formatCount(combinations)} combinations are recorded`
    : `of ${formatCount(combinations)} combinations ${formatCount(members.length)} are recorded (${percent(members.length / combinations)}), any other gets the nearest row`;
  const without = rows - scores.rows.length;
  const twice = scores.rows.length - members.length;
  return [
    `${formatCount(levels.length)} ${levels.length === 1 ? 'column is' : 'columns are'} searched: ${share}.`,
    ...(without > 0
      ? [`${formatCount(without)} rows do not count: incomplete, without an objective, or breaking a constraint.`]
      : []),
    ...(twice > 0
      ? [`${formatCount(twice)} rows have the same options as an earlier one, which answers for them.`]
      : []),
  ].join(' ');
}

/** `params` are those of the problem `table`; what names the file is not looked at. */
export function problemOn(table: Table, params: ParamValues): Problem {
  const uses = usesOf(table, params);
  const scores = feasible(scoresOf(table, uses));
  const { rows, values, m } = scores;
  if (rows.length < 2)
    throw refuse(
      `expected two rows or more with all objectives that keep to the constraints, got ${rows.length}`,
      'choose other objectives',
    );
  const offered = genesOf(table, uses, params).map((k) => ({
    k,
    levels: levelsOf(table.columns[k], rows, Number(params.levels)),
  }));
  const chosen = offered.filter(({ levels }) => levels.options.length > 1);
  const genes = chosen.map(({ k }) => k);
  const levels = chosen.map((one) => one.levels);
  const options = levels.reduce((sum, one) => sum + one.options.length, 0);
  if (levels.length === 0)
    throw refuse('expected a column with different values to search, got none', 'choose columns to search');
  if (options > MOST_OPTIONS)
    throw refuse(
      `expected at most ${formatCount(MOST_OPTIONS)} options in all columns searched, got ${formatCount(options)}`,
      'search fewer columns, or cut numbers into fewer levels',
    );

  const { members, find } = lookupIn(levels);
  const objectives = objectivesOf(table, uses, scores);
  const [x, y] = measured(table, uses, scores, genes, levels);
  const dim = levels.length;
  const others = table.columns.flatMap((_, k) => (genes.includes(k) ? [] : [k]));
  return {
    space: { kind: 'categorical', dim, genes: levels.map(({ name, options: words }) => ({ name, options: words })) },
    objectives,
    ...(m > 1 && { fronts: frontsOf(scores, members, rangesOf(scores).reference) }),
    descriptors: [x.descriptor, y.descriptor],
    evaluate({ solutions }, results, from, to) {
      const capacity = results.objectives.length / m;
      for (let i = from; i < to; i++) {
        const row = members[find(solutions, i * dim)];
        for (let k = 0; k < m; k++) results.objectives[k * capacity + i] = values[row * m + k];
        results.descriptors[2 * i] = x.values[row];
        results.descriptors[2 * i + 1] = y.values[row];
      }
    },
    reachable(cols, mapRows) {
      const mask = new Uint8Array(cols * mapRows);
      const cell = ({ descriptor: { range }, values: its }: Measured, row: number, cells: number): number =>
        Math.min(cells - 1, Math.floor(((its[row] - range[0]) / (range[1] - range[0])) * cells));
      for (const row of members) mask[cell(y, row, mapRows) * cols + cell(x, row, cols)] = 1;
      return mask;
    },
    remark: remarkOn(table, scores, levels, members),
    recorded(solution) {
      const row = members[find(solution, 0)];
      const choices = levels.map(({ name, options: words, codes }, gene) => ({
        name,
        asked: words[solution[gene]],
        has: words[codes[row]],
      }));
      return {
        row: rows[row] + 1,
        differing: choices.filter(({ asked, has }) => asked !== has).length,
        choices,
        others: others.map((k) => ({ name: table.columns[k].name, has: cellText(table.columns[k], rows[row]) })),
      };
    },
  };
}
