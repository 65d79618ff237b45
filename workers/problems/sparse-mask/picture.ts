/** A mask as something to draw: which nodes a solution keeps. For pages, which may import files of this name. Pure. */
import type { ParamValues } from '../../core/params.ts';
import {
  DEFAULT_SPARSITY,
  keptAt,
  keptIn,
  macsOf,
  maskOfKeys,
  maskOfShareAndKeys,
  NODES,
  WIDTH,
  type Mask,
} from './mask.ts';
import { DEFAULT_RATE } from './training.ts';

/** With which weights and how a run would train a mask; what a spec does not say is the default. */
export const trainingOf = (params: ParamValues): { readonly init: number; readonly rate: number } => ({
  init: Number(params['p.init'] ?? 1),
  rate: Number(params['p.rate'] ?? DEFAULT_RATE),
});

export interface MaskShown {
  readonly mask: Mask;
  /** Nodes of a layer. */
  readonly width: number;
  /** Nodes that survive in either layer. */
  readonly kept: readonly [first: number, second: number];
  readonly macs: number;
}

/** `params` as in a run's spec: what differs from the defaults. */
export function maskOf(params: ParamValues, solution: Float64Array): MaskShown {
  const mask =
    solution.length > NODES
      ? maskOfShareAndKeys(solution, 0)
      : maskOfKeys(solution, 0, keptAt(Number(params['p.sparsity'] ?? DEFAULT_SPARSITY)));
  const kept = [keptIn(mask, 0), keptIn(mask, 1)] as const;
  return { mask, width: WIDTH, kept, macs: macsOf(...kept) };
}
