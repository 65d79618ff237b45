import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NETWORKS, stagesOf } from '../problems/supernet/architecture.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { MACS_FRONT } from '../problems/supernet/front.ts';
import { decodeLatency, encodeLatency, FEATURES, predictLatency } from '../problems/supernet/latency.ts';
import { compareFronts } from './compare.ts';

const table = readFileSync(path.join(import.meta.dirname, '../../public/models/supernet/truth.bin'));
const truth = new Uint16Array(table.buffer.slice(table.byteOffset, table.byteOffset + table.length));
const WRONG = Uint16Array.from({ length: NETWORKS }, (_, id) => truth[2 * id]);

const ABOUT = { protocol: 1, backend: 'wasm' as const, batch: 1 as const, least: 1e-4 };
/** Time by multiplications alone, in MACs / 1e6 ms; see `latency.test.ts`. */
const BY_MACS = encodeLatency({
  ...ABOUT,
  weights: Array.from({ length: FEATURES }, (_, k) => {
    if (k % 13 > 10) return 0.14336;
    return k >= 26 && k < 30 ? 0.0004 * (k - 25) : 0;
  }),
  intercept: 0,
});
/** Time by layers alone: a call each, as on a device whose calls cost more than their sums. */
const BY_LAYERS = encodeLatency({
  ...ABOUT,
  weights: Array.from({ length: FEATURES }, (_, k) => (k % 13 === 7 ? 0.25 : 0)),
  intercept: 1,
});

describe('compareFronts', () => {
  const found = compareFronts([BY_MACS, BY_LAYERS], WRONG);

  it('finds the known front where time goes by multiplications, and shares all with itself', () => {
    const errors = new Map(MACS_FRONT);
    const macsFront = MACS_FRONT.map(([id]) => costOf(stagesOf(id)).macs);
    // Numbers in a model's text are rounded: ties fall either way.
    const own = found.fronts[0];
    expect(Math.abs(own.length - MACS_FRONT.length)).toBeLessThanOrEqual(2);
    const hits = own.filter(({ macs, accuracy }) =>
      MACS_FRONT.some(([, wrong], i) => macsFront[i] === macs && 100 - wrong / 10 === accuracy),
    );
    expect(hits.length).toBeGreaterThan(0.9 * errors.size);
    expect(found.tauMacs[0]).toBeGreaterThan(0.999);
    const same = compareFronts([BY_MACS, BY_MACS], WRONG);
    expect(same).toMatchObject({ jaccard: 1, tau: 1, kept: [1, 1], shared: own.length });
  });

  it('finds, where time goes by layers, the best network of each number of them', () => {
    const best = [0, 1, 2, 3].map((layers) => {
      let fewest = Infinity;
      for (let id = 0; id < NETWORKS; id++)
        if (stagesOf(id).filter(({ tapsB }) => tapsB > 0).length === layers) fewest = Math.min(fewest, WRONG[id]);
      return 100 - fewest / 10;
    });
    const members = found.fronts[1];
    expect(members.map(({ accuracy }) => accuracy)).toEqual(best.map((value) => expect.closeTo(value, 9)));
    expect(members.map(({ ms }) => ms[1])).toEqual([1, 1.25, 1.5, 1.75].map((ms) => expect.closeTo(ms, 4)));
    for (const { id, ms } of members) expect(ms[0]).toBe(predictLatency(decodeLatency(BY_MACS), stagesOf(id)));
  });

  it('says what is shared, and that the front of another device is worth less here', () => {
    const ids = found.fronts.map((front) => front.map(({ id }) => id));
    const shared = ids[0].filter((id) => ids[1].includes(id)).length;
    expect(found.shared).toBe(shared);
    expect(found.jaccard).toBe(shared / new Set(ids.flat()).size);
    expect(found.tau).toBeLessThan(0.9);
    for (const kept of found.kept) {
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(1);
    }
  });

  it('refuses what is no model, and a table of other networks', () => {
    expect(() => compareFronts(['', BY_MACS], WRONG)).toThrow(/expected to predict latencies by, but none is named/);
    expect(() => compareFronts(['abc', BY_MACS], WRONG)).toThrow(/126 letters/);
    expect(() => compareFronts([BY_MACS, BY_MACS], new Uint16Array(3))).toThrow(/110592 networks were expected, got 3/);
  });
});
