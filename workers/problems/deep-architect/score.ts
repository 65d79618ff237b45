/**
 * The choices of DeepArchitect's smallest space, and a formula in the place of training.
 *
 * The space is that of its experiments (Negrinho & Gordon 2017, *DeepArchitect*, arXiv 1704.08792; as coded with the paper,
 * `tfref_convnet_ss0` after the "heavy" hyperparameters): how to train, then two convolutions and a dense layer, each list of
 * options in the paper's order; 2 · 32 · 8 · 8 · 5 · 3 · 5 · 3 · 3 · 3 = 8,294,400 points.
 *
 * The formula is ours: chance, 0.1, and above it a product of what each choice leaves. Its shapes are what practice teaches: a
 * learning rate too high loses more than one too low, and Adam wants a lower one than momentum; more filters help ever less; a
 * wide dense layer wants more dropout. Its sizes were set so that the best of 16 … 1,024 random points is on average what it was
 * for an earlier formula (.608, .652, .687, .735, .768; here .609, .650, .684, .737, .777), and the best of all too, .8577. Of two
 * sets of sizes that do, this one has the sharper learning rate, and is nearer to what tree searches found with that formula.
 */
import { exp, log } from '../../core/det-math.ts';
import type { Gene } from '../../core/types.ts';

const LN_10 = log(10);
const powerOfTen = (x: number): number => exp(LN_10 * x);
/** `count` powers from 10^from to 10^to. */
const powers = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

export const RATE_POWERS = powers(-2, -7, 32);
const FACTOR_POWERS = powers(-2, log(0.9) / LN_10, 8);
export const FILTERS = [32, 48, 64, 96, 128];
export const SIDES = [1, 3, 5];
export const DENSE = [256, 512, 1024];
const KEEP = [0.25, 0.5, 0.75];

const gene = (name: string, options: readonly (number | string)[]): Gene => ({ name, options: options.map(String) });
const rounded = (power: number): string => Number(powerOfTen(power).toPrecision(2)).toString();

export const GENES: readonly Gene[] = [
  gene('optimiser', ['Adam', 'momentum']),
  gene('learning rate', RATE_POWERS.map(rounded)),
  gene('rate is cut to', FACTOR_POWERS.map(rounded)),
  gene('patience, epochs', [4, 8, 12, 16, 20, 24, 28, 32]),
  gene('filters of convolution 1', FILTERS),
  gene('side of convolution 1', SIDES),
  gene('filters of convolution 2', FILTERS),
  gene('side of convolution 2', SIDES),
  gene('dense units', DENSE),
  gene('share kept by dropout', KEEP),
];
export const DIM = GENES.length;

const CHANCE = 0.1;
const REACH = 0.7797;
/** Powers of ten that a factor e^(−½) of what is learned is lost at, for rates too high and too low. */
const TOO_HIGH = 0.6;
const TOO_LOW = 1.35;

const square = (x: number): number => x * x;

/** [2 × 32] by optimiser and rate; and by one choice each, or two that meet. */
const RATE = [-3.5, -2.5].flatMap((best, optimiser) =>
  RATE_POWERS.map((power) => {
    const off = power - best;
    return exp(-0.5 * square(off / (off > 0 ? TOO_HIGH : TOO_LOW))) * (optimiser === 0 ? 1 : 0.9);
  }),
);
const CUT = Array.from({ length: 8 }, (_, i) => 1 - 0.15 * square((i - 5) / 5));
const PATIENCE = Array.from({ length: 8 }, (_, i) => 1 - 0.2 * square((i - 3) / 4));
const WIDTH = FILTERS.map((_, i) => 1 - 0.15 * square((4 - i) / 4));
const SIDE_1 = [0.9, 0.98, 1];
const SIDE_2 = [0.9, 1, 0.98];
/** [3 × 3] The wider, the less is to be kept. */
const HEAD = DENSE.flatMap((_, i) =>
  KEEP.map((_kept, j) => (1 - 0.1 * square(1 - i / 2)) * (1 - 0.7 * square(j / 2 - (0.75 - i / 4)))),
);

/** 0.1 … 0.8577 for the choices x[at … at + 10). */
export function scoreOf(x: ArrayLike<number>, at: number): number {
  const training = RATE[x[at] * RATE_POWERS.length + x[at + 1]] * CUT[x[at + 2]] * PATIENCE[x[at + 3]];
  const first = WIDTH[x[at + 4]] * SIDE_1[x[at + 5]];
  const second = WIDTH[x[at + 6]] * SIDE_2[x[at + 7]];
  return CHANCE + REACH * (training * first * second * HEAD[x[at + 8] * KEEP.length + x[at + 9]]);
}

/** Power of ten of the weights of the network, for images of 32 × 32 in three colours and ten classes; biases left out. */
export function weightsOf(x: ArrayLike<number>, at: number): number {
  const [filters1, filters2] = [FILTERS[x[at + 4]], FILTERS[x[at + 6]]];
  const [side1, side2] = [SIDES[x[at + 5]], SIDES[x[at + 7]]];
  const dense = DENSE[x[at + 8]];
  // Pooled twice, the picture is 8 × 8.
  const weights =
    3 * filters1 * side1 * side1 + filters1 * filters2 * side2 * side2 + 64 * filters2 * dense + dense * 10;
  return log(weights) / LN_10;
}
