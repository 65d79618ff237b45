/**
 * The super-network: which of 110,592 small convolutional networks reads digits best for what it costs? All of them share
 * one set of trained weights ("once for all", Cai et al. 2020; "single-path one-shot", Guo et al. 2020), so a network is
 * evaluated by taking its part of the weights, without training.
 *
 * A solution is 12 choices (`architecture.ts`). First objective: accuracy with inherited weights on the 1,000 validation
 * samples of MNIST-1D, which it really answers, by ONNX. Second: what it costs, as a power of ten, by formula or, for the
 * latency on some device, as a model of that device predicts it. On the CPU
 * each network runs in its real shapes and is the same bits everywhere, which makes that the reference; on a graphics
 * device many run in a call, and a near tie between two classes may fall the other way.
 *
 * The map: multiplications, and how far a network sees. Widths set the one with little say in the other, kernels and second
 * convolutions both. Or, where latency is the cost, multiplications and latency: which networks are slower or quicker than
 * their multiplications say. `public/models/supernet` has the weights, `training/supernet` how they were made.
 */
import type { ParamValues } from '../../core/params.ts';
import type { Descriptor, EvaluationContext, Problem, ProblemDefinition } from '../../core/types.ts';
import { countWrong, groupedAnswers, slicedAnswers, tensorOf, type Answer } from './answers.ts';
import { DIM, GENES, idOf, isDead, NETWORKS, stagesOf, type Stage } from './architecture.ts';
import { receptiveField } from './cost.ts';
import { mnist1d } from '../../data/mnist1d.ts';
import { decodeLatency, MODEL_LETTERS, MODEL_PATTERN } from './latency.ts';
import {
  ACCURACY,
  accuracyOf,
  COSTS,
  frontsOf,
  latencyCost,
  log10,
  MACS,
  objectiveOf,
  type CostKind,
} from './objectives.ts';
import { readWeights } from './weights.ts';

/** An axis of the map. */
interface Feature {
  readonly descriptor: Descriptor;
  of(stages: readonly Stage[]): number;
}

const powerOf = (kind: CostKind): Feature => ({
  descriptor: { name: kind.label, unit: kind.unit, range: kind.range },
  of: (stages) => log10(kind.of(stages)),
});

/** 15 … 127. */
const FIELD: Feature = {
  descriptor: { name: 'receptive field', unit: 'points', range: [14, 128] },
  of: receptiveField,
};

/** What is asked of every network. Made when first needed, since it takes a while. */
let validation: ReturnType<typeof makeValidation> | undefined;
function makeValidation() {
  const samples = mnist1d().validation;
  return { x: tensorOf(samples), y: samples.y };
}

/** Wrong answers of networks `ids`, all different, in their order. */
type Count = (ids: readonly number[]) => Promise<Uint16Array>;

function counter({ inference, evaluator }: EvaluationContext): Count {
  let answer: Answer | undefined;
  return async (ids) => {
    if (answer === undefined) {
      const shared = readWeights(await inference.bytes('supernet/weights.bin'));
      answer =
        evaluator === 'webgpu' ? groupedAnswers(inference, 'webgpu', shared) : slicedAnswers(inference, 'wasm', shared);
    }
    validation ??= makeValidation();
    const { x, y } = validation;
    const wrong = new Uint16Array(ids.length);
    await answer(ids, x, (logits, at) => (wrong[at] = countWrong(logits, y)));
    return wrong;
  };
}

