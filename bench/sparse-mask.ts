/**
 * The experiment of Farahani 2024 (arXiv 2403.08265) with the network and data of the problem "sparse masks": are masks that
 * random search picks by their score before training better after training, or sooner, than random masks as sparse?
 *   npm run -s bench:sparse-mask [initialisations] [epochs] [sparsity …]
 * For each initialisation and sparsity: a random mask, the best of 100 and the best of 1,000 others, all trained alike, and the
 * dense parent. Accuracies on 2,000 fresh samples. Masks of one kind are compared with random ones by Mann–Whitney U.
 */
import { kendallTau } from '../workers/core/agreement.ts';
import { mannWhitney, quartiles } from '../workers/core/statistics.ts';
import { courseOf, randomMask, untrainedScore } from '../workers/problems/sparse-mask/course.ts';
import { keptAt, type Mask } from '../workers/problems/sparse-mask/mask.ts';
import { everyNode } from '../workers/problems/sparse-mask/network.ts';
import { printTable } from './stage.ts';

const RATE = 0.01;
const COUNTS = [1, 100, 1000];

const numbers = process.argv.slice(2).map(Number);
const [inits = 20, epochs = 20, ...asked] = numbers;
const sparsities = asked.length > 0 ? asked : [0.95, 0.9, 0.8, 0.5];
if (!(epochs >= 10)) throw new Error(`expected 10 epochs or more, got ${epochs}`);
/** Epochs that are looked at: early, and the last. */
const LOOKS = [2, 5, 10, epochs];

interface Trained {
  readonly before: number;
  readonly accuracies: readonly number[];
}

function trained(mask: Mask, init: number): Trained {
  const course = courseOf(mask, init, RATE);
  for (let epoch = 0; epoch < epochs; epoch++) course.epoch();
  return { before: untrainedScore(mask, init), accuracies: course.accuracies };
}

/** Masks 1 … most, scored; the first of equals. Mask 0 is the random one. */
function bestOf(most: number, kept: number, init: number): Mask {
  let best: { mask: Mask; score: number } | undefined;
  for (let number = 1; number <= most; number++) {
    const mask = randomMask(kept, init, number);
    const score = untrainedScore(mask, init);
    if (best === undefined || score > best.score) best = { mask, score };
  }
  return best?.mask ?? randomMask(kept, init, 0);
}

const summary = (values: readonly number[]): string => {
  const { lower, median, upper } = quartiles(values);
  return `${median.toFixed(1)} (${lower.toFixed(1)} to ${upper.toFixed(1)})`;
};
const all = Array.from({ length: inits }, (_, i) => i + 1);
const began = process.cpuUsage().user;
const rows: string[][] = [];
const taus: string[] = [];

function addRow(name: string, runs: readonly Trained[], random?: readonly Trained[]): void {
  const at = (epoch: number, of: readonly Trained[]) => of.map(({ accuracies }) => accuracies[epoch]);
  const test = (epoch: number): string => (random ? mannWhitney(at(epoch, runs), at(epoch, random)).p.toFixed(2) : '');
  rows.push([
    name,
    summary(runs.map(({ before }) => before)),
    ...LOOKS.map((epoch) => summary(at(epoch, runs))),
    test(5),
    test(epochs),
  ]);
  console.error(rows.at(-1)?.join(' | '));
}

for (const sparsity of sparsities) {
  const kept = keptAt(sparsity);
  const kinds = COUNTS.map((count) =>
    all.map((init) => trained(count === 1 ? randomMask(kept, init, 0) : bestOf(count, kept, init), init)),
  );
  const [random, ...chosen] = kinds;
  const name = `${100 * sparsity} %`;
  addRow(`${name}, random`, random);
  chosen.forEach((runs, i) => addRow(`${name}, best of ${COUNTS[i + 1].toLocaleString('en')}`, runs, random));
  const every = kinds.flat();
  const tau = kendallTau(
    every.map(({ before }) => before),
    every.map(({ accuracies }) => accuracies[epochs]),
  );
  taus.push(`${name}: ${tau.toFixed(2)}`);
}
addRow(
  'dense',
  all.map((init) => trained(everyNode(), init)),
);

printTable(
  [
    `${inits} initialisations`,
    'before training',
    ...LOOKS.map((epoch) => `after ${epoch} epochs`),
    'p after 5',
    `p after ${epochs}`,
  ],
  rows,
);
console.log(`Kendall's τ of the score before and the accuracy after training, ${3 * inits} masks: ${taus.join(', ')}`);
console.log(`${((process.cpuUsage().user - began) / 6e7).toFixed(0)} CPU minutes`);
