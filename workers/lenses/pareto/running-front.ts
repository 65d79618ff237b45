/**
 * The running front: of all rows offered so far, those that none dominates; of equal ones the first. Members are kept in a
 * tree of boxes, each with the best and the worst of its members in every objective, which settles most questions for a
 * whole box (Jaszkiewicz & Lust 2018, "ND-Tree-based update: a fast algorithm for the dynamic non-dominance problem"; here
 * with two children a node, split at the median). All objectives are maximised.
 *
 * The order in which rows came makes the tree, but no answer depends on the tree.
 */
import { hypervolumeGain } from '../../core/hypervolume.ts';

/** A leaf with more members than this is split. */
const LEAF = 24;

interface Box {
  /** [m] Bounds of the members; not drawn in when members leave. */
  best: Float64Array;
  worst: Float64Array;
  /** Of a leaf, its members; empty where there are `halves`. */
  rows: number[];
  halves: readonly [Box, Box] | undefined;
}

export class RunningFront {
  count = 0;
  private readonly m: number;
  private root: Box;
  private order: Uint32Array | undefined;

  constructor(m: number) {
    this.m = m;
    this.root = this.newBox();
  }

  /** The members by first objective, best first, equals by row. */
  rows(values: Float64Array): Uint32Array {
    const { m } = this;
    this.order ??= Uint32Array.from(membersOf(this.root)).sort((a, b) => values[b * m] - values[a * m] || a - b);
    return this.order;
  }

  /** Whether a member is at least as good as `row` of `values` [rows × m] in everything. */
  covers(values: Float64Array, row: number): boolean {
    return this.isCovered(values, row, this.root);
  }

  /** Takes in a row that no member covers. Those that it dominates leave; they are the answer. */
  add(values: Float64Array, row: number): readonly number[] {
    const left: number[] = [];
    this.dropCovered(values, row, this.root, left);
    this.insert(values, row);
    this.count += 1 - left.length;
    this.order = undefined;
    return left;
  }

  /**
   * The hypervolume above `reference` [m] that `row` would add, before it does. Only members close to it
   * matter: where another is as good in all objectives but one, what lies below that member in this one is dominated
   * already, so the reference may be raised to there; members not above the raised reference can be left out.
   */
  gain(values: Float64Array, row: number, reference: Float64Array): number {
    const { m } = this;
    const point = values.subarray(row * m, (row + 1) * m);
    if (point.some((value, k) => value <= reference[k])) return 0;
    const raised = reference.map((low, k) => this.bestBeside(values, row, k, this.root, low));
    const near = this.above(values, raised, this.root, []).sort((a, b) => a - b);
    const members = new Float64Array(near.length * m);
    near.forEach((member, i) => members.set(values.subarray(member * m, (member + 1) * m), i * m));
    return hypervolumeGain(members, near.length, m, raised, point);
  }

  /** Sets the front to `rows`, of which none dominates another. */
  reset(values: Float64Array, rows: readonly number[]): void {
    this.root = this.newBox();
    for (const row of rows) this.insert(values, row);
    this.count = rows.length;
    this.order = undefined;
  }

  private newBox(): Box {
    const { m } = this;
    return {
      best: new Float64Array(m).fill(-Infinity),
      worst: new Float64Array(m).fill(Infinity),
      rows: [],
      halves: undefined,
    };
  }

  /** Whether a member in the box is at least as good as `row` in everything. */
  private isCovered(values: Float64Array, row: number, { best, rows, halves }: Box): boolean {
    const { m } = this;
    for (let k = 0; k < m; k++) if (best[k] < values[row * m + k]) return false;
    if (halves !== undefined) return this.isCovered(values, row, halves[0]) || this.isCovered(values, row, halves[1]);
    for (const member of rows) if (this.reaches(values, member, row)) return true;
    return false;
  }

  private dropCovered(values: Float64Array, row: number, box: Box, left: number[]): void {
    const { m } = this;
    for (let k = 0; k < m; k++) if (box.worst[k] > values[row * m + k]) return;
    if (box.halves !== undefined) {
      this.dropCovered(values, row, box.halves[0], left);
      this.dropCovered(values, row, box.halves[1], left);
      const [a, b] = box.halves;
      if (isEmpty(a)) Object.assign(box, b);
      else if (isEmpty(b)) Object.assign(box, a);
      return;
    }
    let kept = 0;
    for (const member of box.rows) {
      if (this.reaches(values, row, member)) left.push(member);
      else box.rows[kept++] = member;
    }
    box.rows.length = kept;
  }

