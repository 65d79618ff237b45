import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBytes } from '../../core/plain.ts';
import { newJudgement } from './rank.ts';
import { Annealing, newThresholds, occupantsOf, thresholdBytes, type ThresholdArchive } from './thresholds.ts';

const CELLS = 3;
const DIM = 2;

interface Row {
  readonly cell: number;
  readonly fitness: number;
}

/** Offers one batch; solutions are [birth, −birth]. */
function offer(archive: ThresholdArchive, alpha: number, rows: readonly Row[], firstBirth: number) {
  const judgement = newJudgement(rows.length);
  const solutions = Float64Array.from({ length: rows.length * DIM }, (_, k) =>
    k % 2 === 0 ? firstBirth + k / 2 : -(firstBirth + (k - 1) / 2),
  );
  new Annealing(alpha, CELLS, DIM).add(
    archive,
    { size: rows.length, solutions, parents: new Uint32Array(rows.length) },
    { objectives: Float64Array.from(rows, ({ fitness }) => fitness), descriptors: new Float64Array(2 * rows.length) },
    Uint32Array.from(rows, ({ cell }) => cell),
    firstBirth,
    judgement,
  );
  return judgement;
}

const birthIn = (archive: ThresholdArchive, cell: number) => {
  const slot = archive.slotOfCell[cell];
  const x = new Float64Array(DIM);
  const birth = slot < 0 ? 0 : occupantsOf(archive, DIM).take(slot, x);
  expect([...x]).toEqual([birth, -birth || 0]);
  return birth;
};

const batches = fc.array(
  fc.array(fc.record({ cell: fc.nat(CELLS - 1), fitness: fc.integer({ min: -3, max: 9 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
  { minLength: 1, maxLength: 6 },
);

describe('a threshold archive', () => {
  it('takes batches as the published rule says, cell by cell', () => {
    fc.assert(
      fc.property(batches, fc.constantFrom(0, 0.01, 0.3, 1), fc.constantFrom(-1, 0, 2), (given, alpha, minimum) => {
        const archive = newThresholds(CELLS, DIM, minimum);
        const expected = Array.from({ length: CELLS }, () => ({ threshold: minimum as number, birth: 0 }));
        let birth = 1;
        for (const rows of given) {
          const { status, gain } = offer(archive, alpha, rows, birth);
          rows.forEach(({ cell, fitness }, i) => {
            const { threshold, birth: occupant } = expected[cell];
            expect(gain[i]).toBeCloseTo(fitness - threshold, 12);
            expect(status[i]).toBe(fitness > threshold ? (occupant === 0 ? 2 : 1) : 0);
          });
          expected.forEach((before, cell) => {
            const taken = rows
              .map((row, i) => ({ ...row, birth: birth + i }))
              .filter((row) => row.cell === cell && row.fitness > before.threshold);
            if (taken.length === 0) return;
            const mean = taken.reduce((sum, { fitness }) => sum + fitness, 0) / taken.length;
            const kept = (1 - alpha) ** taken.length;
            const best = Math.max(...taken.map(({ fitness }) => fitness));
            expected[cell] = {
              threshold: kept * before.threshold + (1 - kept) * mean,
              birth: taken.find(({ fitness }) => fitness === best)!.birth,
            };
          });
          birth += rows.length;
        }
        expected.forEach(({ threshold, birth: occupant }, cell) => {
          expect(archive.thresholds[cell]).toBeCloseTo(threshold, 10);
          expect(birthIn(archive, cell)).toBe(occupant);
        });
        expect(archive.filled).toBe(expected.filter(({ birth: occupant }) => occupant > 0).length);
      }),
    );
  });

  it('with one row at a time is t ← (1 − α)·t + α·f', () => {
    const archive = newThresholds(CELLS, DIM, 0);
    const seen: number[] = [];
    [8, 4, 1, 20].forEach((fitness, i) => {
      offer(archive, 0.25, [{ cell: 1, fitness }], i + 1);
      seen.push(archive.thresholds[1]);
    });
    // 8 raises 0 to 2; 4 raises 2 to 2.5; 1 is refused; 20 raises 2.5 by a quarter of 17.5.
    expect(seen).toEqual([2, 2.5, 2.5, 6.875]);
    expect(birthIn(archive, 1)).toBe(4);
  });

  it('with α = 1 keeps the fitness of the elites, with α = 0 the first threshold', () => {
    for (const [alpha, expected] of [
      [1, 7],
      [0, 0],
    ]) {
      const archive = newThresholds(CELLS, DIM, 0);
      [5, 7, 6].forEach((fitness, i) => offer(archive, alpha, [{ cell: 0, fitness }], i + 1));
      expect(archive.thresholds[0]).toBe(expected);
      expect(birthIn(archive, 0)).toBe(alpha === 1 ? 2 : 3);
    }
  });

  it('grows to what it says it may need', () => {
    const cells = 3000;
    const archive = newThresholds(cells, 1, 0);
    const judgement = newJudgement(cells);
    new Annealing(0.5, cells, 1).add(
      archive,
      { size: cells, solutions: Float64Array.from({ length: cells }, (_, i) => i), parents: new Uint32Array(cells) },
      { objectives: new Float64Array(cells).fill(1), descriptors: new Float64Array(2 * cells) },
      Uint32Array.from({ length: cells }, (_, i) => cells - 1 - i),
      1,
      judgement,
    );
    expect(archive.filled).toBe(cells);
    const x = new Float64Array(1);
    expect(occupantsOf(archive, 1).take(archive.slotOfCell[0], x)).toBe(cells);
    expect(x[0]).toBe(cells - 1);
    expect(plainBytes(archive) - 8).toBe(thresholdBytes(cells, 1));
  });
});
