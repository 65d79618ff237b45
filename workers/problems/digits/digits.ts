/**
 * Digits: which pictures does one network take for a chosen digit, of those that another network can draw?
 *
 * In the manner of latent space illumination (Fontaine et al. 2021). A solution is a point z ∈ [−3, 3]⁸ of a decoder's latent
 * space; the decoder draws it as a picture of 16×16 pixels and a classifier says which digit it sees. Objective: the
 * classifier's confidence in the chosen digit. Descriptors: thickness and slant of the strokes, measured on the picture.
 * Both networks are one ONNX model, `public/models/digits`, made by `training/digits/train.py`. On the CPU its results are
 * the same bits everywhere, which makes that the reference.
 */
import type { ParamValues } from '../../core/params.ts';
import type { Batch, EvaluationContext, Problem, ProblemDefinition, Results, Tensor } from '../../core/types.ts';
import { measure, PIXELS, SIDE, type Measured } from './measure.ts';

const LATENT = 8;
const CLASSES = 10;
const BOUND = 3;

/** Largest call of the network, which keeps its memory small; and what a call is filled up to, with empty rows. */
const LARGEST_CALL = 1024;
const CALL_STEP = 64;

type Answers = Readonly<Record<'image' | 'probabilities', Tensor>>;

/**
 * Answers for rows [from, to) of the solutions, in calls of a multiple of CALL_STEP rows: the runtime multiplies a few
 * rows in another order than many, so a call's odd size would show in the last bit.
 */
async function answer(
  { inference, evaluator }: EvaluationContext,
  solutions: Float64Array,
  from: number,
  to: number,
  take: (answers: Answers, first: number, count: number) => void,
): Promise<void> {
  const network = await inference.open('digits', evaluator === 'webgpu' ? 'webgpu' : 'wasm');
  for (let first = from; first < to; first += LARGEST_CALL) {
    const count = Math.min(LARGEST_CALL, to - first);
    const rows = Math.ceil(count / CALL_STEP) * CALL_STEP;
    const latent = new Float32Array(rows * LATENT);
    latent.set(solutions.subarray(first * LATENT, (first + count) * LATENT));
    const answers = await network.run({ latent: { data: latent, dims: [rows, LATENT] } });
    take(answers as Answers, first, count);
  }
}

function create(params: ParamValues, context: EvaluationContext): Problem {
  const digit = params.digit as number;

  function fill({ image, probabilities }: Answers, results: Results, first: number, count: number): void {
    const measured: Measured = { thickness: 0, slant: 0 };
    for (let i = 0; i < count; i++) {
      measure(image.data, i * PIXELS, measured);
      results.objectives[first + i] = 100 * probabilities.data[i * CLASSES + digit];
      results.descriptors[2 * (first + i)] = measured.thickness;
      results.descriptors[2 * (first + i) + 1] = measured.slant;
    }
  }

  return {
    space: {
      kind: 'real',
      dim: LATENT,
      lower: -BOUND,
      upper: BOUND,
      initial: { kind: 'normal', mean: 0, sd: 1 },
    },
    objectives: [{ name: `confidence in a ${digit}`, unit: '%', floor: 0, ceiling: 100 }],
    descriptors: [
      { name: 'stroke thickness', unit: 'pixels', range: [1, 6] },
      { name: 'slant', unit: 'degrees', range: [-45, 45] },
    ],
    evaluate: (batch: Batch, results: Results, from: number, to: number) =>
      answer(context, batch.solutions, from, to, (answers, first, count) => fill(answers, results, first, count)),
    async depict(solutions) {
      const count = solutions.length / LATENT;
      const data = new Float32Array(count * PIXELS);
      await answer(context, solutions, 0, count, ({ image }, first, rows) =>
        data.set(image.data.subarray(0, rows * PIXELS), first * PIXELS),
      );
      return { data, dims: [count, SIDE, SIDE] };
    },
  };
}

export const digits: ProblemDefinition = {
  id: 'digits',
  title: 'Digits drawn by a network',
  summary:
    'One neural network draws digits, another reads them. The map is how thick and how slanted the strokes are; in every place, the drawing that looks most like the chosen digit.',
  revision: 1,
  evaluators: ['exact', 'webgpu'],
  params: [
    {
      kind: 'int',
      key: 'digit',
      label: 'Digit',
      unit: 'digit',
      min: 0,
      max: 9,
      default: 4,
      basic: true,
      help: 'Which digit the drawings should look like.',
    },
  ],
  create,
};
