/**
 * A network that judges positions of Connect-4 on 7 × 6: how good for whoever moves, and which moves look best. Its file lies in
 * `public/models/connect4`, made by `training/connect4/train.py` from positions labelled by the solver.
 */
import type { Backend, Inference } from '../../core/types.ts';
import type { Position } from './solver.ts';
import { LOWER_BITS, wins, winsHigh } from './threats.ts';

export const COLUMNS = 7;
export const ROWS = 6;
const CELLS = COLUMNS * ROWS;
/**
 * What the network sees, one plane of rows × columns each, the lowest row first: discs of the mover, of the other; free squares that
 * complete four for the mover, for the other; squares that can be played; and every other row, as whose turn it will be there
 * decides many endings.
 */
export const PLANES = 6;
export const INPUTS = PLANES * CELLS;

const BOTTOM_LOW = 0x0204081;
const BOTTOM_HIGH = 0x4081;
const BOARD_LOW = BOTTOM_LOW * 63;
const BOARD_HIGH = BOTTOM_HIGH * 63;

/** Writes planes[at … at + INPUTS), [PLANES × rows × columns] of 0 and 1. */
export function encode({ ownLow, ownHigh, allLow, allHigh }: Position, planes: Float32Array, at: number): void {
  const otherLow = allLow ^ ownLow;
  const otherHigh = allHigh ^ ownHigh;
  const write = (plane: number, low: number, high: number): void => {
    for (let row = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        const square = 7 * column + row;
        const bit = square < LOWER_BITS ? low >>> square : high >>> (square - LOWER_BITS);
        planes[at + plane * CELLS + row * COLUMNS + column] = bit & 1;
      }
    }
  };
  write(0, ownLow, ownHigh);
  write(1, otherLow, otherHigh);
  const ownWins = wins(ownLow, ownHigh) & ~allLow;
  write(2, ownWins, winsHigh & ~allHigh);
  const otherWins = wins(otherLow, otherHigh) & ~allLow;
  write(3, otherWins, winsHigh & ~allHigh);
  write(4, (allLow + BOTTOM_LOW) & BOARD_LOW, (allHigh + BOTTOM_HIGH) & BOARD_HIGH);
  // Rows 1, 3 and 5 of each column.
  write(5, BOTTOM_LOW * 21, BOTTOM_HIGH * 21);
}

/** Positions in a call: filled up with empty ones, as the runtime may add few rows in another order than many. */
const CALL = 16;

export interface Judgement {
  /** [positions] Expected reward of whoever moves, 0 to 1. */
  readonly values: Float32Array;
  /** [positions × 7] Probability that each column is best; 0 where it is full, else they add up to 1. */
  readonly priors: Float32Array;
}

/** Judges positions where the game goes on. The same bits in whatever company a position is judged, on `wasm`. */
export async function evaluate(
  inference: Inference,
  backend: Backend,
  positions: readonly Position[],
): Promise<Judgement> {
  const network = await inference.open('connect4', backend);
  const values = new Float32Array(positions.length);
  const priors = new Float32Array(positions.length * COLUMNS);
  const data = new Float32Array(CALL * INPUTS);
  for (let first = 0; first < positions.length; first += CALL) {
    const part = positions.slice(first, first + CALL);
    data.fill(0);
    part.forEach((position, i) => encode(position, data, i * INPUTS));
    const { policy, value } = await network.run({ planes: { data, dims: [CALL, PLANES, ROWS, COLUMNS] } });
    values.set(value.data.subarray(0, part.length), first);
    priors.set(policy.data.subarray(0, part.length * COLUMNS), first * COLUMNS);
  }
  return { values, priors };
}
