/**
 * `compare '<link>' --searches a,b,… [--seeds n] [--json]`: several searches on one problem and budget, n seeds each; prints
 * the seed paper's four metrics, with several objectives those of the front, and how each search compares with the first.
 */
import { ILLUMINATION_METRICS } from '../core/illumination.ts';
import type { Permalink } from '../core/link.ts';
import { formatCount, parseNumber, quote } from '../core/params.ts';
import { fail, succeed, type Result } from '../core/result.ts';
import { findCard, SEED } from '../core/spec.ts';
import { catalogue } from '../host/registry.ts';
import { refuse, type Answer } from './answer.ts';
import { compareRuns, type Comparison, type Summary, type Treatment } from './compare-runs.ts';
import { readLink } from './input.ts';

const DEFAULT_SEEDS = 10;
const MAX_SEEDS = 100;
const HINT = "write it like: compare 'problem=arm&evals=20000' --searches map-elites,ea,random --seeds 10";

interface Request {
  readonly treatments: readonly Treatment[];
  readonly seeds: number;
  readonly json: boolean;
}

/** Where a search keeps a map of its own, it is of the size that all are compared on, unless it says otherwise. */
function sizes({ lens, spec }: Permalink, link: string): string {
  const own = findCard(catalogue.searches, spec.search).params.map(({ key }) => key);
  return ['cols', 'rows']
    .filter((key) => own.includes(key) && lens[key] !== undefined && !link.includes(`s.${key}=`))
    .map((key) => `&s.${key}=${lens[key]}`)
    .join('');
}

/** `text` is a search's id, with settings of its own if need be: `ea&s.population=100`. */
function readTreatment(base: string, text: string): Result<Treatment> {
  const link = `${base}&search=${text}`;
  const first = readLink(link);
  if (!first.ok) return { ...first, message: `${text}: ${first.message}` };
  const { at, digest, cell } = first.value;
  if (at !== undefined || digest !== undefined || cell !== undefined)
    return fail('bad-spec', 'expected a link without at, digest and cell, for runs are compared at their end', HINT);
  const sized = readLink(link + sizes(first.value, link));
  return sized.ok ? succeed({ label: text, link: sized.value }) : sized;
}

/** The value after a flag, taken out of the arguments. */
function take(args: string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

function read(args: readonly string[]): Result<Request> {
  const rest = args.filter((arg) => arg !== '--json');
  const searches = take(rest, '--searches');
  const given = take(rest, '--seeds') ?? String(DEFAULT_SEEDS);
  if (rest.length !== 1) return fail('usage', `compare takes one link or key=value text, got ${rest.length}`, HINT);
  const texts = (searches ?? '').split(',').filter((text) => text !== '');
  if (texts.length < 2 || new Set(texts).size < texts.length)
    return fail('usage', `expected two or more different searches, got ${quote(searches ?? '')}`, HINT);
  const seeds = parseNumber(given);
  if (seeds === undefined || !(seeds >= 1 && seeds <= MAX_SEEDS) || seeds % 1 !== 0)
    return fail('usage', `--seeds: expected a whole number from 1 to ${MAX_SEEDS}, got ${quote(given)}`, HINT);
  const treatments: Treatment[] = [];
  for (const text of texts) {
    const treatment = readTreatment(rest[0], text);
    if (!treatment.ok) return treatment;
    treatments.push(treatment.value);
  }
  const { seed } = treatments[0].link.spec;
  if (seed + seeds - 1 > SEED.max)
    return fail(
      'bad-spec',
      `expected seeds up to ${formatCount(SEED.max)}, got ${seed} and on`,
      'begin with a lower one',
    );
  return succeed({ treatments, seeds, json: args.includes('--json') });
}

const digits = (value: number): string => value.toFixed(4);

/** Two significant digits are as much as a p-value says. */
const probability = (p: number): string => (p < 0.001 ? p.toExponential(1) : p.toPrecision(2));

function row(label: string, width: number, { lower, median, upper, against }: Summary): string {
  const spread = `  ${label.padEnd(width)}  ${digits(median)} [${digits(lower)}, ${digits(upper)}]`;
  if (against === undefined) return spread;
  return `${spread}  U = ${String(against.u).padEnd(6)} p = ${probability(against.p)}${against.exact ? '' : ' (normal)'}`;
}

function describe({ cols, rows, reference, treatments, frontMetrics }: Comparison): string {
  const { spec } = treatments[0].link;
  const { runs } = treatments[0];
  const width = Math.max(...treatments.map(({ label }) => label.length));
  return [
    `${spec.problem}, ${formatCount(spec.budget)} evaluations a run, seeds ${runs[0].seed} to ${runs[runs.length - 1].seed}, every solution filed in a map of ${cols}×${rows}`,
    `reference M ${reference.digest}: best of all ${treatments.length * runs.length} runs in each of ${formatCount(reference.filled)} cells`,
    `median [quartiles]; two-tailed Mann–Whitney U against ${treatments[0].label}`,
    ...ILLUMINATION_METRICS.flatMap(({ id, label }) => [
      '',
      label,
      ...treatments.map((treatment) => row(treatment.label, width, treatment.summary[id])),
    ]),
    ...frontMetrics.flatMap(({ id, label, unit }) => [
      '',
      `${label}, ${unit}`,
      ...treatments.map(({ label: name, frontSummary }) => row(name, width, frontSummary?.[id] as Summary)),
    ]),
  ].join('\n');
}

function asJson({ cols, rows, reference, treatments }: Comparison): string {
  const { digest, filled, best } = reference;
  return JSON.stringify({
    map: { cols, rows },
    reference: { digest, filled, best },
    treatments: treatments.map(({ label, link, ...results }) => ({ label, spec: link.spec, ...results })),
  });
}

/** `note` is told how far it is, for comparisons take a while. */
export async function compare(args: readonly string[], note: (line: string) => void): Promise<Answer> {
  const request = read(args);
  if (!request.ok) return refuse(request, args.includes('--json'));
  const { treatments, seeds, json } = request.value;
  const progress = (done: number, of: number) =>
    note(`run ${done + 1} of ${of}: ${treatments[Math.floor(done / seeds)].label}`);
  const result = await compareRuns(treatments, seeds, progress);
  if (!result.ok) return refuse(result, json);
  return { code: 0, out: json ? asJson(result.value) : describe(result.value), err: '' };
}
