/**
 * The Pareto front of a table and its hypervolume over the rows, for objectives and directions that a person chose.
 * Rows without values (pruned, failed, missing, infinite) take no part; rows that break a constraint take part, but are
 * never on the front. Inside, all objectives are maximised: one to be minimised is written negated. Pure.
 */
import { hypervolume } from '../../core/hypervolume.ts';
import { dominates } from '../../core/pareto.ts';
import { RankSet } from '../../core/rank-set.ts';
import type { Table, Use } from './types.ts';

/** The rows that have values in all objectives, in the order of the file. */
export interface Scores {
  /** Columns of the objectives. */
  readonly columns: readonly number[];
  /** [n] */
  readonly rows: Uint32Array;
  /** [n × m] maximised. */
  readonly values: Float64Array;
  readonly m: number;
  /** [n] 1 where no constraint is broken. */
  readonly feasible: Uint8Array;
}

/** A trial without constraints is feasible, as Optuna has it. */
function isFeasible({ columns }: Table, constraints: readonly number[], row: number): boolean {
  return constraints.every((k) => {
    const column = columns[k];
    return column.kind === 'category' || !(column.values[row] > 0);
  });
}

const having = (uses: readonly Use[], role: Use['role']): number[] =>
  uses.flatMap((use, k) => (use.role === role ? [k] : []));

export function scoresOf(table: Table, uses: readonly Use[] = table.uses): Scores {
  const columns = having(uses, 'objective').filter((k) => table.columns[k].kind !== 'category');
  const constraints = having(uses, 'constraint');
  const m = columns.length;
  const rows: number[] = [];
  const values: number[] = [];
  const feasible: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (table.complete[row] === 0) continue;
    const scores = columns.map((k) => {
      const column = table.columns[k];
      const value = column.kind === 'category' ? NaN : column.values[row];
      return uses[k].minimised ? -value : value;
    });
    if (!scores.every(Number.isFinite)) continue;
    rows.push(row);
    values.push(...scores);
    feasible.push(isFeasible(table, constraints, row) ? 1 : 0);
  }
  return {
    columns,
    rows: Uint32Array.from(rows),
    values: Float64Array.from(values),
    m,
    feasible: Uint8Array.from(feasible),
  };
}

/**
 * Which of `members` (places in `values`, [· × m]) nobody among them dominates, in rising order; equal ones stay
 * together. O(n log n) for up to three objectives; for more, O(n · front).
 */
