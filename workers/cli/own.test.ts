import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

/** Runs 512 evaluations of a definition with this program. */
async function run(code: string, flags: readonly string[] = []) {
  const bytes = new TextEncoder().encode(
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
