/**
 * Where points lie on a plot of two objectives. Values are shown as people read them, that of a minimised objective with
 * its sign turned back, and rise to the right and upwards. Places are shares of the plot's square, 0 at the left and at
 * the top; points without a value have none (NaN). Pure.
 */
import { scaleLinear } from 'd3-scale';
import type { ParetoFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { withUnit } from '../format.ts';

/** All points, as the lens gives them or a table of one's own: a value that is missing is NaN. */
export interface Rows extends ParetoFrame {
  /** Of the points of several: [rows] whose each is, and the front of each. `front` is then all of those in turn. */
  readonly series?: { readonly of: Uint8Array; readonly fronts: readonly Uint32Array[] };
}

/** Calls `show` with the points there are, in an animation frame, and with every later set of them. Returns the unsubscriber. */
export type Feed = (show: (rows: Rows) => void) => () => void;

/** A value as written in a run, as people read it; and back. */
export const turned = ({ minimised }: Objective, value: number): number => (minimised === true ? 0 - value : value);

/** `error (%), less is better` */
export const titleOf = ({ name, unit, minimised }: Objective): string =>
  `${withUnit(name, unit)}, ${minimised === true ? 'less' : 'more'} is better`;

export type Range = readonly [low: number, high: number];

/** An objective along one side of the plot. */
export interface PlotAxis {
  /** Which objective. */
  readonly k: number;
  readonly objective: Objective;
  /** Shown values at the left and right, or at the bottom and top. */
  readonly range: Range;
}

/** Share of the axis from its low end at which a value, as written, lies. */
export function shareOf({ objective, range: [low, high] }: PlotAxis, written: number): number {
  return (turned(objective, written) - low) / (high - low);
}

/** The shown value at a share of the axis. */
export const valueAt = ({ range: [low, high] }: PlotAxis, share: number): number => low + (high - low) * share;

/** Smallest and largest shown value of each objective over the rows seen so far. */
export class Extents {
  readonly #objectives: readonly Objective[];
  #ranges: [low: number, high: number][] = [];
  #seen = 0;

  constructor(objectives: readonly Objective[]) {
    this.#objectives = objectives;
    this.clear();
  }

  clear(): void {
    this.#ranges = this.#objectives.map(() => [Infinity, -Infinity]);
    this.#seen = 0;
  }

  /** Takes in what has come since the last call. */
  extend(points: Float64Array): void {
    const m = this.#objectives.length;
    const rows = points.length / m;
    this.#objectives.forEach((objective, k) => {
      const range = this.#ranges[k];
      for (let row = this.#seen; row < rows; row++) {
        const value = turned(objective, points[row * m + k]);
        if (value - value !== 0) continue;
        if (value < range[0]) range[0] = value;
        if (value > range[1]) range[1] = value;
      }
    });
    this.#seen = Math.max(this.#seen, rows);
  }

  /** Of objective k; null if there is none. */
  of(k: number): Range | null {
    return this.#ranges[k][0] <= this.#ranges[k][1] ? this.#ranges[k] : null;
  }
}

/** Room beside a front that fills the plot, as a share of its extent. */
const ROOM = 0.08;

/** A range that holds these, at round values; that of the objective if there are none. */
export function wholeRange(objective: Objective, ranges: readonly (Range | null)[]): Range {
  const known = ranges.filter((range) => range !== null);
  const ends = [turned(objective, objective.floor), turned(objective, objective.ceiling)];
  const low = Math.min(...(known.length > 0 ? known.map(([from]) => from) : ends));
  const high = Math.max(...(known.length > 0 ? known.map(([, to]) => to) : ends));
  const [from, to] = scaleLinear(widened(low, high), [0, 1]).nice(6).domain();
  return [from, to];
}

/** A range that a front fills, with a little room. */
export function closeRange([low, high]: Range): Range {
  const [from, to] = widened(low, high);
  return [from - ROOM * (to - from), to + ROOM * (to - from)];
}

/** One value alone has room to either side. */
const widened = (low: number, high: number): Range =>
  low < high ? [low, high] : [low - (Math.abs(low) / 2 || 0.5), high + (Math.abs(high) / 2 || 0.5)];

/** Places of all rows in the square. */
export class Places {
  /** The first `count` are set. */
  x = new Float32Array(0);
  y = new Float32Array(0);
  count = 0;

  /** Takes in what has come since the last call. */
  extend(points: Float64Array, m: number, xAxis: PlotAxis, yAxis: PlotAxis): void {
    const rows = points.length / m;
    if (rows > this.x.length) {
      const room = Math.max(rows, 2 * this.x.length);
      const [x, y] = [new Float32Array(room), new Float32Array(room)];
      x.set(this.x);
      y.set(this.y);
      [this.x, this.y] = [x, y];
    }
    for (let row = this.count; row < rows; row++) {
      this.x[row] = shareOf(xAxis, points[row * m + xAxis.k]);
      this.y[row] = 1 - shareOf(yAxis, points[row * m + yAxis.k]);
    }
    this.count = rows;
  }

  /** Forgets all rows from `count` on. */
  cut(count: number): void {
    this.count = Math.min(this.count, count);
  }
}

/** Whether the first `count` rows of both are the same run's, by a look at some of them. */
export function sameRows(a: Float64Array, b: Float64Array, m: number, count: number): boolean {
  const looks = Math.min(count, 16);
  for (let i = 0; i < looks; i++) {
    const row = looks === 1 ? 0 : Math.round((i * (count - 1)) / (looks - 1));
    for (let k = 0; k < m; k++) if (!Object.is(a[row * m + k], b[row * m + k])) return false;
  }
  return true;
}
