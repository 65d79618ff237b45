/**
 * Elites of a file into the cells of a map, by the archive's own rule: the best per cell, the first of equals; out of
 * range into the edge cells. An elite's "birth" is its row in the file. Pure.
 */
import { addBatch, newArchive } from '../core/archive.ts';
import type { EliteArchive } from '../core/types.ts';
import type { Answers, Elites } from './types.ts';

/** pyribs adds this to a cell coordinate before it cuts off the fraction (`GridArchive.epsilon`). */
export const PYRIBS_EPSILON = 1e-6;

/** pyribs' cell of a value along one axis (`GridArchive.index_of`). */
export function pyribsPlace(value: number, [low, high]: readonly [number, number], cells: number): number {
  const place = Math.trunc((cells * (value - low) + PYRIBS_EPSILON) / (high - low));
  return Math.min(cells - 1, Math.max(0, place));
}

function ownPlace(value: number, [low, high]: readonly [number, number], cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * cells)));
}

/** pyribs numbers cells row-major with the first measure outermost. */
export const flatIndex = (column: number, row: number, rows: number): number => column * rows + row;

/** Of the elites that the file names a cell for: how many these answers put elsewhere. Undefined where it names none. */
export function countElsewhere(elites: Elites, { axes, cols, rows, descriptors }: Answers): number | undefined {
  const { count, measureCount, measures, flatIndex: flat, axisIndex } = elites;
  const inOrder = axes[0] === 0 && axes[1] === 1 && measureCount === 2;
  if (axisIndex === undefined && !(flat && inOrder)) return undefined;
  let elsewhere = 0;
  for (let i = 0; i < count; i++) {
    const column = axisIndex ? axisIndex[axes[0]][i] : Math.floor((flat?.[i] ?? 0) / rows);
    const row = axisIndex ? axisIndex[axes[1]][i] : (flat?.[i] ?? 0) % rows;
    const fits = (k: 0 | 1, cells: number, said: number): boolean => {
      const value = measures[i * measureCount + axes[k]];
      const { range } = descriptors[k];
      return pyribsPlace(value, range, cells) === said || ownPlace(value, range, cells) === said;
    };
    if (!fits(0, cols, column) || !fits(1, rows, row)) elsewhere++;
  }
  return elsewhere;
}

export function placeElites(elites: Elites, { axes, cols, rows, descriptors }: Answers): EliteArchive {
  const { count, dim, measureCount, measures, objectives, solutions } = elites;
  const pairs = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    pairs[2 * i] = measures[i * measureCount + axes[0]];
    pairs[2 * i + 1] = measures[i * measureCount + axes[1]];
  }
  const archive = newArchive(cols, rows, dim, descriptors);
  addBatch(
    archive,
    { size: count, solutions, parents: new Uint32Array(count) },
    { objectives, descriptors: pairs },
    1,
    { size: 0, rows: new Uint32Array(count), cells: new Uint32Array(count) },
  );
  return archive;
}