function create(params: ParamValues, context: EvaluationContext): Problem {
  const kind =
    params.cost === 'latency'
      ? latencyCost(decodeLatency(String(params.latency)))
      : (COSTS.find(({ value }) => value === params.cost) ?? MACS);
  const across = powerOf(MACS);
  const up = params.cost === 'latency' && params.map === 'latency' ? powerOf(kind) : FIELD;
  const count = counter(context);
  /** Wrong answers by network: asked once, known for good. One number each, 110,592 at most. */
  const known = new Map<number, number>();

  return {
    space: { kind: 'categorical', dim: DIM, genes: GENES, dead: isDead },
    objectives: [ACCURACY, objectiveOf(kind)],
    fronts: frontsOf(kind),
    descriptors: [across.descriptor, up.descriptor],
    async evaluate({ solutions }, { objectives, descriptors }, from, to) {
      const ids = Array.from({ length: to - from }, (_, i) => idOf(solutions, (from + i) * DIM));
      // In order, so that what begins alike is computed once.
      const asked = [...new Set(ids)].filter((id) => !known.has(id)).sort((a, b) => a - b);
      if (asked.length > 0) (await count(asked)).forEach((wrong, i) => known.set(asked[i], wrong));
      const capacity = objectives.length / 2;
      for (const [i, id] of ids.entries()) {
        const row = from + i;
        const stages = stagesOf(id);
        objectives[row] = accuracyOf(known.get(id) ?? NaN);
        objectives[capacity + row] = -log10(kind.of(stages));
        descriptors[2 * row] = across.of(stages);
        descriptors[2 * row + 1] = up.of(stages);
      }
    },
    reachable: (cols, rows) => reachable(across, up, cols, rows),
  };
}

/** By looking at every network, cells as archives have them: what lies at the upper end is in the last. */
function reachable(across: Feature, up: Feature, cols: number, rows: number): Uint8Array {
  const mask = new Uint8Array(cols * rows);
  const cellOf = ({ descriptor, of }: Feature, stages: readonly Stage[], cells: number): number => {
    const [low, high] = descriptor.range;
    return Math.min(cells - 1, Math.floor(((of(stages) - low) / (high - low)) * cells));
  };
  for (let id = 0; id < NETWORKS; id++) {
    const stages = stagesOf(id);
    mask[cellOf(up, stages, rows) * cols + cellOf(across, stages, cols)] = 1;
  }
  return mask;
}

export const supernet: ProblemDefinition = {
  id: 'supernet',
  title: 'Super-network on MNIST-1D',
  summary:
    'One trained network contains 110,592 smaller ones. Which of them read digits best, and at what cost? Each answers 1,000 samples with the weights it inherits.',
  revision: 1,
  evaluators: ['exact', 'webgpu'],
  pooled: true,
  params: [
    {
      kind: 'choice',
      key: 'cost',
      label: 'Cost',
      default: 'macs',
      basic: true,
      options: [
        ...COSTS.map(({ value, label }) => ({ value, label })),
        { value: 'latency', label: 'latency on a device' },
      ],
      help: 'What is weighed against accuracy: multiplications are the work for each sample, weights the memory, latency the time on a device that was measured.',
    },
    {
      kind: 'text',
      key: 'latency',
      label: 'Model of the device',
      default: '',
      pattern: MODEL_PATTERN,
      form: `${MODEL_LETTERS} letters, digits, - and _`,
      most: MODEL_LETTERS,
      help: 'What a measurement of latency found, as a text that predicts the time of every network.',
      when: { key: 'cost', is: 'latency' },
    },
    {
      kind: 'text',
      key: 'device',
      label: 'Device',
      default: '',
      pattern: '[A-Za-z0-9 ,.()/+-]*',
      form: 'plain letters, digits and marks',
      most: 160,
      help: 'On which device that was measured; it only tells, and has no effect.',
      when: { key: 'cost', is: 'latency' },
    },
    {
      kind: 'choice',
      key: 'map',
      label: 'Map',
      default: 'field',
      options: [
        { value: 'field', label: 'multiplications × receptive field' },
        { value: 'latency', label: 'multiplications × latency' },
      ],
      help: 'What the two sides of the map of elites are: how far a network sees, or how long it takes, against its multiplications.',
      when: { key: 'cost', is: 'latency' },
    },
  ],
  create,
};
