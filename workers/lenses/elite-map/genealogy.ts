/**
 * Who descends from whom: a record of the solutions that entered the archive. Because a run repeats itself, the record
 * stays valid when the run is sought back. Bounded: when it is full, births without a living descendant are dropped, so
 * every elite of the furthest archive keeps its whole ancestry; elites long since replaced, seen again by seeking back,
 * may not. Should the living alone fill it, later births go unrecorded.
 *
 * Where a solution lies is kept by its descriptors rather than its cell, for the cells of a map that is refined change;
 * in single precision, so an ancestor within a ten-millionth of a cell's border may be told in the cell beyond.
 */
import { RECORD } from '../../core/archive.ts';
import type { Accepted, Batch, EliteArchive, Results } from '../../core/types.ts';

const MAX_BIRTHS = 2 * 1024 * 1024;
/** Bytes of a full record. */
export const GENEALOGY_BYTES = 20 * MAX_BIRTHS;

export interface Ancestry {
  /** From the first ancestor to the solution itself. */
  readonly births: Float64Array;
  /** [births × 2] */
  readonly descriptors: Float64Array;
  readonly fitness: Float32Array;
  /** Some ancestor is not on record, so the path begins with the eldest that is. */
  readonly truncated: boolean;
}

/** One entry per birth, ascending. */
interface Births {
  readonly births: Uint32Array;
  readonly parents: Uint32Array;
  /** [births × 2] */
  readonly descriptors: Float32Array;
  readonly fitness: Float32Array;
}

export interface BirthRecord extends Births {
  /** The last birth taken in, whether still on record or not. */
  readonly last: number;
}

const roomFor = (length: number): Births => ({
  births: new Uint32Array(length),
  parents: new Uint32Array(length),
  descriptors: new Float32Array(2 * length),
  fitness: new Float32Array(length),
});

export class Genealogy {
  private count = 0;
  private last = 0;
  private record = roomFor(4096);
  private readonly limit: number;

  constructor(limit: number = MAX_BIRTHS) {
    this.limit = limit;
  }

  /** Takes in what a batch brought to `archive`, unless a run through the same evaluations already did. */
  add(batch: Batch, results: Results, accepted: Accepted, firstBirth: number, archive: EliteArchive): void {
    if (accepted.size === 0 || firstBirth + accepted.rows[accepted.size - 1] <= this.last) return;
    if (this.count + accepted.size > this.limit) this.prune(batch, accepted, archive);
    this.last = firstBirth + accepted.rows[accepted.size - 1];
    for (let i = 0; i < accepted.size && this.count < this.limit; i++) {
      if (this.count === this.record.births.length) this.grow();
      const row = accepted.rows[i];
      this.record.births[this.count] = firstBirth + row;
      this.record.parents[this.count] = batch.parents[row];
      this.record.descriptors[2 * this.count] = results.descriptors[2 * row];
      this.record.descriptors[2 * this.count + 1] = results.descriptors[2 * row + 1];
      this.record.fitness[this.count] = results.objectives[row];
      this.count++;
    }
  }

  /** All recorded ancestors of the solution born at `birth`, itself last. O(generations · log births). */
  ancestry(birth: number): Ancestry {
    const { births, parents, descriptors, fitness } = this.record;
    const path: number[] = [];
    let wanted = birth;
    let truncated = false;
    while (wanted > 0) {
      const index = this.find(wanted);
      if (index < 0) {
        truncated = true;
        break;
      }
      path.push(index);
      wanted = parents[index];
    }
    path.reverse();
    return {
      births: Float64Array.from(path, (i) => births[i]),
      descriptors: Float64Array.from(path.flatMap((i) => [descriptors[2 * i], descriptors[2 * i + 1]])),
      fitness: Float32Array.from(path, (i) => fitness[i]),
      truncated,
    };
  }

  /** [2] of the solution born at `birth`; null if it is not on record. */
  descriptorsOf(birth: number): Float64Array | null {
    const index = this.find(birth);
    return index < 0 ? null : Float64Array.from(this.record.descriptors.subarray(2 * index, 2 * index + 2));
  }

  save(): BirthRecord {
    const { births, parents, descriptors, fitness } = this.record;
    const { count } = this;
    return {
      last: this.last,
      births: births.slice(0, count),
      parents: parents.slice(0, count),
      descriptors: descriptors.slice(0, 2 * count),
      fitness: fitness.slice(0, count),
    };
  }

  /** Takes `saved` over; it is the genealogy's own from now on. */
  load(saved: BirthRecord): void {
    this.count = saved.births.length;
    this.last = saved.last;
    this.record = saved;
  }

  /** Drops what no elite of the archive descends from. The batch's own births are in the archive but not yet on record. */
  private prune(batch: Batch, accepted: Accepted, archive: EliteArchive): void {
    const { births, parents, descriptors, fitness } = this.record;
    const living = new Uint8Array(this.count);
    const keep = (birth: number): void => {
      let index = this.find(birth);
      while (index >= 0 && living[index] === 0) {
        living[index] = 1;
        index = this.find(parents[index]);
      }
    };
    for (let slot = 0; slot < archive.filled; slot++) keep(archive.records[slot * archive.stride + RECORD.birth]);
    for (let i = 0; i < accepted.size; i++) keep(batch.parents[accepted.rows[i]]);
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (living[i] === 0) continue;
      births[kept] = births[i];
      parents[kept] = parents[i];
      descriptors[2 * kept] = descriptors[2 * i];
      descriptors[2 * kept + 1] = descriptors[2 * i + 1];
      fitness[kept] = fitness[i];
      kept++;
    }
    this.count = kept;
  }

  private find(birth: number): number {
    const { births } = this.record;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (births[middle] < birth) low = middle + 1;
      else high = middle;
    }
    return low < this.count && births[low] === birth ? low : -1;
  }

  private grow(): void {
    const old = this.record;
    this.record = roomFor(Math.max(4096, old.births.length * 2));
    this.record.births.set(old.births);
    this.record.parents.set(old.parents);
    this.record.descriptors.set(old.descriptors);
    this.record.fitness.set(old.fitness);
  }
}
