/**
 * `verify <file>`: recomputes every link of a text file, one a line, and prints a table.
 */
import { readFileSync } from 'node:fs';
import { formatCount } from '../core/params.ts';
import type { VerificationStatus } from '../core/verify.ts';
import type { Answer } from './answer.ts';
import { readLink } from './input.ts';
import { recompute } from './recompute.ts';

const ORDER: readonly VerificationStatus[] = ['differs', 'not-checked', 'approximate', 'verified'];

interface Row {
  readonly line: number;
  readonly status: string;
  readonly detail: string;
}

/** Links with their line numbers; blank lines and lines that begin with `# ` are left out. */
export function linesOf(text: string): { line: number; link: string }[] {
  return text
    .split(/\r?\n/)
    .map((link, i) => ({ line: i + 1, link: link.trim() }))
    .filter(({ link }) => link !== '' && link !== '#' && !link.startsWith('# '));
}

async function check(line: number, text: string): Promise<Row> {
  const link = readLink(text);
  if (!link.ok) return { line, status: 'bad link', detail: link.message };
  const result = await recompute(link.value);
  if (!result.ok) return { line, status: 'refused', detail: result.message };
  const outcomes = result.value;
  const details = outcomes.map(({ spec, at, digest, verification }, i) => {
    const run = `${spec.search} on ${spec.problem}, seed ${spec.seed}`;
    return verification?.status === 'differs'
      ? `${run}: link says ${link.value.digest?.split(',')[i]}, recomputed ${digest}`
      : `${run}: ${digest} at ${formatCount(at)}`;
  });
  // A race is as good as its worst entrant.
  const worst = ORDER.find((status) => outcomes.some(({ verification }) => verification?.status === status));
  const differs = outcomes.find(({ verification }) => verification?.status === 'differs');
  const status = differs ? `differs at evaluation ${formatCount(differs.at)}` : worst?.replace('-', ' ');
  return { line, status: status ?? 'not checked', detail: details.join('; ') };
}

export async function verify(args: readonly string[]): Promise<Answer> {
  if (args.length !== 1)
    return { code: 2, out: '', err: `verify takes one file of links, got ${args.length}\nsee --help` };
  let text: string;
  try {
    text = readFileSync(args[0], 'utf8');
  } catch {
    return { code: 2, out: '', err: `expected a readable text file of links at ${args[0]}\ncheck the path` };
  }
  const rows: Row[] = [];
  for (const { line, link } of linesOf(text)) rows.push(await check(line, link));
  if (rows.length === 0) {
    return { code: 2, out: '', err: `expected at least one link in ${args[0]}, got none\nput one link on a line` };
  }
  const width = Math.max(0, ...rows.map((row) => row.status.length));
  const verified = rows.filter((row) => row.status === 'verified').length;
  const failed = rows.filter((row) => !['verified', 'not checked', 'approximate'].includes(row.status)).length;
  const table = rows.map(
    ({ line, status, detail }) => `${String(line).padStart(4)}  ${status.padEnd(width)}  ${detail}`,
  );
  const sum = `${rows.length} links: ${verified} verified, ${failed} failed, ${rows.length - verified - failed} not checked`;
  return { code: failed > 0 ? 1 : 0, out: [...table, sum].join('\n'), err: '' };
}
