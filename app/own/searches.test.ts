import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../workers/core/link.ts';
import { hashOf } from '../../workers/core/sha256.ts';
import { catalogue } from '../../workers/host/registry.ts';
import { readDefinition } from '../../workers/problems/own/definition.ts';
import { bytesOf } from './draft.ts';
import { EXAMPLES } from './examples.ts';
import { LONGEST, pack, unpack } from './link-text.ts';
import { offersFor, OFFERS, runLink } from './searches.ts';

describe('the searches offered', () => {
  it('are all in the catalogue', () => {
    for (const { search } of OFFERS) expect(catalogue.fitting.own).toContain(search);
  });

  it('open as links that are understood whole, for every example', async () => {
    for (const { definition } of EXAMPLES) {
      expect(readDefinition(bytesOf(definition))).toEqual(definition);
      const packed = await pack(bytesOf(definition));
      const hash = hashOf(bytesOf(definition));
      for (const offer of offersFor(definition)) {
        const { value, notes } = decodeLink(runLink(offer, definition, hash, packed, 500), catalogue);
        expect(notes).toEqual([]);
        expect(value).toMatchObject({ lab: offer.lab, own: packed, spec: { search: offer.search, budget: 500 } });
        expect(value.spec.params['p.own']).toBe(hash);
      }
    }
  });
});

describe('a definition in a link', () => {
  it('comes out as it went in', async () => {
    for (const { definition } of EXAMPLES) {
      const bytes = bytesOf(definition);
      const packed = await pack(bytes);
      expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(await unpack(packed ?? '')).toEqual(bytes);
    }
  });

  it('is left out where it would be too long, and nothing where it is none', async () => {
    // Bytes that cannot be made smaller.
    let word = 1;
    const noise = Uint8Array.from(
      { length: LONGEST },
      () => (word = (Math.imul(word, 1664525) + 1013904223) >>> 0) >>> 24,
    );
    expect(await pack(noise)).toBeNull();
    for (const text of ['', '!!', 'AAAA', 'x'.repeat(LONGEST + 1)]) expect(await unpack(text)).toBeNull();
  });

  it('unfolds to no more than it may', async () => {
    const packed = await pack(new Uint8Array(1_000_000));
    expect(packed?.length).toBeLessThan(LONGEST);
    expect(await unpack(packed ?? '')).toBeNull();
  });
});
