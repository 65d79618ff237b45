import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { hashOf } from '../core/sha256.ts';
import { cli } from './cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'own-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The page's own example, as `e2e/own.spec.ts` runs it there. */
const HILLS = `export function evaluate(x: number[]) {
  let height = 0;
  for (const v of x) height += Math.cos(3 * v) - 0.4 * v * v;
  return { objectives: [height], descriptors: [x[0], x[1]] };
}
`;

const definition = (code: string): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      name: 'Hills',
      dims: 4,
      low: -5,
      high: 5,
      objectives: [{ name: 'height', low: -40, high: 4, minimised: false }],
      descriptors: [
        { name: 'x1', low: -5, high: 5 },
        { name: 'x2', low: -5, high: 5 },
      ],
      answers: { kind: 'code', code },
    }),
  );

/** Runs 512 evaluations of a definition with this program. */
async function run(code: string, flags: readonly string[] = []) {
  const bytes = definition(code);
  const file = path.join(folder, 'own.json');
  writeFileSync(file, bytes);
  return cli(['run', `problem=own&p.own=${hashOf(bytes)}&evals=512&s.iso=0.5`, '--own', file, ...flags]);
}

const returning = (value: string): string =>
  `export const evaluate = (x, rng) => ({ objectives: [${value}], descriptors: [x[0], x[1]] });`;

describe('--own', () => {
  it('gives the digest that the page gives', async () => {
    const { code, out, err } = await run(HILLS, ['--json']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ at: 512, digest: 'e435c20827f2' });
  });

  it('gives each solution the same chance again', async () => {
    const [first, second] = [await run(returning('rng.normal()')), await run(returning('rng.normal()'))];
    expect(first.code).toBe(0);
    expect(second.out).toBe(first.out);
  });

  it('stops what does not end, and says which evaluation went wrong', async () => {
    const endless = await run('export function evaluate() { for (;;); }');
    expect(endless).toMatchObject({ code: 2, out: '' });
    expect(endless.err).toContain('evaluation 1: expected 2 s at most');
    for (const [code, words] of [
      [returning('process.pid'), 'evaluation 1: ReferenceError: process is not defined'],
      [returning('require("fs")'), 'expected all in one text, got an import of fs'],
      [returning('Math.random()'), 'Math.random is not available here'],
      [returning('Date.now()'), 'Date is not available here: a solution must get the same answer at any time'],
      [returning('undefined'), 'expected finite numbers in objectives, got nothing at place 1'],
      ['export function evaluate(x {', 'expected TypeScript or JavaScript, got'],
    ]) {
      const { code: exit, err } = await run(code);
      expect(err).toContain(words);
      expect(exit).toBe(2);
    }
  });

  it('is refused where the link names another', async () => {
    const file = path.join(folder, 'own.json');
    const { code, err } = await cli(['run', 'problem=own&p.own=0123456789ab&evals=10', '--own', file]);
    expect(code).toBe(2);
    expect(err).toContain('expected a link with p.own=');
    expect((await cli(['run', 'problem=own&p.own=0123456789ab&evals=10'])).err).toContain('it is not open here');
  });
});

describe('own', () => {
  // Another text than that which this process was given above.
  const program = `${HILLS}// Handed in.\n`;
  const bytes = definition(program);
  const packed = deflateRawSync(bytes).toString('base64url');
  const link = (own: string, hash = hashOf(bytes)): string =>
    `#/map-elites?evals=512&own=${own}&p.own=${hash}&problem=own&s.iso=0.5&digest=e435c20827f2`;

  it('writes what a link carries to a file, with which a class’s lines are verified', async () => {
    const [lines, file] = ['lines.txt', 'carried.json'].map((name) => path.join(folder, name));
    writeFileSync(lines, `anna · ${link(packed)}\n`);
    const without = await cli(['verify', lines]);
    expect(without.code).toBe(1);
    expect(without.out).toMatch(/refused .*the command own writes what the link carries to a file/);
    const written = await cli(['own', link(packed), file]);
    expect(written.code).toBe(0);
    expect(written.out).toContain(program);
    expect(Uint8Array.from(readFileSync(file))).toEqual(bytes);
    expect((await cli(['verify', lines, '--own', file])).out).toContain('1 links: 1 verified');
    // Nothing that is there is written over.
    expect((await cli(['own', link(packed), file])).err).toContain('expected a new file to write to');
  });

  it('refuses what is none', async () => {
    const file = path.join(folder, 'none.json');
    const bomb = deflateRawSync(new Uint8Array(10_000_000)).toString('base64url').slice(0, 8000);
    for (const [text, words] of [
      [link(packed.slice(0, 40)), 'expected a definition after own='],
      [link(bomb), 'expected a definition after own='],
      [link(packed, '0123456789ab'), 'expected the definition whose SHA-256 begins with 0123456789ab'],
      ['#/map-elites?problem=own', 'expected a link that carries a definition'],
      ['#/map-elites?problem=nothing', 'nothing'],
    ]) {
      const { code, err } = await cli(['own', text, file]);
      expect(err).toContain(words);
      expect(code).toBe(2);
    }
    expect((await cli(['own', file])).err).toContain('own takes a link and a file, got 1');
    expect(existsSync(file)).toBe(false);
  });
});
