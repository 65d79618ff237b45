/**
 * The commands: run, verify, list, help. Each takes its arguments and answers with what to print and the exit code, so
 * that tests can call it without a process.
 */
import { formatCount } from '../core/params.ts';
import { catalogue } from '../host/registry.ts';
import type { Answer } from './answer.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { readInput } from './input.ts';
import { recompute, type Outcome } from './recompute.ts';
import { verify } from './verify.ts';

const refuse = (code: string, message: string, hint: string, json: boolean): Answer => ({
  code: 2,
  out: json ? JSON.stringify({ code, message, hint }) : '',
  err: json ? '' : `${message}\n${hint}`,
});

function describe({ spec, at, digest, metrics, verification }: Outcome): string {
  const lines = [
    `${spec.search} on ${spec.problem}, seed ${spec.seed}`,
    `at       ${formatCount(at)} of ${formatCount(spec.budget)} evaluations`,
    `digest   ${digest}`,
    ...catalogue.lenses
      .flatMap((lens) => lens.metrics)
      .map(({ id, label, unit }) => `${id.padEnd(9)}${metrics[id]}   ${label.toLowerCase()}, ${unit}`),
  ];
  if (verification) lines.push(`${verification.status}: ${verification.sentence}`);
  return lines.join('\n');
}

async function run(args: readonly string[]): Promise<Answer> {
  const json = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  if (rest.length !== 1) {
    return refuse('usage', `run takes one link, spec file or key=value text, got ${rest.length}`, 'see --help', json);
  }
  const input = readInput(rest[0]);
  if (!input.ok) return refuse(input.code, input.message, input.hint, json);
  const result = await recompute(input.value);
  if (!result.ok) return refuse(result.code, result.message, result.hint, json);
  const { spec, at, digest, metrics, verification } = result.value;
  const status = verification && { verification: verification.status };
  return {
    code: verification?.status === 'differs' ? 1 : 0,
    out: json ? JSON.stringify({ spec, at, digest, metrics, ...status }) : describe(result.value),
    err: '',
  };
}

export async function cli(args: readonly string[]): Promise<Answer> {
  const [command, ...rest] = args;
  if (command === undefined || rest.includes('--help') || ['help', '--help', '-h'].includes(command)) {
    return { code: command === undefined ? 2 : 0, out: help, err: '' };
  }
  if (command === 'run') return run(rest);
  if (command === 'verify') return verify(rest);
  if (command === 'list') return { code: 0, out: list(), err: '' };
  return refuse('usage', `expected run, verify or list, got "${command}"`, 'see --help', rest.includes('--json'));
}
