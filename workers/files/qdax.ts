/**
 * Archives as QDax up to 0.4 saved them (`repertoire.save(path)`): `fitnesses.npy` and `descriptors.npy`, beside them
 * `genotypes.npy` (flattened) and `centroids.npy`, each with any prefix; fitness −∞ where a cell is empty. Pure.
 */
import { formatCount, quote } from '../core/params.ts';
import { BadFile, MAX_ELITES, tooMany } from './numbers.ts';
import { readNpy, type NpyArray } from './npy.ts';
import type { Elites, NamedFile } from './types.ts';

const PARTS = ['fitnesses', 'descriptors', 'genotypes', 'centroids'] as const;
type Part = (typeof PARTS)[number];

const HOW =
  'open fitnesses.npy and descriptors.npy of one repertoire together, with genotypes.npy and centroids.npy if you have them';

interface Opened {
  readonly name: string;
  readonly array: NpyArray;
}

const shapeWords = ({ shape }: NpyArray): string => `(${shape.join(', ')})`;

function openParts(files: readonly NamedFile[]): Partial<Record<Part, Opened>> {
  const parts: Partial<Record<Part, Opened>> = {};
  for (const { name, bytes } of files) {
    const part = PARTS.find((one) => name.endsWith(`${one}.npy`));
    if (part === undefined) {
      throw new BadFile(name, `expected a file whose name ends in ${PARTS.join('.npy, ')}.npy, got another`, HOW);
    }
    if (parts[part] !== undefined) throw new BadFile(name, `expected one ${part}.npy, got a second`, HOW);
    parts[part] = { name, array: readNpy(bytes, name) };
  }
  return parts;
}

function expectCells({ name, array }: Opened, cells: number, what: string): void {
  if (array.shape.length >= 2 && array.shape[0] === cells) return;
  throw new BadFile(
    name,
    `expected ${what} for each of the ${formatCount(cells)} cells in fitnesses.npy, got the shape ${shapeWords(array)}`,
    'open files of one and the same repertoire',
  );
}

export function readQdax(files: readonly NamedFile[]): Elites {
  const { fitnesses, descriptors, genotypes, centroids } = openParts(files);
  if (fitnesses === undefined || descriptors === undefined) {
    const missing = fitnesses === undefined ? 'fitnesses.npy' : 'descriptors.npy';
    const got = files.map(({ name }) => quote(name)).join(', ');
    throw new BadFile(files[0].name, `expected ${missing} beside it, got only ${got}`, HOW);
  }
  const { shape, data: fitness } = fitnesses.array;
  const cells = shape[0] ?? 0;
  if (fitness.length !== cells) {
    throw new BadFile(
      fitnesses.name,
      `expected one fitness for each cell, got the shape ${shapeWords(fitnesses.array)}`,
      'an archive with several objectives cannot be shown as one map; save one of them',
    );
  }
  if (cells > MAX_ELITES) throw tooMany(fitnesses.name, cells);
  expectCells(descriptors, cells, 'descriptors');
  if (genotypes) expectCells(genotypes, cells, 'a genotype');
  if (centroids) expectCells(centroids, cells, 'a centroid');
  const measureCount = descriptors.array.data.length / Math.max(1, cells);
  if (measureCount < 2) {
    throw new BadFile(
      descriptors.name,
      `expected at least two descriptors for the axes of the map, got the shape ${shapeWords(descriptors.array)}`,
      'a map needs two descriptors; archives with one cannot be shown',
    );
  }
  const filled = Array.from({ length: cells }, (_, cell) => cell).filter((cell) => fitness[cell] !== -Infinity);
  if (filled.length === 0)
    throw new BadFile(fitnesses.name, 'expected at least one elite, got empty cells only', 'run the search first');
  const dim = genotypes ? genotypes.array.data.length / cells : 0;
  const pick = ({ name, array: { data } }: Opened, width: number): Float64Array => {
    const rows = new Float64Array(filled.length * width);
    filled.forEach((cell, i) => {
      for (let k = 0; k < width; k++) {
        const value = data[cell * width + k];
        if (!Number.isFinite(value)) {
          throw new BadFile(
            name,
            `row ${formatCount(cell)}, column ${k}: expected a number, got ${value}`,
            'set the fitness of such cells to -inf, save and open again',
          );
        }
        rows[i * width + k] = value;
      }
    });
    return rows;
  };
  return {
    count: filled.length,
    dim,
    measureCount,
    solutions: genotypes ? pick(genotypes, dim) : new Float64Array(0),
    objectives: pick(fitnesses, 1),
    measures: pick(descriptors, measureCount),
    ...(centroids?.array.data.length === cells * measureCount && { centroids: centroids.array.data }),
  };
}
