import { describe, expect, it } from 'vitest';
import { cli } from '../workers/cli/cli.ts';
import { decodeLink, encodeLink, LABS } from '../workers/core/link.ts';
import { specEntries } from '../workers/core/spec.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { CORPUS, readCorpus } from './corpus.ts';
import { mangle } from './mangle.ts';

const corpus = readCorpus();

describe('the corpus of links', () => {
  it('verifies on the command line', async () => {
    const { code, out } = await cli(['verify', CORPUS]);
    expect(out).toContain(`${corpus.length} links: ${corpus.length} verified, 0 failed, 0 not checked`);
    expect(code).toBe(0);
  });

  it('covers every problem, search and parameter', () => {
    const all = corpus.join('\n');
    for (const { id } of [...catalogue.problems, ...catalogue.searches]) {
      const used = corpus.some((link) => {
        const { problem, search } = decodeLink(link, catalogue).value.spec;
        return [problem, search].includes(id);
      });
      expect(used, id).toBe(true);
    }
    for (const [prefix, cards] of [
      ['p', catalogue.problems],
      ['s', catalogue.searches],
      ['l', catalogue.lenses],
    ] as const) {
      for (const { key } of cards.flatMap((card) => card.params)) expect(all).toContain(`${prefix}.${key}=`);
    }
  });

  it('is written as the page writes it', () => {
    for (const link of corpus) expect(encodeLink(decodeLink(link, catalogue).value, catalogue)).toBe(link);
  });
});

describe('mangled links', () => {
  it('never throw, and always give a spec that reads back as itself', () => {
    let noted = 0;
    for (const link of mangle(corpus, 10_000, 2)) {
      const { value, notes } = decodeLink(link, catalogue);
      if (notes.length > 0) noted++;
      expect(LABS).toContain(value.lab);
      const again = decodeLink(encodeLink(value, catalogue), catalogue);
      expect(again.notes, link).toEqual([]);
      expect(again.value, link).toEqual(value);
      expect(specEntries(again.value.spec, catalogue), link).toEqual(specEntries(value.spec, catalogue));
    }
    // Most damage is noticed; what is left falls on digits, or cuts whole keys off.
    expect(noted).toBeGreaterThan(5_000);
  });

  it('open as a run or are refused with a reason', () => {
    for (const link of mangle(corpus, 1_000, 3)) {
      const { spec, lens } = decodeLink(link, catalogue).value;
      const opened = openRun(spec, lens);
      if (!opened.ok)
        expect(
          ['too-big', 'no-latency', 'no-own', 'no-table', 'bad-table', 'bad-position', 'bad-level', 'too-deep'],
          link,
        ).toContain(opened.code);
    }
  });
});
