/**
 * How two devices differ: the front of each by what its model predicts, over all sub-networks, each front timed by the other
 * device's model as well. Exact but for the predictions: every network is looked at, and its wrong answers are known. Pure.
 */
import { kendallTau } from '../core/agreement.ts';
import { hypervolume } from '../core/hypervolume.ts';
import { NETWORKS, stagesOf } from '../problems/supernet/architecture.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { decodeLatency, predictLatency } from '../problems/supernet/latency.ts';
import { accuracyOf, frontsOf, latencyCost, log10 } from '../problems/supernet/objectives.ts';
import { describeNetwork } from './networks.ts';
import type { FrontComparison, FrontMember } from './types.ts';

/** Networks that none beats in time and wrong answers, quickest first; of equals the first by number. */
function frontBy(ms: Float64Array, wrong: Uint16Array): number[] {
  const order = Uint32Array.from(ms, (_, id) => id).sort((a, b) => ms[a] - ms[b] || wrong[a] - wrong[b] || a - b);
  let fewest = Infinity;
  const front: number[] = [];
  for (const id of order) {
    if (wrong[id] >= fewest) continue;
    fewest = wrong[id];
    front.push(id);
  }
  return front;
}

/**
 * Compares the devices of two models, as `p.latency` has them. `wrong` [networks] are wrong validation answers of all
 * sub-networks. Refuses what is no model.
 */
export function compareFronts(models: readonly [string, string], wrong: Uint16Array): FrontComparison {
  if (wrong.length !== NETWORKS)
    throw new Error(`wrong answers of ${NETWORKS} networks were expected, got ${wrong.length}`);
  const decoded = models.map(decodeLatency);
  const stages = Array.from({ length: NETWORKS }, (_, id) => stagesOf(id));
  const macs = Float64Array.from(stages, (each) => costOf(each).macs);
  const times = decoded.map((model) => Float64Array.from(stages, (each) => predictLatency(model, each)));
  const fronts = times.map((ms) => frontBy(ms, wrong));
  const member = (id: number): FrontMember => ({
    id,
    ...describeNetwork(id),
    accuracy: accuracyOf(wrong[id]),
    ms: [times[0][id], times[1][id]],
  });
  const volumeOn = (device: number, ids: readonly number[]): number => {
    const points = Float64Array.from(ids.flatMap((id) => [accuracyOf(wrong[id]), -log10(times[device][id])]));
    return hypervolume(points, ids.length, 2, frontsOf(latencyCost(decoded[device])).reference);
  };
  const others = new Set(fronts[1]);
  const shared = fronts[0].filter((id) => others.has(id)).length;
  return {
    fronts: [fronts[0].map(member), fronts[1].map(member)],
    shared,
    jaccard: shared / (fronts[0].length + fronts[1].length - shared),
    tau: kendallTau(times[0], times[1]),
    tauMacs: [kendallTau(times[0], macs), kendallTau(times[1], macs)],
    kept: [volumeOn(0, fronts[1]) / volumeOn(0, fronts[0]), volumeOn(1, fronts[0]) / volumeOn(1, fronts[1])],
  };
}
