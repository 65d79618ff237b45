/**
 * Who descends from whom: an append-only record of every solution that ever entered the archive. Because a run repeats
 * itself, the record stays valid when the run is sought back. Bounded: past MAX_BIRTHS later births go unrecorded.
 */
import type { Accepted, Batch, Results } from '../../core/types.ts';

/** 16 bytes each: 32 MiB. */
const MAX_BIRTHS = 2 * 1024 * 1024;

export interface Ancestry {
  /** From the first ancestor to the solution itself. */
  readonly births: Float64Array;
  readonly cells: Uint32Array;
  readonly fitness: Float32Array;
  /** The record was full before some ancestor was born. */
  readonly truncated: boolean;
}

/** One entry per birth, ascending. */
export interface BirthRecord {
  births: Uint32Array;
  parents: Uint32Array;
  cells: Uint32Array;
  fitness: Float32Array;
}

const roomFor = (length: number): BirthRecord => ({
  births: new Uint32Array(length),
  parents: new Uint32Array(length),
  cells: new Uint32Array(length),
  fitness: new Float32Array(length),
});

export class Genealogy {
  private count = 0;
  private record = roomFor(4096);

  /** Takes in what a batch brought, unless a run through the same evaluations already did. */
  add(batch: Batch, results: Results, accepted: Accepted, firstBirth: number): void {
    const last = this.count > 0 ? this.record.births[this.count - 1] : 0;
    if (accepted.size === 0 || firstBirth + accepted.rows[accepted.size - 1] <= last) return;
    for (let i = 0; i < accepted.size && this.count < MAX_BIRTHS; i++) {
      if (this.count === this.record.births.length) this.grow();
      const row = accepted.rows[i];
      this.record.births[this.count] = firstBirth + row;
      this.record.parents[this.count] = batch.parents[row];
      this.record.cells[this.count] = accepted.cells[i];
      this.record.fitness[this.count] = results.objectives[row];
      this.count++;
    }
  }

  /** All recorded ancestors of the solution born at `birth`, itself last. O(generations · log births). */
  ancestry(birth: number): Ancestry {
    const { births, parents, cells, fitness } = this.record;
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
      cells: Uint32Array.from(path, (i) => cells[i]),
      fitness: Float32Array.from(path, (i) => fitness[i]),
      truncated,
    };
  }

  save(): BirthRecord {
    const { births, parents, cells, fitness } = this.record;
    const { count } = this;
    return {
      births: births.slice(0, count),
      parents: parents.slice(0, count),
      cells: cells.slice(0, count),
      fitness: fitness.slice(0, count),
    };
  }

  load(saved: BirthRecord): void {
    this.count = saved.births.length;
    this.record = saved;
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
    this.record.cells.set(old.cells);
    this.record.fitness.set(old.fitness);
  }
}
