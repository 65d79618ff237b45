/** The command `sweep`: the sweep that the page runs in the background, one part after the other, and what it says. */
import { formatCount } from '../core/params.ts';
import { SEED } from '../core/spec.ts';
import { inference } from '../host/inference.ts';
import { DISTRIBUTIONS, type Distribution } from '../problems/graph-path/draw.ts';
import {
  FEATURES,
  largestFor,
  PART,
  partsOf,
  questionsOf,
  SIZES,
  sweepPoints,
  type SweepAsked,
  type SweepPart,
  type SweepPoint,
} from '../problems/graph-path/sweep.ts';
import { Looking } from '../reachability/looking.ts';
import { askPart } from '../reachability/sweeping.ts';
import { refuse, type Answer } from './answer.ts';

const DEFAULTS = { each: '1000', graphs: 'balanced', seed: String(SEED.default), edges: '' };

/** What is asked, or what is wrong with it. */
function readAsked(args: readonly string[]): SweepAsked | string {
  const given = { ...DEFAULTS };
  const names: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const key = args[i].replace(/^--/, '');
    if (!args[i].startsWith('--')) names.push(args[i]);
    else if (Object.hasOwn(given, key)) {
      const value = args[++i];
      if (value === undefined || value.startsWith('--')) return `--${key} takes a value, got ${value ?? 'nothing'}`;
      given[key as keyof typeof given] = value;
    } else return `sweep takes --${Object.keys(given).join(', --')} and --json, got ${args[i]}`;
  }
  if (names.length !== 1) return `sweep takes solvers separated by commas, got ${names.length} such lists`;
  if (!DISTRIBUTIONS.includes(given.graphs as Distribution))
    return `--graphs takes ${DISTRIBUTIONS.join(', ')}, got ${given.graphs}`;
  const seed = Number(given.seed);
  if (!(Number.isInteger(seed) && seed >= SEED.min && seed <= SEED.max))
    return `--seed takes ${SEED.min} … ${formatCount(SEED.max)}, got ${given.seed}`;
  const solvers = names[0].split(',');
  const size = given.edges === '' ? largestFor(solvers, SIZES.usual) : Number(given.edges);
  return { solvers, distribution: given.graphs as Distribution, size, each: Number(given.each), seed };
}

const percent = (share: number): string => (100 * share).toFixed(1);

function line({ at, asked, share, low, high, chance, cost, guess }: SweepPoint): string {
  const figures = [
    `${percent(share)} [${percent(low)}, ${percent(high)}]`.padEnd(21),
    percent(chance).padStart(6),
    cost.toFixed(2).padStart(7),
    percent(guess).padStart(7),
    formatCount(asked).padStart(9),
  ];
  return `${String(at ?? 'all').padStart(11)}  ${figures.join('  ')}`;
}

export async function sweep(args: readonly string[], note: (line: string) => void): Promise<Answer> {
  const json = args.includes('--json');
  const asked = readAsked(args.filter((arg) => arg !== '--json'));
  if (typeof asked === 'string') return refuse({ code: 'usage', message: asked, hint: 'see --help' }, json);
  const looking = new Looking(inference);
  const parts: SweepPart[] = [];
  // At least one, which says what cannot be asked.
  for (let part = 0; part === 0 || part < partsOf(asked); part++) {
    if (part % 10 === 0) note(`graph ${formatCount(part * PART)} of ${formatCount(questionsOf(asked))}`);
    const result = await askPart(looking, asked, part);
    if (!result.ok) return refuse(result, json);
    parts.push(result.value);
  }
  const { solvers, distribution, size, seed } = asked;
  const [all, ...features] = [undefined, ...FEATURES].map((feature) => sweepPoints(parts, solvers.length, feature));
  if (json) {
    const answers = solvers.map((solver, i) => ({
      solver,
      all: all[i][0],
      ...Object.fromEntries(FEATURES.map((feature, k) => [feature, features[k][i]])),
    }));
    return { code: 0, out: JSON.stringify({ asked, solvers: answers }), err: '' };
  }
  const head = `${'right, %'.padEnd(21)}  chance     cost    guess     graphs`;
  const lines = [
    `${formatCount(questionsOf(asked))} ${distribution} graphs of at most ${size} edges, seed ${seed}; right answers with Wilson's interval of 95 %,`,
    'the mean chance given to right answers, forward passes or vertices expanded an answer, and right answers by guessing a child',
    ...solvers.flatMap((solver, i) => [
      '',
      solver,
      ...FEATURES.flatMap((feature, k) => [`${feature.padStart(11)}  ${head}`, ...features[k][i].map(line)]),
      line(all[i][0]),
    ]),
  ];
  return { code: 0, out: lines.join('\n'), err: '' };
}
