/**
 * The archive that anneals, of CMA-MAE (Fontaine & Nikolaidis 2023, "Covariance matrix adaptation MAP-annealing", §4): a
 * cell takes any solution f above its threshold t, which then rises by t ← (1 − α)·t + α·f. With α = 1 it is the map of
 * elites, with α = 0 nothing rises.
 *
 * In batches, as in pyribs: all rows are judged by the thresholds before the batch; of k rows accepted in one cell the
 * best moves in, the first of equals, and the threshold moves by their mean, t ← (1 − α)ᵏ·t + (1 − (1 − α)ᵏ)·mean f.
 * Plain data.
 */
import type { Batch, Results } from '../../core/types.ts';
import type { Elites } from './emitters.ts';
import type { Judgement } from './rank.ts';

export interface ThresholdArchive {
  /** [cells] */
  readonly thresholds: Float64Array;
  /** [cells] slot of the cell's occupant, −1 where empty. */
  readonly slotOfCell: Int32Array;
  filled: number;
  /** [slots × (1 + dim)] birth and solution of the last that moved in; grown by doubling. */
  occupants: Float64Array;
}

const FIRST_SLOTS = 1024;

export function newThresholds(cells: number, dim: number, minimum: number): ThresholdArchive {
  return {
    thresholds: new Float64Array(cells).fill(minimum),
    slotOfCell: new Int32Array(cells).fill(-1),
    filled: 0,
    occupants: new Float64Array(Math.min(FIRST_SLOTS, cells) * (1 + dim)),
  };
}

/** Bytes of a full archive. */
export const thresholdBytes = (cells: number, dim: number): number => cells * (8 + 4 + 8 * (1 + dim));

/** Offers batches to a threshold archive; what it holds is scratch. */
export class Annealing {
  private readonly alpha: number;
  private readonly dim: number;
  /** Of the batch at hand, by cell: accepted rows, the sum of their objectives, the best of them. */
  private readonly counts: Uint32Array;
  private readonly sums: Float64Array;
  private readonly bestRow: Uint32Array;

  constructor(alpha: number, cells: number, dim: number) {
    this.alpha = alpha;
    this.dim = dim;
    this.counts = new Uint32Array(cells);
    this.sums = new Float64Array(cells);
    this.bestRow = new Uint32Array(cells);
  }

  /** Judges the rows, gain being f − t, and moves in what is accepted. `cells` holds the rows' cells. */
  add(
    archive: ThresholdArchive,
    batch: Batch,
    { objectives }: Results,
    cells: Uint32Array,
    firstBirth: number,
    { status, gain }: Judgement,
  ): void {
    const { thresholds, slotOfCell } = archive;
    const { counts, sums, bestRow } = this;
    for (let row = 0; row < batch.size; row++) {
      const cell = cells[row];
      const fitness = objectives[row];
      gain[row] = fitness - thresholds[cell];
      status[row] = fitness > thresholds[cell] ? (slotOfCell[cell] < 0 ? 2 : 1) : 0;
      if (status[row] === 0) continue;
      if (counts[cell] === 0 || fitness > objectives[bestRow[cell]]) bestRow[cell] = row;
      counts[cell]++;
      sums[cell] += fitness;
    }
    for (let row = 0; row < batch.size; row++) {
      const cell = cells[row];
      if (status[row] === 0 || bestRow[cell] !== row) continue;
      let kept = 1;
      for (let k = 0; k < counts[cell]; k++) kept *= 1 - this.alpha;
      thresholds[cell] = kept * thresholds[cell] + (1 - kept) * (sums[cell] / counts[cell]);
      this.moveIn(archive, cell, firstBirth + row, batch.solutions, row);
      counts[cell] = 0;
      sums[cell] = 0;
    }
  }

  private moveIn(archive: ThresholdArchive, cell: number, birth: number, x: Float64Array, row: number): void {
    const { dim } = this;
    const stride = 1 + dim;
    let slot = archive.slotOfCell[cell];
    if (slot < 0) {
      slot = archive.filled++;
      archive.slotOfCell[cell] = slot;
      if (slot * stride === archive.occupants.length) {
        const { occupants } = archive;
        const slots = Math.min(archive.slotOfCell.length, 2 * slot);
        archive.occupants = new Float64Array(slots * stride);
        archive.occupants.set(occupants);
      }
    }
    const to = slot * stride;
    archive.occupants[to] = birth;
    for (let k = 0; k < dim; k++) archive.occupants[to + 1 + k] = x[row * dim + k];
  }
}

/** The occupants, to start again from. */
export const occupantsOf = ({ filled, occupants }: ThresholdArchive, dim: number): Elites => ({
  count: filled,
  take(slot, x) {
    const at = slot * (1 + dim);
    x.set(occupants.subarray(at + 1, at + 1 + dim));
    return occupants[at];
  },
});
