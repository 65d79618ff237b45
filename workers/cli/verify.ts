/**
 * `verify <file>`: recomputes every link of a text file, bare or as it was handed in, and prints a table. It says what the
 * page's class wall says of the same text.
 */
import { readFileSync } from 'node:fs';
import { codeFits } from '../core/code.ts';
import { readHandIns, type HandIn } from '../core/hand-in.ts';
import { formatCount } from '../core/params.ts';
import { repeatsOf } from '../core/ranking.ts';
import { agrees, scoreOf, writeScore } from '../core/score.ts';
import { judgeAll, statusWords, worstOf } from '../core/verify.ts';
import { catalogue } from '../host/registry.ts';
import type { Answer } from './answer.ts';
import { readLink } from './input.ts';
import { recompute } from './recompute.ts';

interface Row {
  readonly line: number;
  readonly status: string;
  readonly score: string;
  readonly detail: string;
  /** Of what was computed; null if nothing was. */
  readonly digest: string | null;
}

async function check({ line, name, link: text, stated }: HandIn): Promise<Row> {
  const none = { line, score: '–', digest: null };
  const called = name === '' ? '' : `${name}: `;
  const link = readLink(text);
  if (!link.ok) return { ...none, status: 'bad link', detail: called + link.message };
  const result = await recompute(link.value);
  if (!result.ok) {
    const carries = link.value.own === undefined ? '' : '; the command own writes what the link carries to a file';
    return { ...none, status: 'refused', detail: called + result.message + carries };
  }
  const outcomes = result.value;
  const verifications = judgeAll(link.value, outcomes, catalogue);
  const details = outcomes.map(({ spec, at, digest }, i) => {
    const run = `${spec.search} on ${spec.problem}, seed ${spec.seed}`;
    return verifications[i].status === 'differs'
      ? `${run}: link says ${link.value.digest?.split(',')[i]}, recomputed ${digest}`
      : `${run}: ${digest} at ${formatCount(at)}`;
  });
  const worst = worstOf(verifications);
  const score = scoreOf(link.value.lab, outcomes[0].metrics);
  const untrue = stated !== undefined && (score === null || !agrees(stated, score));
  if (untrue) details.push(`stated ${stated.label} ${writeScore(stated.value)}`);
  if (codeFits(link.value, catalogue) === false) details.push(`seed not made of code ${link.value.frame?.code}`);
  return {
    line,
    status: statusWords(verifications[worst].status, outcomes[worst].at),
    score: score === null ? '–' : `${score.label} ${writeScore(score.value)}`,
    detail: called + details.join('; '),
    digest: outcomes[0].at > 0 ? outcomes.map(({ digest }) => digest).join(',') : null,
  };
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
  const { handIns, without } = readHandIns(text);
  const rows: Row[] = [];
  for (const handIn of handIns) rows.push(await check(handIn));
  if (rows.length === 0) {
    return { code: 2, out: '', err: `expected at least one link in ${args[0]}, got none\nput one link on a line` };
  }
  const repeats = repeatsOf(rows.map(({ digest }) => digest));
  const widths = (['status', 'score'] as const).map((key) => Math.max(...rows.map((row) => row[key].length)));
  const verified = rows.filter((row) => row.status === 'verified').length;
  const failed = rows.filter((row) => !['verified', 'not checked', 'approximate'].includes(row.status)).length;
  const table = rows.map(({ line, status, score, detail }, i) => {
    const first = repeats[i];
    const same = first === null ? '' : `; same digest as line ${rows[first].line}`;
    return `${String(line).padStart(4)}  ${status.padEnd(widths[0])}  ${score.padEnd(widths[1])}  ${detail}${same}`;
  });
  const sum = `${rows.length} links: ${verified} verified, ${failed} failed, ${rows.length - verified - failed} not checked`;
  const left = without.length > 0 ? [`no link in line ${without.join(', ')}`] : [];
  return { code: failed > 0 ? 1 : 0, out: [...table, ...left, sum].join('\n'), err: '' };
}
