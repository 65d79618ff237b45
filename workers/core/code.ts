/**
 * A seed for each student, without accounts: `seed=@` in a link asks for a code (a name, or a number the teacher gave),
 * and the seed is made of that code and of what the link locks. What it leaves open a student may change, and the seed
 * still fits the code; a code that does not fit shows that the seed, the code or something locked was changed by hand.
 * Like everything about a run it is the same anywhere. Pure.
 */
import { lockOn, type Lock } from './framing.ts';
import { runEntries, type Permalink } from './link.ts';
import { sha256 } from './sha256.ts';
import type { Catalogue } from './spec.ts';

/** As many seeds as the button that draws one has: short in a link. */
const SEEDS = 1_000_000;

const bytesOf = (ascii: string): Uint8Array => Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));

/** The seed of whoever has this code, in the run or race that `link` sets. */
export function seedOf(code: string, link: Permalink, catalogue: Catalogue): number {
  const locks: readonly Lock[] = link.frame?.lock ?? [];
  const kept = [...runEntries(link, catalogue)].filter(([key]) => {
    const lock = lockOn(key);
    return lock !== undefined && lock !== 'seed' && locks.includes(lock);
  });
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = [['code', code], ['lock', locks.join(',')], ...kept].map((pair) =>
    pair.map(encodeURIComponent).join('='),
  );
  return parseInt(sha256(bytesOf(text.join('&'))).slice(0, 12), 16) % SEEDS;
}

/** The same link with this code, and the seed made of it. */
export function withCode(link: Permalink, code: string, catalogue: Catalogue): Permalink {
  const { asks: _, ...rest } = link;
  const seed = seedOf(code, link, catalogue);
  return {
    ...rest,
    spec: { ...link.spec, seed },
    ...(link.rivals && { rivals: link.rivals.map((spec) => ({ ...spec, seed })) }),
    frame: { ...link.frame, code },
  };
}

/** Whether the seed of a link is the one its code makes; undefined if it has no code. */
export function codeFits(link: Permalink, catalogue: Catalogue): boolean | undefined {
  const code = link.frame?.code;
  return code === undefined ? undefined : !link.asks && link.spec.seed === seedOf(code, link, catalogue);
}
