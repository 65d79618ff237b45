import { expect, test } from 'vitest';
import { catalogue } from '../host/registry.ts';
import { codeFits, seedOf, withCode } from './code.ts';
import { decodeLink, encodeLink, type Permalink } from './link.ts';

const read = (text: string): Permalink => {
  const { value, notes } = decodeLink(text, catalogue);
  expect(notes).toEqual([]);
  return value;
};
const locked = '#/map-elites?evals=2000&lock=evals,params,problem&p.joints=7&problem=arm&seed=@';

test('seed=@ is kept until a code comes, and then is a seed with its code', () => {
  const link = read(locked);
  expect(link.asks).toBe(true);
  expect(encodeLink(link, catalogue)).toBe(locked);
  const anna = withCode(link, 'anna', catalogue);
  expect(encodeLink(anna, catalogue)).toBe(
    locked.replace('evals=', 'code=anna&evals=').replace('@', `${anna.spec.seed}`),
  );
  expect(read(encodeLink(anna, catalogue))).toEqual(anna);
});

test('the seed of a code is the same for ever', () => {
  // sha256sum of `code=anna&lock=evals%2Cparams%2Cproblem&evals=2000&p.joints=7&problem=arm`, 12 digits, modulo a million.
  expect(seedOf('anna', read(locked), catalogue)).toBe(387020);
});

test('codes give seeds of their own, also to all that race', () => {
  const race = read('problem=arm&search2=random&seed=@');
  const seeds = Array.from({ length: 200 }, (_, i) => withCode(race, `student ${i}`, catalogue));
  expect(new Set(seeds.map(({ spec }) => spec.seed)).size).toBe(200);
  for (const { spec, rivals } of seeds) expect(rivals?.[0].seed).toBe(spec.seed);
  expect(seedOf('Żółć', race, catalogue)).not.toBe(seedOf('Zolc', race, catalogue));
});

test('a code fits while what is locked stays, whatever else changes', () => {
  const { seed } = withCode(read(locked), 'anna', catalogue).spec;
  const own = locked.replace('@', `${seed}&code=anna`);
  expect(codeFits(read(own), catalogue)).toBe(true);
  expect(codeFits(read(`${own}&search=random`), catalogue)).toBe(true);
  expect(codeFits(read(`${own}&search=random&embed=1&hide=player&at=7`), catalogue)).toBe(true);
  expect(codeFits(read(own.replace('joints=7', 'joints=8')), catalogue)).toBe(false);
  expect(codeFits(read(own.replace('evals=2000', 'evals=2001')), catalogue)).toBe(false);
  expect(codeFits(read(own.replace('lock=evals,params,problem', 'lock=evals,problem')), catalogue)).toBe(false);
  expect(codeFits(read(own.replace(`seed=${seed}`, `seed=${seed + 1}`)), catalogue)).toBe(false);
  expect(codeFits(read(own.replace('anna', 'bert')), catalogue)).toBe(false);
  expect(codeFits(read(`${locked}&code=anna`), catalogue)).toBe(false);
  expect(codeFits(read('problem=arm'), catalogue)).toBeUndefined();
});

test('a digest promises nothing of a seed that is still to be made', () => {
  const { value, notes } = decodeLink(`${locked}&digest=0123456789ab`, catalogue);
  expect(value.digest).toBeUndefined();
  expect(notes.map(({ key }) => key)).toEqual(['digest']);
});
