/**
 * What comes of a mask: the masked network trained, and what it answers after each epoch on samples that neither training nor
 * search has seen; and random masks to hold it against. The paper's experiment is made of these. Pure.
 */
import { hashName, Rng } from '../../core/rng.ts';
import { freshSamples, mnist1d, type Mnist1d, type Samples } from '../../data/mnist1d.ts';
import { maskOfKeys, NODES, type Mask } from './mask.ts';
import { accuracyOf, digitsOf, initialNet, thin } from './network.ts';
import { train } from './training.ts';

const MASKS = hashName('sparse-mask/random');
/** Seed of the fresh samples, and how many of each digit. */
const FRESH_SEED = 2024;
const FRESH_PER_CLASS = 200;

let known: (Mnist1d & { readonly fresh: Samples }) | undefined;

/** The samples of all courses: to learn from, to choose by, and 2,000 fresh ones to judge by. */
export function courseData(): Mnist1d & { readonly fresh: Samples } {
  if (known === undefined) {
    const published = mnist1d();
    known = { ...published, fresh: freshSamples(FRESH_SEED, FRESH_PER_CLASS, published.scaling) };
  }
  return known;
}

/** The `number`-th of the random masks with `kept` nodes that are drawn for an initialisation. */
export function randomMask(kept: number, init: number, number: number): Mask {
  const rng = new Rng().start(init, MASKS, number);
  return maskOfKeys(
    Float64Array.from({ length: NODES }, () => rng.uniform()),
    0,
    kept,
  );
}

/** Per cent right of the validation samples before training: what masks are chosen by. */
export const untrainedScore = (mask: Mask, init: number): number => {
  const { validation } = courseData();
  return accuracyOf(digitsOf(thin(initialNet(init), mask), validation), validation);
};

export interface Course {
  /** [epochs so far + 1] per cent of fresh samples right, before training and after each epoch. */
  readonly accuracies: readonly number[];
  /** Trains for one more epoch. */
  epoch(): void;
}

export function courseOf(mask: Mask, init: number, rate: number): Course {
  const { training, fresh } = courseData();
  const net = thin(initialNet(init), mask);
  const { epoch } = train(net, training, rate, init);
  const accuracies = [accuracyOf(digitsOf(net, fresh), fresh)];
  return {
    accuracies,
    epoch() {
      epoch();
      accuracies.push(accuracyOf(digitsOf(net, fresh), fresh));
    },
  };
}
