/**
 * Sub-networks evaluated per CPU-second on 1,000 validation samples, by ONNX on the CPU in Node: sliced to their shapes one
 * by one, and grouped 16 to a call. Random weights of the right shapes do: the work is the same.
 *   npm run -s bench:supernet
 */
import { Rng } from '../workers/core/rng.ts';
import { inference } from '../workers/host/inference.ts';
import { groupedAnswers, slicedAnswers, tensorOf, type Answer } from '../workers/problems/supernet/answers.ts';
import { NETWORKS, stagesOf } from '../workers/problems/supernet/architecture.ts';
import { costOf } from '../workers/problems/supernet/cost.ts';
import { mnist1d } from '../workers/data/mnist1d.ts';
import { readWeights, SHARED_WEIGHTS } from '../workers/problems/supernet/weights.ts';
import { printTable } from './stage.ts';

const RUNS = 5;
const rng = new Rng().start(1, 1, 0);
const shared = readWeights(
  new Uint8Array(Float32Array.from({ length: SHARED_WEIGHTS }, () => 0.1 * rng.normal()).buffer),
);
const x = tensorOf(mnist1d().validation);

/** Per CPU-second, best and median of RUNS. */
async function rate(answer: Answer, ids: readonly number[]): Promise<readonly number[]> {
  const rates: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const begun = process.cpuUsage();
    // Samples not seen before: nothing is kept of them.
    await answer(ids, { ...x }, () => undefined);
    const { user, system } = process.cpuUsage(begun);
    // The first one warms up.
    if (i > 0) rates.push((1e6 * ids.length) / (user + system));
  }
  rates.sort((a, b) => b - a);
  return [rates[0], rates[RUNS >> 1]];
}

const draws = Array.from({ length: 512 }, () => rng.below(NETWORKS));
const bySize = draws.toSorted((a, b) => costOf(stagesOf(a)).macs - costOf(stagesOf(b)).macs);
const SETS = [
  ['64 at random', draws.slice(0, 64)],
  ['16 of the largest of 512', bySize.slice(-16)],
  ['16 of the smallest of 512', bySize.slice(0, 16)],
].map(([name, ids]) => [name as string, (ids as number[]).toSorted((a, b) => a - b)] as const);
const rows: (string | number)[][] = [];
for (const [name, ids] of SETS) {
  const macs = ids.reduce((sum, id) => sum + costOf(stagesOf(id)).macs, 0) / ids.length / 1000;
  const sliced = await rate(slicedAnswers(inference, 'wasm', shared), ids);
  const grouped = await rate(groupedAnswers(inference, 'wasm', shared), ids);
  rows.push([name, macs, ...sliced, ...grouped]);
}
printTable(['sub-networks', 'thousand MACs, mean', 'sliced, best', 'median', 'grouped, best', 'median'], rows);
