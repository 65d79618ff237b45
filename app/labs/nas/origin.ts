/** Where the costs of a run come from, if they are latencies. Pure. */
import type { ParamValues } from '../../../workers/core/params.ts';
import type { LatencyProfile } from '../../../workers/latency/profile.ts';
import { deviceOf, type DeviceTold } from '../../../workers/problems/supernet/picture.ts';
import type { Timed } from '../../latency/stopwatch.ts';
import { batchName, isOf } from './latency-text.ts';

export interface Origin {
  /** Text of the model that the costs are predicted by. */
  readonly model: string;
  readonly told: DeviceTold;
  /** The device as the link names it, or what its model says of it. */
  readonly device: string;
  /** The profile that the model is of, if that was measured in this browser. */
  readonly here: LatencyProfile | null;
  /** Otherwise the latest that was measured in this browser, on the same back end with the same batch. */
  readonly alike: LatencyProfile | null;
}

/** Null for a run whose cost is no latency. `params` by their keys in a spec. */
export function originOf(params: ParamValues, reports: readonly Timed[]): Origin | null {
  const model = params['p.cost'] === 'latency' ? String(params['p.latency'] ?? '') : '';
  const told = deviceOf(model);
  if (told === null) return null;
  const mine = reports.flatMap(({ report, here }) => (here ? [report.profile] : []));
  const here = mine.find(({ predictor }) => predictor.model === model) ?? null;
  const { backend, batch, protocol } = told;
  return {
    model,
    told,
    device:
      String(params['p.device'] ?? '') || `an unnamed device, ${backend}, ${batchName(batch)}, protocol ${protocol}`,
    here,
    alike: here === null ? (mine.find((profile) => isOf(profile, backend, batch)) ?? null) : null,
  };
}
