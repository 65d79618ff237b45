/**
 * The points of several searches as rows of one plot. A row keeps its number while the runs go on; where one of them goes
 * back or begins anew, all are numbered again.
 */
import type { ParetoFrame } from '../../../workers/core/frames.ts';
import { sameRows, type Feed, type Rows } from '../pareto/places.ts';
import type { FrameSource } from '../source.ts';

/** A point by who found it: row i of a search is its evaluation i + 1. */
export interface RacePoint {
  readonly entrant: number;
  readonly row: number;
}

const NOTHING: ParetoFrame = { points: new Float64Array(0), front: new Uint32Array(0) };

/** `larger` with what `old` holds. */
function grown<T extends Float64Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

export class RaceRows {
  readonly #m: number;
  #points = new Float64Array(0);
  #entrants = new Uint8Array(0);
  /** Row of each in its own search. */
  #own = new Uint32Array(0);
  #count = 0;
  /** By entrant: where its rows are in all, and what they were taken from. */
  #places: number[][];
  #seen: Float64Array[];

  constructor(entrants: number, m: number) {
    this.#m = m;
    this.#places = Array.from({ length: entrants }, () => []);
    this.#seen = this.#places.map(() => NOTHING.points);
  }

  /** All rows there are now. */
  merge(frames: readonly (ParetoFrame | undefined)[]): Rows {
    const m = this.#m;
    const given = this.#places.map((_, i) => frames[i] ?? NOTHING);
    const goesOn = given.every(({ points }, i) => {
      const taken = this.#places[i].length;
      return points.length >= taken * m && sameRows(this.#seen[i], points, m, taken);
    });
    if (!goesOn) this.#restart();
    this.#makeRoom(given.reduce((sum, { points }) => sum + points.length / m, 0));
    given.forEach(({ points }, entrant) => this.#append(entrant, points));
    const fronts = given.map(({ front }, entrant) => Uint32Array.from(front, (row) => this.#places[entrant][row]));
    return {
      points: this.#points.subarray(0, this.#count * m),
      front: Uint32Array.from(fronts.flatMap((front) => [...front])),
      series: { of: this.#entrants, fronts },
    };
  }

  /** Who found a row; null for one that is not there. */
  pointAt(row: number): RacePoint | null {
    return row < this.#count ? { entrant: this.#entrants[row], row: this.#own[row] } : null;
  }

  /** The row of a point; null while it has not been reached. */
  rowOf({ entrant, row }: RacePoint): number | null {
    return this.#places[entrant]?.[row] ?? null;
  }

  /** New buffers: those handed out stay as they are. */
  #restart(): void {
    this.#points = new Float64Array(0);
    this.#entrants = new Uint8Array(0);
    this.#own = new Uint32Array(0);
    this.#count = 0;
    this.#places = this.#places.map(() => []);
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#own.length) return;
    const room = Math.max(rows, 2 * this.#own.length);
    this.#points = grown(this.#points, new Float64Array(room * this.#m));
    this.#entrants = grown(this.#entrants, new Uint8Array(room));
    this.#own = grown(this.#own, new Uint32Array(room));
  }

  #append(entrant: number, points: Float64Array): void {
    const places = this.#places[entrant];
    const m = this.#m;
    this.#points.set(points.subarray(places.length * m), this.#count * m);
    for (let row = places.length; row < points.length / m; row++) {
      places.push(this.#count);
      this.#entrants[this.#count] = entrant;
      this.#own[this.#count] = row;
      this.#count += 1;
    }
    this.#seen[entrant] = points;
  }
}

/** The rows of several searches as they come, the same for all who ask. */
export class RaceFeed {
  readonly #rows: RaceRows;
  readonly #sources: readonly FrameSource[];
  readonly #listeners = new Set<(rows: Rows) => void>();
  #newest: Rows;
  #request = 0;
  #leave: readonly (() => void)[] = [];

  constructor(sources: readonly FrameSource[], m: number) {
    this.#sources = sources;
    this.#rows = new RaceRows(sources.length, m);
    this.#newest = this.#merged();
  }

  readonly follow: Feed = (show) => {
    if (this.#listeners.size === 0) {
      this.#newest = this.#merged();
      this.#leave = this.#sources.map((source) => source.subscribe(this.#later));
    }
    this.#listeners.add(show);
    show(this.#newest);
    return () => {
      this.#listeners.delete(show);
      if (this.#listeners.size > 0) return;
      for (const leave of this.#leave) leave();
      cancelAnimationFrame(this.#request);
      this.#request = 0;
    };
  };

  pointAt(row: number): RacePoint | null {
    return this.#rows.pointAt(row);
  }

  rowOf(point: RacePoint): number | null {
    return this.#rows.rowOf(point);
  }

  /** Frames of all searches come one by one: they are drawn together. */
  readonly #later = (): void => {
    if (this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#newest = this.#merged();
      for (const show of this.#listeners) show(this.#newest);
    });
  };

  #merged(): Rows {
    return this.#rows.merge(this.#sources.map((source) => source.latest()?.frames?.pareto));
  }
}
