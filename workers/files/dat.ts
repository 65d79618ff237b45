/**
 * Archives as pymap_elites writes them (`archive_<evaluations>.dat`): a line for each elite, of fitness, centroid,
 * descriptors and genome, separated by spaces. How many descriptors there are is not in the file; the centroids file
 * (`centroids_<cells>_<descriptors>.dat`) tells. Pure.
 */
import { formatCount } from '../core/params.ts';
import { BadFile, expectWidth, finiteNumber, linesOf, MAX_ELITES, tooMany } from './numbers.ts';
import type { Elites } from './types.ts';

const HOW = 'open the archive_….dat that pymap_elites saved';

/** [lines × columns] */
function readTable(text: string, name: string): { readonly rows: Float64Array; readonly width: number } {
  const lines = linesOf(text, name);
  if (lines.length === 0) throw new BadFile(name, 'expected a line for each elite, got an empty file', HOW);
  if (lines.length > MAX_ELITES) throw tooMany(name, lines.length);
  const width = lines[0].trim().split(/\s+/).length;
  const rows = new Float64Array(lines.length * width);
  lines.forEach((line, i) => {
    const fields = line.trim().split(/\s+/);
    expectWidth(fields.length, width, name, i + 1);
    for (let k = 0; k < width; k++) rows[i * width + k] = finiteNumber(fields[k], name, i + 1, formatCount(k + 1));
  });
  return { rows, width };
}

/** Cell centres, [cells × descriptors]. */
export function readCentroids(
  text: string,
  name: string,
): { readonly centroids: Float64Array; readonly width: number } {
  const { rows, width } = readTable(text, name);
  return { centroids: rows, width };
}

export function readDat(text: string, name: string, measureCount: number): Elites {
  const { rows, width } = readTable(text, name);
  if (width < 1 + 2 * measureCount) {
    throw new BadFile(
      name,
      `expected at least ${1 + 2 * measureCount} columns (fitness, ${measureCount} of the centroid, ${measureCount} descriptors), got ${width}`,
      HOW,
    );
  }
  const count = rows.length / width;
  const block = (from: number, to: number): Float64Array => {
    const values = new Float64Array(count * (to - from));
    for (let i = 0; i < count; i++) values.set(rows.subarray(i * width + from, i * width + to), i * (to - from));
    return values;
  };
  const described = 1 + measureCount;
  return {
    count,
    dim: width - described - measureCount,
    measureCount,
    objectives: block(0, 1),
    measures: block(described, described + measureCount),
    solutions: block(described + measureCount, width),
  };
}
