import { describe, expect, it } from 'vitest';
import { addBatch, newArchive } from '../../workers/core/archive.ts';
import type { Descriptor, EliteArchive } from '../../workers/core/types.ts';
import { ownFrame, refile } from './refile.ts';

const axis = (low: number, high: number): Descriptor => ({ name: 'a', unit: '', range: [low, high] });

/** [fitness, x, y] */
function archiveOf(cols: number, rows: number, elites: readonly (readonly [number, number, number])[]): EliteArchive {
  const archive = newArchive(cols, rows, 0, [axis(0, 1), axis(0, 1)]);
  const size = elites.length;
  addBatch(
    archive,
    { size, solutions: new Float64Array(0), parents: new Uint32Array(size) },
    {
      objectives: Float64Array.from(elites, (e) => e[0]),
      descriptors: Float64Array.from(elites.flatMap((e) => e.slice(1))),
    },
    1,
    { size: 0, rows: new Uint32Array(size), cells: new Uint32Array(size) },
  );
  return archive;
}

describe('refile', () => {
  const archive = archiveOf(4, 2, [
    [1, 0.1, 0.1],
    [5, 0.3, 0.2],
    [-2, 0.8, 0.9],
    [7, 0.6, 0.4],
  ]);

  it('by its own axes is the archive itself', () => {
    const own = refile(archive, 4, 2, [axis(0, 1), axis(0, 1)]);
    expect(own).toEqual({ frame: ownFrame(archive), outside: 0 });
    expect(own.frame.fitness).toEqual(Float32Array.of(1, 5, 7, NaN, NaN, NaN, NaN, -2));
  });

  it('keeps the best of elites that come to share a cell', () => {
    expect(refile(archive, 2, 1, [axis(0, 1), axis(0, 1)]).frame.fitness).toEqual(Float32Array.of(5, 7));
  });

  it('puts what lies outside into the edge cells and counts it', () => {
    const { frame, outside } = refile(archive, 2, 2, [axis(0, 0.5), axis(0, 0.5)]);
    expect(outside).toBe(2);
    expect(frame.fitness).toEqual(Float32Array.of(1, 5, NaN, 7));
  });
});
