/**
 * The four metrics of the seed paper of MAP-Elites (Mouret & Clune 2015, §5 and §9.4). They compare the maps of a set of
 * runs, of any searches, with a reference M: in every cell the best that any of the runs found. So they change when a
 * run joins the set, and M is to be named with them.
 *
 * A map is [cells] fitness, NaN where nothing was found; all maps of a set have the same cells. Ratios need fitness of at
 * least 0, so it is counted from a floor (`ratioFloor`), and what lies below the floor counts as 0. Pure.
 */
import { absorbWords, digestHex, newDigest } from './digest.ts';
import type { Objective } from './types.ts';

/** What fitness is counted from: 0, as in the paper, or the objective's floor where that is lower. */
export const ratioFloor = ({ floor }: Objective): number => Math.min(0, floor);

export interface Reference {
  /** [cells] best fitness of any run above the floor, NaN where none found anything. */
  readonly cells: Float64Array;
  readonly filled: number;
  readonly best: number;
  /** Its name: a hash of its cells, 12 hex digits. */
  readonly digest: string;
}

export interface Illumination {
  /** Best fitness, as a share of the best of all runs. */
  readonly globalPerformance: number;
  /** Mean over the reference's cells of fitness as a share of the best known there; an empty cell counts 0. */
  readonly reliability: number;
  /** The same mean over the cells that the run filled ("opt-in reliability"); 0 if there are none. */
  readonly precision: number;
  /** Cells filled, as a share of those that any run filled. */
  readonly coverage: number;
}

/** As the paper orders them, with words for tables. */
export const ILLUMINATION_METRICS: readonly { readonly id: keyof Illumination; readonly label: string }[] = [
  { id: 'globalPerformance', label: 'Global performance' },
  { id: 'reliability', label: 'Global reliability' },
  { id: 'precision', label: 'Precision (opt-in reliability)' },
  { id: 'coverage', label: 'Coverage' },
];

const above = (fitness: number, floor: number): number => Math.max(0, fitness - floor);

function nameOf(cells: Float64Array): string {
  // Empty cells enter as −1: the bits of NaN are the engine's own.
  const words = new Int32Array(cells.map((fitness) => (fitness === fitness ? fitness : -1)).buffer);
  const digest = newDigest();
  absorbWords(digest, words, words.length);
  return digestHex(digest);
}

/** M of these maps. */
export function referenceOf(maps: readonly ArrayLike<number>[], floor: number): Reference {
  const cells = new Float64Array(maps[0]?.length ?? 0).fill(NaN);
  for (const map of maps) {
    if (map.length !== cells.length)
      throw new RangeError(`expected maps of ${cells.length} cells, got one of ${map.length}`);
    for (let cell = 0; cell < cells.length; cell++) {
      const fitness = above(map[cell], floor);
      if (fitness === fitness && !(fitness <= cells[cell])) cells[cell] = fitness;
    }
  }
  let filled = 0;
  let best = 0;
  for (const fitness of cells) {
    if (fitness !== fitness) continue;
    filled++;
    if (fitness > best) best = fitness;
  }
  return { cells, filled, best, digest: nameOf(cells) };
}

/** Whoever reaches the best known reaches all of it, even where that is 0. */
const share = (value: number, best: number): number => (best > 0 ? value / best : 1);

/** The metrics of one of the maps that the reference was made of. */
export function measure(map: ArrayLike<number>, reference: Reference, floor: number): Illumination {
  const { cells } = reference;
  let filled = 0;
  let sum = 0;
  let best = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const fitness = above(map[cell], floor);
    if (fitness !== fitness) continue;
    filled++;
    sum += share(fitness, cells[cell]);
    if (fitness > best) best = fitness;
  }
  return {
    globalPerformance: filled > 0 ? share(best, reference.best) : 0,
    reliability: reference.filled > 0 ? sum / reference.filled : 0,
    precision: filled > 0 ? sum / filled : 0,
    coverage: reference.filled > 0 ? filled / reference.filled : 0,
  };
}

/** Reference and metrics of a set of runs, in their order. */
export function illumination(
  maps: readonly ArrayLike<number>[],
  floor: number,
): { readonly reference: Reference; readonly runs: readonly Illumination[] } {
  const reference = referenceOf(maps, floor);
  return { reference, runs: maps.map((map) => measure(map, reference, floor)) };
}
