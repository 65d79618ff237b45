import { describe, expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { keepCentralPatch } from './body.ts';
import { CONNECTIONS, DIM, FIRST_CONNECTION, HIDDEN, INPUTS, OUTPUTS, space } from './genome.ts';
import { grow } from './grow.ts';

const FUNCTIONS = [
  Math.sin,
  (p: number) => (1 / (1 + Math.exp(-p)) - 0.5) * 2,
  (p: number) => Math.exp(-(p ** 2)),
  (p: number) => Math.min(Math.max(p, -3), 3) / 3,
];

/** Value of a node by recursion over a map of nodes, straight from the numbers. */
function valueOf(x: Float64Array, node: number, inputs: readonly number[]): number {
  if (node < INPUTS) return inputs[node];
  let sum = 0;
  for (let c = 0; c < CONNECTIONS; c++) {
    const [source, target, weight] = x.subarray(FIRST_CONNECTION + 3 * c);
    if (source >= 0 && target === node) sum += weight * valueOf(x, source, inputs);
  }
  return FUNCTIONS[x[node - INPUTS]](sum);
}

/** Merges labels until nothing changes, then keeps the patch with the least (distance, −size, first cell). */
function centralPatch(cells: readonly number[], size: number): number[] {
  const label = cells.map((_, i) => i);
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < cells.length; i++) {
      for (const j of [i + 1, i + size]) {
        if ((j === i + 1 && j % size === 0) || j >= cells.length || cells[i] === 0 || cells[j] === 0) continue;
        const least = Math.min(label[i], label[j]);
        if (label[i] !== least || label[j] !== least) changed = true;
        label[i] = label[j] = least;
      }
    }
  }
  const distance = (i: number) =>
    (((i % size) + 0.5 - size / 2) ** 2 + (Math.floor(i / size) + 0.5 - size / 2) ** 2) * 4;
  const patches = [...new Set(label.filter((_, i) => cells[i] > 0))].map((first) => {
    const members = cells.map((_, i) => i).filter((i) => cells[i] > 0 && label[i] === first);
    return { first, members, near: Math.min(...members.map(distance)) };
  });
  patches.sort((a, b) => a.near - b.near || b.members.length - a.members.length || a.first - b.first);
  return cells.map((cell, i) => (patches[0]?.members.includes(i) ? cell : 0));
}

describe('a body', () => {
  it('is what a plain evaluation of its network says', () => {
    const rng = new Rng().start(2, hashName('grow.test'), 0);
    const x = new Float64Array(DIM);
    const kinds = new Set<number>();
    let hidden = 0;
    for (let i = 0; i < 60; i++) {
      space.sample(rng, x, 0);
      for (let m = 0; m < 10 * (i % 6); m++) space.vary(rng, x, 0, x, 0);
      hidden = Math.max(hidden, x.subarray(OUTPUTS, OUTPUTS + HIDDEN).filter((f) => f >= 0).length);
      const size = 4 + (i % 7);
      const asked = Array.from({ length: size * size }, (_, place) => {
        const across = ((place % size) + 0.5) / (size / 2) - 1;
        const up = (Math.floor(place / size) + 0.5) / (size / 2) - 1;
        const inputs = [across, up, Math.hypot(across, up), 1];
        const [presence, ...materials] = [0, 1, 2, 3, 4].map((o) => valueOf(x, INPUTS + o, inputs));
        return presence > 0 ? 1 + materials.indexOf(Math.max(...materials)) : 0;
      });
      const cells = new Uint8Array(size * size).fill(9);
      grow(x, 0, { size, cells });
      expect([...cells]).toEqual(centralPatch(asked, size));
      cells.forEach((cell) => kinds.add(cell));
    }
    expect(hidden).toBeGreaterThan(3);
    expect(kinds).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('is read from where it begins', () => {
    const rng = new Rng().start(4, hashName('grow.test'), 0);
    const rows = new Float64Array(2 * DIM);
    space.sample(rng, rows, 0);
    space.sample(rng, rows, DIM);
    const second = { size: 8, cells: new Uint8Array(64) };
    grow(rows, DIM, second);
    const alone = { size: 8, cells: new Uint8Array(64) };
    grow(rows.slice(DIM), 0, alone);
    expect(second).toEqual(alone);
  });
});

describe('the patch that is kept', () => {
  const keep = (size: number, cells: number[]) => {
    const body = { size, cells: Uint8Array.from(cells) };
    keepCentralPatch(body);
    return [...body.cells];
  };

  it.each([
    ['nothing of nothing', 2, [0, 0, 0, 0], [0, 0, 0, 0]],
    ['cells that touch at a corner only are two: the first', 2, [1, 0, 0, 2], [1, 0, 0, 0]],
    ['the nearer one, though smaller', 4, [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0], undefined],
    ['of equally near ones the larger', 4, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0], undefined],
  ])('%s', (_, size, cells, expected) => {
    expect(keep(size, cells)).toEqual(expected ?? cells.map((cell) => (cell === Math.max(...cells) ? cell : 0)));
  });

  it('is that of a plain search, for random cells', () => {
    const rng = new Rng().start(3, hashName('grow.test'), 1);
    for (let i = 0; i < 200; i++) {
      const size = 2 + (i % 9);
      const cells = Array.from({ length: size * size }, () => (rng.uniform() < 0.5 ? 1 + rng.below(4) : 0));
      expect(keep(size, cells)).toEqual(centralPatch(cells, size));
    }
  });
});
