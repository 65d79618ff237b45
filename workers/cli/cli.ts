/**
 * The commands: run, verify, compare, experiment, sweep, own, list, help. Each takes its arguments and answers with what to print and the exit code, so
 * that tests can call it without a process.
 */
import { formatCount } from '../core/params.ts';
import { metricsOf } from '../core/spec.ts';
import { catalogue } from '../host/registry.ts';
import { refuse, type Answer } from './answer.ts';
import { carried } from './carried.ts';
import { compare } from './compare.ts';
import { experiment } from './experiment.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { readModelsFromFiles } from './models.ts';
import { readInput } from './input.ts';
import { recompute, type Outcome } from './recompute.ts';
import { takeOwn } from './own.ts';
import { takeTables } from './tables.ts';
import { sweep } from './sweep.ts';
import { verify } from './verify.ts';

const misuse = (message: string, json: boolean): Answer => refuse({ code: 'usage', message, hint: 'see --help' }, json);

function describe({ spec, at, digest, metrics, verification }: Outcome): string {
  // A problem may have fewer objectives than its kind has, and then fewer metrics.
  const cards = metricsOf(catalogue, spec.problem).filter(({ id }) => id in metrics);
  const width = 1 + Math.max('digest  '.length, ...cards.map(({ id }) => id.length));
  const lines = [
    `${spec.search} on ${spec.problem}, seed ${spec.seed}`,
    `${'at'.padEnd(width)}${formatCount(at)} of ${formatCount(spec.budget)} evaluations`,
    `${'digest'.padEnd(width)}${digest}`,
    ...cards.map(({ id, label, unit }) => `${id.padEnd(width)}${metrics[id]}   ${label.toLowerCase()}, ${unit}`),
  ];
  if (verification) lines.push(`${verification.status}: ${verification.sentence}`);
  return lines.join('\n');
}

async function run(args: readonly string[]): Promise<Answer> {
  const json = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  if (rest.length !== 1) {
    return misuse(`run takes one link, spec file or key=value text, got ${rest.length}`, json);
  }
  const input = readInput(rest[0]);
  if (!input.ok) return refuse(input, json);
  const result = await recompute(input.value);
  if (!result.ok) return refuse(result, json);
  const outcomes = result.value;
  const answers = outcomes.map(({ spec, at, digest, metrics, verification }) => {
    return { spec, at, digest, metrics, ...(verification && { verification: verification.status }) };
  });
  return {
    code: outcomes.some(({ verification }) => verification?.status === 'differs') ? 1 : 0,
    out: json
      ? JSON.stringify(answers.length > 1 ? { entrants: answers } : answers[0])
      : outcomes.map(describe).join('\n\n'),
    err: '',
  };
}

/** `note` is told what goes on while a long command runs. */
export async function cli(args: readonly string[], note: (line: string) => void = () => {}): Promise<Answer> {
  readModelsFromFiles();
  const [command, ...given] = args;
  const tabled = takeTables(given);
  const taken = tabled.ok ? takeOwn(tabled.value) : tabled;
  if (!taken.ok) return refuse(taken, given.includes('--json'));
  const rest = taken.value;
  if (command === undefined || rest.includes('--help') || ['help', '--help', '-h'].includes(command)) {
    return { code: command === undefined ? 2 : 0, out: help, err: '' };
  }
  if (command === 'run') return run(rest);
  if (command === 'verify') return verify(rest);
  if (command === 'compare') return compare(rest, note);
  if (command === 'experiment') return experiment(rest, note);
  if (command === 'sweep') return sweep(rest, note);
  if (command === 'own') return carried(rest);
  if (command === 'list') return { code: 0, out: list(), err: '' };
  return misuse(
    `expected run, verify, compare, experiment, sweep, own or list, got "${command}"`,
    rest.includes('--json'),
  );
}
