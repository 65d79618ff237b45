import { expect, test } from 'vitest';
import { decodeLink, LABS } from '../../../workers/core/link.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { addressOf, commandOf, linkOf, readAddress, readPasted, snippetOf, type Built } from './built.ts';

function pasted(text: string): Built {
  const result = readPasted(text);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

test('what is pasted comes out as it was, framing and all', () => {
  const link = '#/nas?embed=1&evals=150&hide=claims,share&lock=evals,problem&problem=supernet&search=linas&seed=7';
  for (const text of [link, `https://example.org/page/${link}`, `  ${link}\n`]) expect(linkOf(pasted(text))).toBe(link);
  expect(linkOf(pasted('problem=arm&seed=3'))).toBe('#/map-elites?problem=arm&seed=3');
  for (const lab of LABS) expect(linkOf(pasted(`#/${lab}`))).toBe(`#/${lab}?`);
});

test('every lesson can be framed, by its short link too', () => {
  for (const { id } of LESSONS) {
    const built = pasted(`#/s/${id}`);
    expect(built.frame.lesson).toBe(id);
    const { value, notes } = decodeLink(linkOf({ ...built, frame: { ...built.frame, lock: ['answers'] } }), catalogue);
    expect(notes).toEqual([]);
    expect(value.frame).toMatchObject({ lesson: id, lock: ['answers'] });
  }
});

test('the address of the builder says all of it', () => {
  const built = {
    ...pasted('#/nas?evals=150&problem=supernet&seed=7'),
    frame: { embed: true, hide: ['share'] },
  } as Built;
  for (const one of [built, { ...built, asks: true }, { ...built, frame: {} }]) {
    const address = addressOf(one);
    expect(address).toMatch(/^#\/build\?/);
    expect(readAddress(address.slice('#/build?'.length))).toEqual({ ok: true, value: one });
  }
  expect(readAddress('')).toMatchObject({ ok: true, value: { lab: 'map-elites' } });
});

test('a seed of their own: the promise of one seed goes, and the seed comes back when it is unticked', () => {
  const link = '#/map-elites?at=100&problem=arm&seed=7&digest=0123456789ab';
  const built = pasted(link);
  expect(linkOf({ ...built, asks: true })).toBe('#/map-elites?at=100&problem=arm&seed=@');
  expect(linkOf({ ...built, asks: false })).toBe(link);
  expect(pasted('#/map-elites?problem=arm&seed=@').asks).toBe(true);
  // A code is a student's, and no part of what all are given.
  expect(linkOf(pasted('#/map-elites?code=anna&problem=arm&seed=5'))).toBe('#/map-elites?problem=arm&seed=5');
});

test('what is no run is refused with a sentence', () => {
  for (const text of [
    '',
    'hello',
    'https://example.org/',
    '#/class',
    '#/nonsense?problem=arm',
    '#/nas?evals',
    '#/s/none',
  ])
    expect(readPasted(text)).toMatchObject({ ok: false, code: 'no-run' });
  expect(readAddress('run=hello').ok).toBe(false);
  expect(readAddress('hide=everything').ok).toBe(false);
});

test('what is copied can be pasted: into a page, and into a shell', () => {
  expect(snippetOf('https://example.org/#/nas?a=1&b=2')).toContain('src="https://example.org/#/nas?a=1&amp;b=2"');
  const built = pasted("#/map-elites?problem=arm&view=it's");
  expect(commandOf({ ...built, asks: true })).toBe(
    "npm run -s cli -- run '#/map-elites?problem=arm&seed=@&view=it%27s&code=CODE' --json",
  );
});
