/** What a sub-network costs whatever the machine, weights and multiplications, and how far it sees: by formula. Pure. */
import { LAST_LENGTH, type Stage } from './architecture.ts';
import { CLASSES, LENGTH } from '../../data/mnist1d.ts';

export interface Cost {
  /** Weights and biases, the head's included. */
  readonly parameters: number;
  /** Multiply-accumulates for one sample, the head's included, biases not. */
  readonly macs: number;
}

export function costOf(stages: readonly Stage[]): Cost {
  const head = stages[stages.length - 1].width * LAST_LENGTH * CLASSES;
  let parameters = head + CLASSES;
  let macs = head;
  let inputs = 1;
  let length = LENGTH;
  for (const { width, tapsA, tapsB } of stages) {
    length /= 2;
    const weights = (inputs * tapsA + width * tapsB) * width;
    parameters += weights + width * (tapsB === 0 ? 1 : 2);
    macs += weights * length;
    inputs = width;
  }
  return { parameters, macs };
}

/**
 * How many points of an endless input one number that the head gets depends on: 15 with one small kernel a stage, 127 with
 * two large ones. Digits are 40 points long.
 */
export function receptiveField(stages: readonly Stage[]): number {
  let field = 1;
  let step = 1;
  for (const { tapsA, tapsB } of stages) {
    field += (tapsA - 1) * step;
    step *= 2;
    if (tapsB > 0) field += (tapsB - 1) * step;
  }
  return field;
}
