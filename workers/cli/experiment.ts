/** The command `experiment`: the trials that a link asks for by `l.trials`, one after the other, and what they say. */
import { countsOf, ratesOf, type Rate, type TrialOutcome } from '../core/experiment.ts';
import { entrantsOf } from '../core/link.ts';
import { formatCount } from '../core/params.ts';
import { runTrial } from '../experiments/trial.ts';
import { refuse, type Answer } from './answer.ts';
import { readInput } from './input.ts';

const percent = (share: number): string => (100 * share).toFixed(1);
const cell = ({ share, low, high }: Rate): string => `${percent(share)} [${percent(low)}, ${percent(high)}]`;

export async function experiment(args: readonly string[], note: (line: string) => void): Promise<Answer> {
  const json = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  if (rest.length !== 1)
    return refuse(
      { code: 'usage', message: `experiment takes one link, got ${rest.length}`, hint: 'see --help' },
      json,
    );
  const input = readInput(rest[0]);
  if (!input.ok) return refuse(input, json);
  const specs = entrantsOf(input.value);
  const trials = Number(input.value.lens.trials ?? 0);
  if (trials === 0)
    return refuse(
      { code: 'bad-spec', message: 'expected a number of trials, got none', hint: 'add l.trials=200 to the link' },
      json,
    );
  const outcomes: TrialOutcome[] = [];
  for (let trial = 0; trial < trials; trial++) {
    if (trial % 10 === 0) note(`trial ${trial + 1} of ${trials}`);
    const result = await runTrial({ specs, trial });
    if (!result.ok) return refuse(result, json);
    outcomes.push(result.value);
  }
  const [{ budget }] = specs;
  const rates = ratesOf(outcomes, specs.length, budget);
  if (json) {
    const searches = specs.map((spec, i) => ({ spec, rates: rates[i] }));
    return { code: 0, out: JSON.stringify({ trials, asked: rates[0][0].asked, searches }), err: '' };
  }
  const lines = [
    `${rates[0][0].asked} of ${trials} trials with something to choose; wrong choices in per cent, with Wilson's interval of 95 %`,
    ...specs.flatMap((spec, i) => [
      '',
      `${i + 1} ${spec.search}`,
      ...countsOf(budget).map((count, k) => `${formatCount(count).padStart(11)}  ${cell(rates[i][k])}`),
    ]),
  ];
  return { code: 0, out: lines.join('\n'), err: '' };
}
