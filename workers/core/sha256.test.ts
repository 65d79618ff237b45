import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashOf, sha256 } from './sha256.ts';

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 131 + (i >> 7)) % 256);

describe('SHA-256', () => {
  it('has the published values', () => {
    const ascii = (text: string) => new TextEncoder().encode(text);
    expect(sha256(ascii('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(ascii(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashOf(ascii('abc'))).toBe('ba7816bf8f01');
  });

  it('is what Node computes, at every length around a block and from the middle of a buffer', () => {
    const node = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    for (const length of [...Array.from({ length: 140 }, (_, i) => i), 1000, 65_537]) {
      const bytes = bytesOf(length);
      expect(sha256(bytes), String(length)).toBe(node(bytes));
      expect(sha256(bytes.subarray(length >> 1)), `half of ${length}`).toBe(node(bytes.subarray(length >> 1)));
    }
  });
});
