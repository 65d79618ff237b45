/**
 * Sparse masks: which hidden nodes of an over-parameterised network to keep, after Farahani 2024, "Random search as a
 * baseline for sparse neural network architecture search" (arXiv 2403.08265). There random search over the *nodes* of a
 * network that has been initialised, but not trained, picks the mask that scores best before training; that is then trained and
 * held against random masks as sparse, and against the dense parent. Only what the abstract says is known to us: the
 * network and the data here are our choice (`network.ts`, MNIST-1D), and so is the second objective, the multiplications left,
 * which differ between masks that are equally sparse since a node of the first layer has more connections.
 *
 * A solution is a random key for each hidden node (`mask.ts` says why), so that all masks of a run are exactly as sparse as
 * asked; or, with sparsity free, the share that survives and then the keys. `bench/sparse-mask.ts` is the paper's experiment.
 */
import { log, exp } from '../../core/det-math.ts';
import type { ParamValues } from '../../core/params.ts';
import type { Descriptor, Objective, Problem, ProblemDefinition } from '../../core/types.ts';
import { CLASSES, mnist1d, type Mnist1d } from '../../data/mnist1d.ts';
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
import { accuracyOf, digitsOf, initialNet, thin } from './network.ts';
import { DEFAULT_RATE, train } from './training.ts';

/** Made when first needed, since it takes a while. */
let data: Mnist1d | undefined;

const UNTRAINED: Objective = { name: 'accuracy before training', unit: '%', floor: 0, ceiling: 25 };
const TRAINED: Objective = { name: 'accuracy after training', unit: '%', floor: 10, ceiling: 70 };

/** Least and most multiplications that `kept` nodes can leave. */
function macsRange(kept: number): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let first = Math.max(0, kept - WIDTH); first <= Math.min(WIDTH, kept); first++) {
    least = Math.min(least, macsOf(first, kept - first));
    most = Math.max(most, macsOf(first, kept - first));
  }
  return [least, most];
}

/** How many digits are answered, each counted by how often: e to the entropy of the answers. 1 for always the same, 10 for all alike often. */
export function digitsAnswered(digits: Uint8Array): number {
  const counts = new Float64Array(CLASSES);
  for (const digit of digits) counts[digit]++;
  let entropy = 0;
  for (const count of counts) if (count > 0) entropy -= (count / digits.length) * log(count / digits.length);
  return exp(entropy);
}

function create(params: ParamValues): Problem {
  const free = params.masks === 'free';
  const trains = params.score === 'trained';
  const kept = keptAt(params.sparsity as number);
  const [least, most] = free ? [0, macsOf(WIDTH, WIDTH)] : macsRange(kept);
  const accuracy = trains ? TRAINED : UNTRAINED;
  const inFirst: Descriptor = { name: 'nodes in layer 1', unit: '', range: [0, free ? WIDTH : Math.min(WIDTH, kept)] };
  const second: Descriptor = free
    ? { name: 'nodes in layer 2', unit: '', range: [0, WIDTH] }
    : { name: 'digits answered', unit: '', range: [1, CLASSES] };
  const dim = free ? NODES + 1 : NODES;
  const parent = initialNet(params.init as number);

  function answersOf(mask: Mask, { training, validation }: Mnist1d): Uint8Array {
    const net = thin(parent, mask);
    if (trains) {
      const course = train(net, training, params.rate as number, params.init as number);
      for (let epoch = 0; epoch < (params.epochs as number); epoch++) course.epoch();
    }
    return digitsOf(net, validation);
  }

  return {
    space: { kind: 'real', dim, lower: 0, upper: 1, initial: { kind: 'uniform', low: 0, high: 1 } },
    objectives: [accuracy, { name: 'multiplications', unit: 'MACs', floor: -most, ceiling: -least, minimised: true }],
    fronts: { reference: Float64Array.of(accuracy.floor, -1.1 * most) },
    descriptors: [inFirst, second],
    evaluate({ solutions }, { objectives, descriptors }, from, to) {
      data ??= mnist1d();
      const capacity = objectives.length / 2;
      for (let row = from; row < to; row++) {
        const mask = free ? maskOfShareAndKeys(solutions, row * dim) : maskOfKeys(solutions, row * dim, kept);
        const digits = answersOf(mask, data);
        objectives[row] = accuracyOf(digits, data.validation);
        objectives[capacity + row] = -macsOf(keptIn(mask, 0), keptIn(mask, 1));
        descriptors[2 * row] = keptIn(mask, 0);
        descriptors[2 * row + 1] = free ? keptIn(mask, 1) : digitsAnswered(digits);
      }
    },
  };
}

export const sparseMask: ProblemDefinition = {
  id: 'sparse-mask',
  title: 'Sparse masks on MNIST-1D',
  summary:
    'A network of 200 hidden nodes, more than it needs, loses most of them before it is trained. Which should survive? Judged before training, as cheap searches do, or after.',
  revision: 1,
  evaluators: ['exact'],
  pooled: true,
  params: [
    {
      kind: 'choice',
      key: 'masks',
      label: 'Masks',
      default: 'equal',
      options: [
        { value: 'equal', label: 'all equally sparse' },
        { value: 'free', label: 'of any sparsity' },
      ],
      help: 'Whether every mask keeps the same number of nodes, so that only the choice of nodes counts, or the search decides how many as well.',
    },
    {
      kind: 'real',
      key: 'sparsity',
      label: 'Sparsity',
      unit: 'share',
      min: 0,
      max: 0.99,
      default: DEFAULT_SPARSITY,
      basic: true,
      help: 'Share of the 200 hidden nodes that a mask removes; 0 is the dense network.',
      when: { key: 'masks', is: 'equal' },
    },
    {
      kind: 'choice',
      key: 'score',
      label: 'Score',
      default: 'untrained',
      options: [
        { value: 'untrained', label: 'before training' },
        { value: 'trained', label: 'after training' },
      ],
      help: 'When a masked network answers the 1,000 samples it is scored by: as it was initialised, in milliseconds, or after it was trained, in seconds.',
    },
    {
      kind: 'int',
      key: 'init',
      label: 'Initialisation',
      unit: 'seed',
      min: 1,
      max: 4294967295,
      default: 1,
      help: 'Which random weights the network begins with; masks are laid on these.',
    },
    {
      kind: 'int',
      key: 'epochs',
      label: 'Epochs',
      unit: 'epochs',
      min: 1,
      max: 200,
      default: 20,
      log: true,
      help: 'How often training goes through the 4,000 samples it learns from.',
      when: { key: 'score', is: 'trained' },
    },
    {
      kind: 'real',
      key: 'rate',
      label: 'Learning rate',
      unit: 'per step',
      min: 0.0001,
      max: 0.1,
      default: DEFAULT_RATE,
      log: true,
      help: 'How far each step of training (Adam, 100 samples a step) changes a weight.',
      when: { key: 'score', is: 'trained' },
    },
  ],
  create,
};
