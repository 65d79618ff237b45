/**
 * Which hidden nodes of the network survive. A solution is a *random key* for each of them (Bean 1994, "Genetic algorithms
 * and random keys for sequencing and optimization"), a number from 0 to 1: the nodes with the greatest keys survive, as many
 * as the sparsity leaves. So keys drawn uniformly are a mask drawn uniformly among all that are exactly as sparse, whatever a
 * search does to keys leaves a mask exactly as sparse, and every search over numbers can take part. A small step swaps the
 * nodes whose keys lie nearest the border. Where sparsity is free one number more, before the keys, is the share that
 * survives. Pure.
 */
import { CLASSES, LENGTH } from '../../data/mnist1d.ts';

/** Nodes of each hidden layer, and of both. */
export const WIDTH = 100;
export const NODES = 2 * WIDTH;

/** Share of nodes removed, if not said otherwise. */
export const DEFAULT_SPARSITY = 0.8;

/** [NODES] 1 for a node that survives, layer after layer. */
export type Mask = Uint8Array;

/** How many survive where the share removed is given; one at least. */
export const keptAt = (sparsity: number): number => Math.max(1, Math.round(NODES * (1 - sparsity)));

/** The mask with `kept` nodes, those with the greatest of the keys at x[at … at + NODES); of equal keys the first goes first. */
export function maskOfKeys(x: ArrayLike<number>, at: number, kept: number): Mask {
  const order = Uint16Array.from({ length: NODES }, (_, node) => node);
  order.sort((a, b) => x[at + b] - x[at + a] || a - b);
  const mask = new Uint8Array(NODES);
  for (let i = 0; i < kept; i++) mask[order[i]] = 1;
  return mask;
}

/** The mask whose first of NODES + 1 numbers is the share that survives; one node at least. */
export const maskOfShareAndKeys = (x: ArrayLike<number>, at: number): Mask =>
  maskOfKeys(x, at + 1, Math.max(1, Math.round(NODES * x[at])));

/** Nodes that survive in a layer, 0 or 1. */
export function keptIn(mask: Mask, layer: number): number {
  let kept = 0;
  for (let node = layer * WIDTH; node < (layer + 1) * WIDTH; node++) kept += mask[node];
  return kept;
}

/** Multiplications a sample takes with so many nodes in the first and in the second layer: one for each connection left. */
export const macsOf = (first: number, second: number): number => LENGTH * first + first * second + second * CLASSES;
