import { describe, expect, it } from 'vitest';
import { DIM, GENES, genesOf, idOf, isDead, NETWORKS, stagesOf } from './architecture.ts';

const sizes = GENES.map(({ options }) => options.length);

/** All 72³ solutions would be 373,248: those of one stage, the others at two settings each. */
function* solutions(): Generator<number[]> {
  const rest = [
    [3, 2, 1, 2, 0, 0, 0, 0],
    [1, 1, 0, 1, 2, 0, 1, 1],
  ];
  for (let stage = 0; stage < 3; stage++) {
    for (const others of rest) {
      for (let k = 0; k < 72; k++) {
        const genes = [Math.floor(k / 18), Math.floor(k / 6) % 3, Math.floor(k / 3) % 2, k % 3];
        yield [...others.slice(0, stage * 4), ...genes, ...others.slice(stage * 4)];
      }
    }
  }
}

describe('architecture', () => {
  it('has 12 genes of 4, 3, 2 and 3 options', () => {
    expect(DIM).toBe(12);
    expect(sizes).toEqual([4, 3, 2, 3, 4, 3, 2, 3, 4, 3, 2, 3]);
  });

  it('numbers 110,592 networks without gaps and back', () => {
    expect(NETWORKS).toBe(110_592);
    const bad: number[] = [];
    for (let id = 0; id < NETWORKS; id++) {
      const genes = genesOf(id);
      const within = genes.every((option, gene) => option >= 0 && option < sizes[gene]);
      if (!within || idOf(genes, 0) !== id) bad.push(id);
    }
    expect(bad).toEqual([]);
    // As shapes, too, they are all different: stage by stage.
    const shapes = Array.from({ length: 48 }, (_, form) => JSON.stringify(stagesOf(form * 48 * 48 + form * 48 + form)));
    expect(new Set(shapes).size).toBe(48);
  });

  it('gives solutions one number exactly if they differ in dead genes only', () => {
    for (const x of solutions()) {
      const live = x.map((option, gene) => (isDead(x, 0, gene) ? 0 : option));
      expect(genesOf(idOf([9, ...x], 1))).toEqual(live);
    }
  });

  it('reads shapes as the format says', () => {
    // block = width·12 + taps of A·4 + (B off: 0, on: 1 + its taps)
    const x = [2, 1, 1, 2, 0, 2, 0, 1, 3, 0, 1, 0];
    expect(idOf(x, 0)).toBe(((2 * 12 + 4 + 3) * 48 + 8) * 48 + 37);
    expect(stagesOf(idOf(x, 0))).toEqual([
      { width: 24, tapsA: 5, tapsB: 7 },
      { width: 8, tapsA: 7, tapsB: 0 },
      { width: 32, tapsA: 3, tapsB: 3 },
    ]);
    expect([3, 7, 11].map((gene) => isDead(x, 0, gene))).toEqual([false, true, false]);
  });
});
