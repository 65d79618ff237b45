/**
 * Wrong answers of all 110,592 networks on the 1,000 validation samples, by the code that evaluates them in a run, so that a
 * run finds just these. Writes them over the first column of public/models/supernet/truth.bin, which `truth.py` made with
 * sums in another order, and the fronts to workers/problems/supernet/front.ts. Eight minutes of one core, can be resumed;
 * several may run at once, each with its own blocks.
 *   npx tsx training/supernet/validation.ts [first block, behind the last one]
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readModelsFromFiles } from '../../workers/cli/models.ts';
import { inference } from '../../workers/host/inference.ts';
import { countWrong, slicedAnswers, tensorOf } from '../../workers/problems/supernet/answers.ts';
import { FORMS, NETWORKS, stagesOf } from '../../workers/problems/supernet/architecture.ts';
import { costOf, type Cost } from '../../workers/problems/supernet/cost.ts';
import { mnist1d } from '../../workers/data/mnist1d.ts';
import { readWeights } from '../../workers/problems/supernet/weights.ts';

const STATE = new URL('state/', import.meta.url);
const TRUTH = new URL('../../public/models/supernet/truth.bin', import.meta.url);
const FRONT = new URL('../../workers/problems/supernet/front.ts', import.meta.url);
/** Networks with the same first block. */
const BLOCK = NETWORKS / FORMS;

readModelsFromFiles();
const weights = await inference.bytes('supernet/weights.bin');
const mark = createHash('sha256').update(weights).digest('hex').slice(0, 12);
const answer = slicedAnswers(inference, 'wasm', readWeights(weights));
const { validation } = mnist1d();
const x = tensorOf(validation);
mkdirSync(STATE, { recursive: true });

const checkpointOf = (block: number) => new URL(`validation-${mark}-${block}.bin`, STATE);

async function evaluate(block: number): Promise<void> {
  const ids = Array.from({ length: BLOCK }, (_, i) => block * BLOCK + i);
  const wrong = Buffer.alloc(2 * BLOCK);
  await answer(ids, x, (logits, at) => wrong.writeUInt16LE(countWrong(logits, validation.y), 2 * at));
  writeFileSync(checkpointOf(block), wrong);
  console.log(`block ${block} after ${Math.round(process.cpuUsage().user / 1e6)} s`);
}

/** Networks that no other one beats at a cost with fewer wrong answers, cheapest first; of equal ones the first. */
function frontOf(wrong: readonly number[], cost: (cost: Cost) => number): number[] {
  const costs = wrong.map((_, id) => cost(costOf(stagesOf(id))));
  const order = wrong.map((_, id) => id).sort((a, b) => costs[a] - costs[b] || wrong[a] - wrong[b] || a - b);
  let least = Infinity;
  return order.filter((id) => {
    const better = wrong[id] < least;
    if (better) least = wrong[id];
    return better;
  });
}

function write(wrong: readonly number[]): void {
  if (existsSync(TRUTH)) {
    const truth = readFileSync(TRUTH);
    wrong.forEach((count, id) => truth.writeUInt16LE(count, 4 * id));
    writeFileSync(TRUTH, truth);
  }
  const listed = (ids: readonly number[]) => ids.map((id) => `[${id}, ${wrong[id]}]`).join(', ');
  const most = wrong.reduce((a, b) => Math.max(a, b));
  const least = wrong.reduce((a, b) => Math.min(a, b));
  writeFileSync(
    FRONT,
    `/**
 * The best there is: of all networks, those that no other beats in validation answers and cost at once, cheapest first, and
 * the range of wrong answers among all. Made by training/supernet/validation.ts. Data only.
 */
export type Front = readonly (readonly [network: number, wrong: number])[];

/** Of 1,000. */
export const FEWEST_WRONG = ${least};
export const MOST_WRONG = ${most};
// prettier-ignore
export const MACS_FRONT: Front = [${listed(frontOf(wrong, ({ macs }) => macs))}];
// prettier-ignore
export const WEIGHTS_FRONT: Front = [${listed(frontOf(wrong, ({ parameters }) => parameters))}];
`,
  );
}

const [first = 0, end = FORMS] = process.argv.slice(2).map(Number);
for (let block = first; block < end; block++) if (!existsSync(checkpointOf(block))) await evaluate(block);
const blocks = Array.from({ length: FORMS }, (_, block) => checkpointOf(block));
const missing = blocks.filter((file) => !existsSync(file)).length;
if (missing > 0) console.log(`${missing} of ${FORMS} blocks are still to be done`);
else {
  const bytes = Buffer.concat(blocks.map((file) => readFileSync(file)));
  write(Array.from({ length: NETWORKS }, (_, id) => bytes.readUInt16LE(2 * id)));
}