  /** The most of objective k that a member in the box has which is as good as `row` in all others; `least` if that is more. */
  private bestBeside(values: Float64Array, row: number, k: number, { best, rows, halves }: Box, least: number): number {
    const { m } = this;
    if (best[k] <= least) return least;
    for (let j = 0; j < m; j++) if (j !== k && best[j] < values[row * m + j]) return least;
    if (halves !== undefined) {
      // The half that may have more goes first: what it has often settles the other.
      const [a, b] = halves[0].best[k] >= halves[1].best[k] ? halves : [halves[1], halves[0]];
      return this.bestBeside(values, row, k, b, this.bestBeside(values, row, k, a, least));
    }
    let most = least;
    for (const member of rows) {
      let beside = values[member * m + k] > most;
      for (let j = 0; j < m; j++) if (j !== k && values[member * m + j] < values[row * m + j]) beside = false;
      if (beside) most = values[member * m + k];
    }
    return most;
  }

  /** Adds to `found` the members in the box that are above `low` [m] in everything. */
  private above(values: Float64Array, low: Float64Array, { best, rows, halves }: Box, found: number[]): number[] {
    const { m } = this;
    for (let k = 0; k < m; k++) if (best[k] <= low[k]) return found;
    if (halves !== undefined) for (const half of halves) this.above(values, low, half, found);
    for (const member of rows) {
      let all = true;
      for (let k = 0; k < m; k++) if (values[member * m + k] <= low[k]) all = false;
      if (all) found.push(member);
    }
    return found;
  }

  private insert(values: Float64Array, row: number): void {
    let box = this.root;
    for (;;) {
      this.stretch(values, row, box);
      if (box.halves === undefined) break;
      box = this.nearer(values, row, box.halves);
    }
    box.rows.push(row);
    if (box.rows.length > LEAF) this.split(values, box);
  }

  private stretch(values: Float64Array, row: number, { best, worst }: Box): void {
    const { m } = this;
    for (let k = 0; k < m; k++) {
      const value = values[row * m + k];
      if (value > best[k]) best[k] = value;
      if (value < worst[k]) worst[k] = value;
    }
  }

  /** The half whose middle is nearer, distances in shares of what both span; the first of equals. */
  private nearer(values: Float64Array, row: number, halves: readonly [Box, Box]): Box {
    const { m } = this;
    let difference = 0;
    for (let k = 0; k < m; k++) {
      const value = values[row * m + k];
      const [a, b] = halves;
      const toFirst = value - (a.best[k] + a.worst[k]) / 2;
      const toSecond = value - (b.best[k] + b.worst[k]) / 2;
      const scale = Math.max(a.best[k], b.best[k]) - Math.min(a.worst[k], b.worst[k]);
      if (scale > 0) difference += (toFirst * toFirst - toSecond * toSecond) / (scale * scale);
    }
    return difference <= 0 ? halves[0] : halves[1];
  }

  /** Parts a leaf's members at the median of the objective in which they differ most, as a share of the whole front's range. */
  private split(values: Float64Array, box: Box): void {
    const { m, root } = this;
    let widest = 0;
    let width = -1;
    for (let k = 0; k < m; k++) {
      const extent = (box.best[k] - box.worst[k]) / (root.best[k] - root.worst[k]);
      if (extent > width) [widest, width] = [k, extent];
    }
    const sorted = box.rows.sort((a, b) => values[a * m + widest] - values[b * m + widest] || a - b);
    const halves = [this.newBox(), this.newBox()] as const;
    sorted.forEach((row, i) => {
      const half = halves[i < sorted.length / 2 ? 0 : 1];
      half.rows.push(row);
      this.stretch(values, row, half);
    });
    box.halves = halves;
    box.rows = [];
  }

  /** Whether row a is at least as good as row b in everything. */
  private reaches(values: Float64Array, a: number, b: number): boolean {
    const { m } = this;
    for (let k = 0; k < m; k++) if (values[a * m + k] < values[b * m + k]) return false;
    return true;
  }
}

const isEmpty = ({ rows, halves }: Box): boolean => halves === undefined && rows.length === 0;

function* membersOf({ rows, halves }: Box): Generator<number> {
  if (halves === undefined) yield* rows;
  else for (const half of halves) yield* membersOf(half);
}
