/**
 * Archives as pyribs writes them: `archive.data(return_type="pandas").to_csv(…)`. Only the columns that are needed are
 * read: `solution_k`, `objective`, `measures_k` and `index`; before pyribs 0.5 `behavior_k` and `index_k`. A nameless
 * first column (pandas' row numbers) and fields of the user's own are passed over. Pure.
 */
import { formatCount, quote } from '../core/params.ts';
import { BadFile, expectWidth, finiteNumber, linesOf, MAX_ELITES, tooMany } from './numbers.ts';
import type { Elites } from './types.ts';

const HOW = 'save the archive with archive.data(return_type="pandas").to_csv("archive.csv")';

/** Places of the columns `<stem>_0`, `<stem>_1`, … */
function columnsOf(header: readonly string[], stem: string): number[] {
  const found: number[] = [];
  for (let k = 0; header.includes(`${stem}_${k}`); k++) found.push(header.indexOf(`${stem}_${k}`));
  return found;
}

function parseHeader(line: string, name: string) {
  const header = line.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  const objective = header.indexOf('objective');
  if (objective < 0) {
    throw new BadFile(
      name,
      `line 1: expected column names with "objective" among them, separated by commas, got ${quote(line)}`,
      HOW,
    );
  }
  const current = columnsOf(header, 'measures');
  const measures = current.length > 0 ? current : columnsOf(header, 'behavior');
  if (measures.length < 2) {
    throw new BadFile(
      name,
      `line 1: expected at least two columns measures_0, measures_1 for the axes of the map, got ${measures.length}`,
      measures.length === 0 ? HOW : 'a map needs two measures; archives with one cannot be shown',
    );
  }
  const axisIndex = columnsOf(header, 'index');
  return {
    header,
    objective,
    measures,
    solution: columnsOf(header, 'solution'),
    index: header.indexOf('index'),
    axisIndex: axisIndex.length === measures.length ? axisIndex : [],
  };
}

export function readCsv(text: string, name: string): Elites {
  const lines = linesOf(text, name);
  if (lines.length === 0) throw new BadFile(name, 'expected a table of elites, got an empty file', HOW);
  const { header, objective, measures, solution, index, axisIndex } = parseHeader(lines[0], name);
  const count = lines.length - 1;
  if (count > MAX_ELITES) throw tooMany(name, count);
  if (count === 0) throw new BadFile(name, 'expected elites below the column names, got none', HOW);
  const dim = solution.length;
  const measureCount = measures.length;
  const elites = {
    count,
    dim,
    measureCount,
    solutions: new Float64Array(count * dim),
    objectives: new Float64Array(count),
    measures: new Float64Array(count * measureCount),
    ...(index >= 0 && { flatIndex: new Float64Array(count) }),
    ...(axisIndex.length > 0 && { axisIndex: axisIndex.map(() => new Float64Array(count)) }),
  };
  for (let i = 0; i < count; i++) {
    const fields = lines[i + 1].split(',');
    expectWidth(fields.length, header.length, name, i + 2);
    const read = (place: number): number =>
      finiteNumber(fields[place], name, i + 2, `${formatCount(place + 1)} (${header[place]})`);
    elites.objectives[i] = read(objective);
    for (let k = 0; k < dim; k++) elites.solutions[i * dim + k] = read(solution[k]);
    for (let k = 0; k < measureCount; k++) elites.measures[i * measureCount + k] = read(measures[k]);
    if (elites.flatIndex) elites.flatIndex[i] = read(index);
    elites.axisIndex?.forEach((column, k) => (column[i] = read(axisIndex[k])));
  }
  return elites;
}
