import { describe, expect, it } from 'vitest';
import { fromHalf, parameterCount, readTransformer } from './weights.ts';

describe('parameterCount', () => {
  it('is what the paper’s code makes', () => {
    expect([parameterCount(8, 3), parameterCount(12, 4), parameterCount(16, 5)]).toEqual([62_408, 134_532, 247_680]);
  });
});

describe('fromHalf', () => {
  it('reads numbers known by the standard', () => {
    const known = [
      0x0001,
      2 ** -24,
      0x03ff,
      0.000060975552,
      0x0400,
      2 ** -14,
      0x3555,
      0.333251953125,
      0x3bff,
      0.99951171875,
    ];
    const more = [0x3c00, 1, 0x3c01, 1.0009765625, 0xc000, -2, 0x7bff, 65504, 0x8000, -0, 0x6400, 1024, 0x6800, 2048];
    const all = [...known, ...more];
    for (let i = 0; i < all.length; i += 2) expect(fromHalf(all[i])).toBeCloseTo(all[i + 1], 12);
  });
});

describe('readTransformer', () => {
  it('refuses a file of another network', () => {
    expect(() => readTransformer(new Uint8Array(400), 8, 3)).toThrow(/62408 weights were expected.*100 came/);
  });
});
