import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../host/registry.ts';
import { readHandIns, writeHandIn, type HandIn } from './hand-in.ts';
import { decodeLink, encodeLink, LABS } from './link.ts';
import { agrees, scoreOf, SCORES, writeScore } from './score.ts';

const HASH = '#/map-elites?at=3000&code=anna&evals=3000&problem=arm&seed=7&digest=0123456789ab';
const URL = `https://example.org/searchlight/${HASH}`;
const [QD] = SCORES;
const score = (value: number) => ({ ...QD, value });
const only = (text: string): HandIn => {
  const { handIns } = readHandIns(text);
  expect(handIns).toHaveLength(1);
  return handIns[0];
};

describe('a line that is handed in', () => {
  it('is read back as it was written', () => {
    expect(only(writeHandIn('anna', score(0.613_217_8), URL))).toEqual({
      line: 1,
      name: 'anna',
      stated: { label: 'QD score', value: 0.613_218, digits: 6 },
      link: URL,
    });
    expect(only(writeHandIn(undefined, null, URL))).toEqual({ line: 1, name: '', link: URL });
  });

  it('survives chats, mails, spreadsheets and typing', () => {
    const line = `anna · QD score 0.6132 · ${URL}`;
    for (const text of [
      line,
      `  ${line}  `,
      `anna - QD score: 0.6132 - <${URL}>`,
      `anna | QD score 0.6132 | ${URL}.`,
      `anna (QD score = 0.6132) ${URL}).`,
      `"anna","QD score 0.6132","${URL}"`,
      `anna;QD score 0.6132;${URL};`,
      `anna,QD score 0.6132,${URL},`,
      `anna\tqd score 0.6132\t${URL}\t`,
      `anna · QD score 0.6132 · [${URL}](${URL})`,
      `**anna** QD score 0.6132 "${URL.replaceAll('&', '&amp;')}"`,
      `\u200banna · QD score 0.6132 ·\u00a0${URL}\u200b`,
    ]) {
      const { name, stated, link } = only(text);
      expect({ text, link, stated: stated?.value }).toEqual({ text, link: URL, stated: 0.6132 });
      expect(name.replace(/[^\w]/g, '')).toBe('anna');
    }
    const wrapped = `anna https://safelinks.example.com/?url=${encodeURIComponent(URL)}&data=05%7C01`;
    expect(only(wrapped).link).toBe(URL);
  });

  it('may be a link alone, with or without its address, or what the command line takes', () => {
    expect(only(HASH).link).toBe(HASH);
    expect(only('problem=arm&seed=3').link).toBe('problem=arm&seed=3');
    expect(only('#/nas').link).toBe('#/nas');
  });

  it('may hold several links; other lines are counted, comments are not', () => {
    const other = URL.replace('seed=7', 'seed=8');
    const text = `# a class\n\nname,link\r\nanna ${URL} ben QD score 0.5 ${other}\n`;
    expect(readHandIns(text)).toEqual({
      handIns: [
        { line: 4, name: 'anna', link: URL },
        { line: 4, name: 'ben', stated: { label: 'QD score', value: 0.5, digits: 1 }, link: other },
      ],
      without: [3],
    });
  });

  it('keeps lists in a digest and drops what a comma adds', () => {
    const race = `${HASH},ba9876543210`;
    expect(only(`anna,${race},0.61`).link).toBe(race);
  });

  it('gives back any run that any text stands around', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N} .,:;!()*"'<>|\t-]{0,30}$/u);
    const link = fc
      .record({
        lab: fc.constantFrom(...LABS),
        seed: fc.nat(4_294_967_295),
        evals: fc.integer({ min: 1, max: 1_000_000 }),
        digest: fc.stringMatching(/^[0-9a-f]{12}$/),
        code: fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,20}$/u),
      })
      .map(({ lab, seed, evals, digest, code }) => {
        const text = `#/${lab}?seed=${seed}&evals=${evals}&code=${encodeURIComponent(code)}&digest=${digest}`;
        return encodeLink(decodeLink(text, catalogue).value, catalogue);
      });
    fc.assert(
      fc.property(word, link, word, (before, hash, after) => {
        const found = readHandIns(`${before} https://h.example/${hash} ${after}`);
        expect(found.handIns.map((one) => one.link)).toEqual([`https://h.example/${hash}`]);
        expect(decodeLink(found.handIns[0].link, catalogue).notes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never fails on any text, nor takes long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(URL, '%23%2F', '#/nas?', '\n'))),
        (parts) => {
          for (const { link, line } of readHandIns(parts.join('')).handIns) {
            expect(link).not.toBe('');
            expect(line).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
    for (const piece of ['a', '.', ' ', '%23%2F', '#/nas', '#/nas?&digest=', '1', '·'])
      readHandIns(piece.repeat(200_000));
  });
});

describe('score', () => {
  it('is told by the names that lenses have for it', () => {
    const cards = new Map(catalogue.lenses.flatMap(({ metrics }) => metrics).map(({ id, label }) => [id, label]));
    for (const { id, label } of SCORES) expect(cards.get(id)).toBe(label);
  });

  it('depends on the lab', () => {
    const metrics = { qdScore: 0.5, hvShare: 0.9, rootValue: 0.7, regret: NaN };
    expect(LABS.map((lab) => scoreOf(lab, metrics)?.id)).toEqual(['qdScore', 'hvShare', 'rootValue', 'qdScore']);
    expect(scoreOf('mcts', { rootValue: 0.5, regret: 0 })).toMatchObject({
      id: 'regret',
      value: 0,
      lowerIsBetter: true,
    });
    expect(scoreOf('nas', { hvShare: NaN, hypervolume: NaN, qdScore: 2 })?.id).toBe('qdScore');
    expect(scoreOf('mcts', { rootValue: NaN })).toBeNull();
  });

  it('agrees with itself however it is rounded, and with no other', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
        fc.integer({ min: 1, max: 6 }),
        (value, digits) => {
          const written = Number(value.toPrecision(digits)).toPrecision(digits);
          const { stated } = only(`QD score ${written} ${URL}`);
          expect(stated && agrees(stated, score(value))).toBe(true);
          expect(only(writeHandIn(undefined, score(value), URL)).stated?.value).toBe(Number(writeScore(value)));
        },
      ),
    );
    const stated = { label: 'QD score', value: 0.6132, digits: 4 };
    expect(agrees(stated, score(0.613_249))).toBe(true);
    expect(agrees(stated, score(0.6133))).toBe(false);
    expect(agrees({ ...stated, label: 'Regret' }, score(0.6132))).toBe(false);
  });
});
