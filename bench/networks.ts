/** Evaluations by networks per CPU-second, on the CPU in Node: populations of retina networks in whole numbers and by ONNX, and digits. */
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { Rng } from '../workers/core/rng.ts';
import { inference } from '../workers/host/inference.ts';
import { digits } from '../workers/problems/digits/digits.ts';
import { countCorrect, DIM, LAYERS } from '../workers/problems/retina/network.ts';
import { answersByNetwork } from '../workers/problems/retina/onnx.ts';
import { printTable } from './stage.ts';

const RUNS = 9;

/** Thousands per CPU-second: best and median of RUNS. */
async function rate(size: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  await work();
  const rates: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    rates.push((1000 * size) / (user + system));
  }
  rates.sort((a, b) => b - a);
  return [rates[0], rates[RUNS >> 1]];
}

readModelsFromFiles();
const rng = new Rng().start(1, 1, 0);
const rows: (readonly (string | number)[])[] = [];

const answers = answersByNetwork(inference, 'wasm', LAYERS);
for (const size of [64, 256, 1024]) {
  const genomes = Float64Array.from({ length: size * DIM }, () => rng.below(5) - 2);
  const whole = async () => {
    for (let i = 0; i < size; i++) countCorrect(genomes, i * DIM, -1);
  };
  rows.push([`retina networks in whole numbers, ${size} a batch`, ...(await rate(size, whole))]);
  rows.push([`retina networks by ONNX, ${size} a batch`, ...(await rate(size, () => answers(genomes, 0, size)))]);
}

const problem = digits.create({ digit: 4 }, { evaluator: 'exact', inference });
for (const size of [64, 256, 1024]) {
  const solutions = new Float64Array(size * problem.space.dim);
  rng.fillNormals(solutions, 0, solutions.length);
  const batch = { size, solutions, parents: new Uint32Array(size) };
  const results = { objectives: new Float64Array(size), descriptors: new Float64Array(2 * size) };
  const work = async () => problem.evaluate(batch, results, 0, size);
  rows.push([`digits drawn, read and measured, ${size} a batch`, ...(await rate(size, work))]);
}

printTable(['evaluations', 'best, thousand per CPU-second', 'median'], rows);
