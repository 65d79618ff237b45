/** Entries of attention maps and what cuts change in them. Pure. */
import type { Cut } from '../../../../workers/reachability/types.ts';
import type { Group } from './columns.ts';

/** Column `to` looks at column `from` with a share of its attention. */
export interface Entry {
  readonly to: number;
  readonly from: number;
  readonly share: number;
}

export interface Change extends Entry {
  readonly layer: number;
  /** Share before; `share` is that after. */
  readonly before: number;
}

/** The largest `count` entries of a map [n × n], the first of equal ones first. */
export function strongest(map: ArrayLike<number>, n: number, count: number): Entry[] {
  return Array.from({ length: n * n }, (_, i) => i)
    .sort((a, b) => map[b] - map[a] || a - b)
    .slice(0, count)
    .map((i) => ({ to: Math.floor(i / n), from: i % n, share: map[i] }));
}

/** [groups × groups] The share that the columns of a group pay to all columns of another, in the mean: rows still sum to 1. */
export function grouped(map: ArrayLike<number>, n: number, groups: readonly Group[]): Float32Array {
  const out = new Float32Array(groups.length * groups.length);
  groups.forEach((looks, r) =>
    groups.forEach((looked, c) => {
      let sum = 0;
      for (let to = looks.from; to < looks.to; to++)
        for (let from = looked.from; from < looked.to; from++) sum += map[to * n + from];
      out[r * groups.length + c] = sum / (looks.to - looks.from);
    }),
  );
  return out;
}

/** The `count` entries of all layers that differ most; those that do not, and those that were cut, are left out. */
export function mostChanged(
  before: readonly ArrayLike<number>[],
  after: readonly ArrayLike<number>[],
  n: number,
  count: number,
  cuts: readonly Cut[] = [],
): Change[] {
  const found: Change[] = [];
  after.forEach((map, layer) => {
    const cut = new Set(cuts.filter((one) => one.layer === layer).map(({ to, from }) => to * n + from));
    for (let i = 0; i < n * n; i++) {
      const was = before[layer][i];
      if (map[i] !== was && !cut.has(i))
        found.push({ layer, to: Math.floor(i / n), from: i % n, share: map[i], before: was });
    }
  });
  const size = ({ share, before: was }: Change) => Math.abs(share - was);
  return found.sort((a, b) => size(b) - size(a) || a.layer - b.layer || a.to - b.to || a.from - b.from).slice(0, count);
}

/** [n] ‖after − before‖ / ‖before‖ of each column's stream, states being [n × width]. */
export function streamChange(before: ArrayLike<number>, after: ArrayLike<number>, n: number): Float64Array {
  const width = before.length / n;
  return Float64Array.from({ length: n }, (_, c) => {
    let difference = 0;
    let length = 0;
    for (let i = c * width; i < (c + 1) * width; i++) {
      difference += (after[i] - before[i]) * (after[i] - before[i]);
      length += before[i] * before[i];
    }
    return Math.sqrt(difference / length);
  });
}
