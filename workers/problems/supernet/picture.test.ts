import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NETWORKS } from './architecture.ts';
import { COSTS, frontsOf } from './objectives.ts';
import { everyNetwork } from './picture.ts';

const bytes = readFileSync(new URL('../../../public/models/supernet/truth.bin', import.meta.url));
const truth = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));

/** The points that no other beats, cheapest first, of equal ones one: a sweep from the cheapest on. */
function frontOf(points: Float64Array): number[] {
  const ids = Array.from({ length: NETWORKS }, (_, id) => id);
  ids.sort((a, b) => points[2 * b + 1] - points[2 * a + 1] || points[2 * b] - points[2 * a] || a - b);
  let best = -Infinity;
  return ids
    .filter((id) => {
      const better = points[2 * id] > best;
      if (better) best = points[2 * id];
      return better;
    })
    .flatMap((id) => [points[2 * id], points[2 * id + 1]]);
}

describe('all networks', () => {
  for (const kind of COSTS) {
    it(`have the true front of ${kind.label}, and none is worse than the reference`, () => {
      const points = everyNetwork(truth, kind.value) as Float64Array;
      const { front, reference } = frontsOf(kind);
      expect(points.length).toBe(2 * NETWORKS);
      expect(frontOf(points)).toEqual([...(front ?? [])]);
      const beyond = points.findIndex((value, i) => value <= reference[i % 2]);
      expect(beyond).toBe(-1);
    });
  }

  it('have no cost that was measured elsewhere, and multiplications where none is named', () => {
    expect(everyNetwork(truth, 'latency')).toBeNull();
    const usual = everyNetwork(truth);
    expect(everyNetwork(truth, 'macs')?.every((value, i) => value === usual?.[i])).toBe(true);
  });
});