export function undominated(values: Float64Array, m: number, members: Uint32Array): Uint32Array {
  // Best first by the first objective, then the second, …: nobody is dominated by one that comes later.
  const order = members.toSorted((a, b) => {
    for (let k = 0; k < m; k++) {
      const difference = values[b * m + k] - values[a * m + k];
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const isBeaten = m <= 3 ? beatenByStaircase(values, m, order) : beatenByFront(values, m);
  const front: number[] = [];
  let last = -1;
  let stays = false;
  for (const row of order) {
    // Equal rows follow each other and share their fate.
    let equal = last >= 0;
    for (let k = 0; equal && k < m; k++) equal = values[row * m + k] === values[last * m + k];
    if (!equal) stays = !isBeaten(row);
    if (stays) front.push(row);
    last = row;
  }
  return Uint32Array.from(front).sort((a, b) => a - b);
}

type IsBeaten = (row: number) => boolean;

/**
 * Of those before a row, all at least as good in the first objective, it asks the one that is next above in the second:
 * on their staircase that one is the best in the third.
 */
function beatenByStaircase(values: Float64Array, m: number, order: Uint32Array): IsBeaten {
  const y = (row: number): number => (m > 1 ? values[row * m + 1] : 0);
  const z = (row: number): number => (m > 2 ? values[row * m + 2] : 0);
  const bySecond = order.toSorted((a, b) => y(a) - y(b) || z(a) - z(b) || a - b);
  const rankOf = new Map<number, number>();
  bySecond.forEach((row, rank) => rankOf.set(row, rank));
  const staircase = new RankSet(order.length);
  return (row) => {
    const rank = rankOf.get(row) ?? 0;
    const next = staircase.above(rank);
    if (next >= 0 && z(bySecond[next]) >= z(row)) return true;
    for (let below = staircase.below(rank); below >= 0 && z(bySecond[below]) <= z(row);) {
      // Of equals in the second, one of lower rank but not worse in the third beats the row, too.
      if (y(bySecond[below]) === y(row) && z(bySecond[below]) === z(row)) return true;
      staircase.delete(below);
      below = staircase.below(rank);
    }
    staircase.add(rank);
    return false;
  };
}

function beatenByFront(values: Float64Array, m: number): IsBeaten {
  const front: number[] = [];
  return (row) => {
    for (let i = front.length - 1; i >= 0; i--) if (dominates(values, m, front[i], row)) return true;
    front.push(row);
    return false;
  };
}

/** Places in `scores` of the feasible rows that no feasible row dominates. */
export function tableFront({ values, m, feasible, rows }: Scores): Uint32Array {
  return undominated(
    values,
    m,
    Uint32Array.from(rows.keys()).filter((i) => feasible[i] === 1),
  );
}

export interface Ranges {
  /** [m] of the feasible rows, maximised. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** [m] where hypervolume begins: a tenth of the range below the worst. */
  readonly reference: Float64Array;
}

export function rangesOf({ values, m, feasible }: Scores): Ranges {
  const low = new Float64Array(m).fill(Infinity);
  const high = new Float64Array(m).fill(-Infinity);
  for (let i = 0; i < feasible.length; i++) {
    if (feasible[i] === 0) continue;
    for (let k = 0; k < m; k++) {
      const value = values[i * m + k];
      if (value < low[k]) low[k] = value;
      if (value > high[k]) high[k] = value;
    }
  }
  return { low, high, reference: low.map((worst, k) => worst - 0.1 * (high[k] - worst || 1)) };
}

/** Objectives beyond which hypervolume over thousands of rows takes too long. */
export const MOST_VOLUMES = 3;

export interface History {
  /** Rows of the table, counted from 1, after which it was measured; rising, the last row included. */
  readonly at: Uint32Array;
  /** Hypervolume of the rows so far, in units of the box from the worst to the best of all. */
  readonly hypervolume: Float64Array;
  /** Members of the front so far, equal ones counted each. */
  readonly frontSize: Uint32Array;
}

/** Sorting a front that holds nearly every row is what takes time: such a table is measured at fewer places. */
const MOST_SORTED = 1_000_000;

/**
 * Front and hypervolume as the rows came, measured at up to `samples` places spread evenly. NaN for more than three
 * objectives.
 */
export function historyOf(table: Table, scores: Scores, reference: Float64Array, samples = 256): History {
  const { values, m, rows, feasible } = scores;
  const { low, high } = rangesOf(scores);
  const box = low.reduce((product, worst, k) => product * (high[k] - worst || 1), 1);
  const able = Math.max(16, Math.floor(MOST_SORTED / (tableFront(scores).length + 1)));
  const count = Math.min(samples, able, table.rows);
  const at = Uint32Array.from({ length: count }, (_, i) => Math.round(((i + 1) * table.rows) / count));
  const volumes = new Float64Array(count);
  const sizes = new Uint32Array(count);
  let front: Uint32Array = new Uint32Array(0);
  let next = 0;
  at.forEach((until, i) => {
    const come: number[] = [];
    for (; next < rows.length && rows[next] < until; next++) if (feasible[next] === 1) come.push(next);
    if (come.length > 0) {
      const both = new Uint32Array(front.length + come.length);
      both.set(front);
      both.set(come, front.length);
      front = undominated(values, m, both);
    }
    // The front is in rising order: whoever came late stands at its end.
    const changed = i === 0 || (come.length > 0 && front[front.length - 1] >= come[0]);
    volumes[i] = changed ? volumeOf(values, m, front, reference) / box : volumes[i - 1];
    sizes[i] = front.length;
  });
  return { at, hypervolume: volumes, frontSize: sizes };
}

function volumeOf(values: Float64Array, m: number, front: Uint32Array, reference: Float64Array): number {
  if (m > MOST_VOLUMES || m === 0) return NaN;
  if (front.length === 0) return 0;
  if (m === 1) return Math.max(0, values[front[0]] - reference[0]);
  const members = new Float64Array(front.length * m);
  front.forEach((row, i) => members.set(values.subarray(row * m, row * m + m), i * m));
  return hypervolume(members, front.length, m, reference);
}
