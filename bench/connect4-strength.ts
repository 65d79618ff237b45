/**
 * How often searches choose a best move of Connect-4: on the 200 hard positions of workers/problems/connect4/hard-positions.ts, some
 * seeds each, after so many iterations. Chosen is the move that the search names, or else the first of those visited most.
 *   npm run -s bench:connect4 -- [seeds] [iterations,… link …] …
 * Links after a list of iterations are run for so many; with more links than one each is held against the first, position by
 * position.
 */
import { decodeLink } from '../workers/core/link.ts';
import type { Tree } from '../workers/core/tree.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { HARD_POSITIONS } from '../workers/problems/connect4/hard-positions.ts';
import { printTable } from './stage.ts';

const [seeds = '2', ...given] = process.argv.slice(2);
const positions = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));

interface Entry {
  readonly link: string;
  readonly counts: readonly number[];
}

function entriesOf(words: readonly string[]): Entry[] {
  let counts = [30, 100, 300, 1000, 3000];
  const entries: Entry[] = [];
  for (const word of words) {
    if (/^[\d,]+$/.test(word)) counts = word.split(',').map(Number);
    else entries.push({ link: word, counts });
  }
  return entries.length > 0 ? entries : [{ link: 'search=uct', counts }];
}

/** Place, among the legal moves, of the one chosen. */
async function choose(search: string, moves: string, seed: number, iterations: number): Promise<number> {
  const problem = search.includes('problem=') ? '' : 'problem=connect4&';
  const { value, notes } = decodeLink(
    `${problem}p.moves=${moves}&${search}&seed=${seed}&evals=${iterations}`,
    catalogue,
  );
  if (notes.length > 0) throw new Error(`expected a link that is understood, got ${JSON.stringify(notes)}`);
  const opened = openRun(value.spec, {}, undefined, []);
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity);
  // All tree searches keep their tree so; nodes 1 and on are the moves from the root.
  const { tree } = opened.value.snapshot().search as { readonly tree: Tree };
  if (tree.best >= 0) return tree.best - tree.first[0];
  const visits = Array.from(tree.visits.subarray(tree.first[0], tree.first[0] + tree.count[0]));
  return visits.indexOf(Math.max(...visits));
}

/** [positions] In what share of the seeds a best move is chosen. */
async function sharesOf(link: string, iterations: number): Promise<number[]> {
  const shares: number[] = [];
  for (const [moves, values] of positions) {
    const most = String(Math.max(...Array.from(values, Number)));
    let right = 0;
    for (let seed = 1; seed <= Number(seeds); seed++)
      if (values[await choose(link, moves, seed, iterations)] === most) right++;
    shares.push(right / Number(seeds));
  }
  return shares;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 95 % interval of a share of n (Wilson 1927, *Probable inference, the law of succession, and statistical inference*). */
function wilson(share: number, n: number): [low: number, high: number] {
  const z = 1.959964;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [middle - half, middle + half];
}

/** Exact two-sided sign test of `more` against `fewer`, ties left out; with one seed it is McNemar's. */
function signTest(more: number, fewer: number): number {
  const n = more + fewer;
  let term = Math.pow(0.5, n);
  let tail = 0;
  for (let k = 0; k <= Math.min(more, fewer); k++) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

readModelsFromFiles();
const byChance = mean(
  positions.map(([, values]) => {
    const most = Math.max(...Array.from(values, Number));
    return [...values].filter((value) => Number(value) === most).length / values.length;
  }),
);
console.log(`a random move is a best one in ${byChance.toFixed(3)} of ${positions.length} positions\n`);

const results: { name: string; iterations: number; shares: number[]; first: boolean }[] = [];
const entries = entriesOf(given);
for (const { link, counts } of entries)
  for (const iterations of counts)
    results.push({ name: link, iterations, shares: await sharesOf(link, iterations), first: link === entries[0].link });
printTable(
  ['search', 'iterations', 'chooses a best move', '95 % interval, positions alone'],
  results.map(({ name, iterations, shares }) => {
    const [low, high] = wilson(mean(shares), shares.length);
    return [name, String(iterations), mean(shares).toFixed(3), `${low.toFixed(3)}–${high.toFixed(3)}`];
  }),
);
const [reference, others] = [results.filter(({ first }) => first), results.filter(({ first }) => !first)];
if (others.length > 0) {
  console.log('\nbetter : worse on so many positions, and p of the sign test\n');
  printTable(
    ['', ...reference.map(({ name, iterations }) => `${name}, ${iterations}`)],
    others.map(({ name, iterations, shares }) => [
      `${name}, ${iterations}`,
      ...reference.map((other) => {
        const more = shares.filter((share, i) => share > other.shares[i]).length;
        const fewer = shares.filter((share, i) => share < other.shares[i]).length;
        return `${more} : ${fewer}, ${signTest(more, fewer).toPrecision(2)}`;
      }),
    ]),
  );
}
