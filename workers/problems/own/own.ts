/**
 * A person's own problem: numbers between two bounds, answered by a program that they wrote or a network that they brought
 * (`definition.ts`). A link names the definition by the beginning of its SHA-256. A program is run apart from everything
 * else, by whoever `context.programs` is, which has the same elementary functions on every engine; the digest is the same
 * everywhere as far as the program answers a solution by that solution alone.
 *
 * Every answer is looked at: as many numbers as were asked for, and all finite. Anything else ends the run there, with a
 * sentence that says which evaluation it was.
 */
import type { ParamTable, ParamValues } from '../../core/params.ts';
import { Refused, Unanswered } from '../../core/result.ts';
import type { EvaluationContext, Objective, Problem, ProblemDefinition } from '../../core/types.ts';
import { readDefinition, type Aim, type Definition } from './definition.ts';
import { answerExample, EXAMPLE } from './example.ts';
import { networkAnswers, type Answers } from './network.ts';

const params: ParamTable = [
  {
    kind: 'text',
    key: 'own',
    label: 'Definition',
    default: '',
    pattern: '[0-9a-f]{12}',
    form: '12 hexadecimal digits',
    most: 12,
    help: 'Which definition is searched, by the first 12 digits of its SHA-256; empty for an example. Your own problem makes one.',
  },
];

/** Rows that are asked for at once, so that a time limit is for so many and not for whatever batch a search takes. */
export const CALL = 64;

const objectiveOf = ({ name, low, high, minimised }: Aim): Objective =>
  minimised
    ? { name, unit: '', floor: -high, ceiling: -low, minimised: true }
    : { name, unit: '', floor: low, ceiling: high };

function answersOf(definition: Definition, { programs, inference }: EvaluationContext): Answers {
  const { answers, dims, objectives } = definition;
  const width = objectives.length + 2;
  if (definition === EXAMPLE)
    return (solutions, rows) => {
      const out = new Float64Array(rows * width);
      for (let i = 0; i < rows; i++) answerExample(solutions, i * dims, out, i * width);
      return out;
    };
  if (answers.kind === 'onnx') return networkAnswers(answers, dims, width, inference);
  if (programs === undefined)
    throw new Refused(
      'no-own',
      'this run needs a place to run a program apart from the page, and there is none here',
      'open it from the page Your own problem',
    );
  return (solutions, rows) => programs.run(answers.code, { solutions, rows, dim: dims, objectives: objectives.length });
}

/** Whatever came, for a sentence. */
const count = (value: unknown): string =>
  value instanceof Float64Array ? `${value.length} numbers` : 'something else';

/** The definition as a problem. Refuses a program where none can be run. */
export function problemOf(definition: Definition, context: EvaluationContext): Problem {
  const { dims, low, high, objectives: aims, descriptors, name } = definition;
  const answer = answersOf(definition, context);
  const m = aims.length;
  const width = m + 2;
  const objectives = aims.map(objectiveOf) as [Objective, ...Objective[]];
  const names = [...aims, ...descriptors].map((measure) => measure.name);

  const evaluate: Problem['evaluate'] = ({ solutions }, results, from, to) => {
    const capacity = results.objectives.length / m;
    const take = (values: Float64Array, first: number, rows: number): void => {
      if (!(values instanceof Float64Array) || values.length !== rows * width)
        throw new Unanswered(
          first,
          `expected ${rows * width} numbers in answer to ${rows} solutions, got ${count(values)}`,
          'look at what evaluate returns',
        );
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < width; k++) {
          const value = values[i * width + k];
          if (value - value !== 0)
            throw new Unanswered(
              first + i,
              `expected a finite number for "${names[k]}", got ${value}`,
              'look at what is computed for that solution',
            );
        }
        const row = first + i;
        for (let k = 0; k < m; k++) {
          const value = values[i * width + k];
          // Not -0, which digests would tell from 0.
          results.objectives[k * capacity + row] = (aims[k].minimised ? -value : value) + 0;
        }
        results.descriptors[2 * row] = values[i * width + m] + 0;
        results.descriptors[2 * row + 1] = values[i * width + m + 1] + 0;
      }
    };
    const rowsAt = (first: number): number => Math.min(CALL, to - first);
    const asked = (first: number) =>
      answer(solutions.slice(first * dims, (first + rowsAt(first)) * dims), rowsAt(first));
    /** One call after the other: a program that goes wrong is asked no further. */
    const next = (first: number): void | Promise<void> => {
      for (let at = first; at < to; at += CALL) {
        const values = asked(at);
        if (!(values instanceof Float64Array))
          return Promise.resolve(values).then(
            (come) => {
              take(come, at, rowsAt(at));
              return next(at + CALL);
            },
            (error: unknown) => {
              throw error instanceof Unanswered ? error.after(at) : error;
            },
          );
        take(values, at, rowsAt(at));
      }
    };
    return next(from);
  };

  return {
    space: { kind: 'real', dim: dims, lower: low, upper: high, initial: { kind: 'uniform', low, high } },
    objectives,
    ...(m > 1 && { fronts: { reference: Float64Array.from(objectives, ({ floor }) => floor) } }),
    descriptors: [
      { name: descriptors[0].name, unit: '', range: [descriptors[0].low, descriptors[0].high] },
      { name: descriptors[1].name, unit: '', range: [descriptors[1].low, descriptors[1].high] },
    ],
    evaluate,
    remark:
      definition.answers.kind === 'code'
        ? `"${name}" is computed by a program that came with it; its digest repeats wherever that answers a solution by the solution alone.`
        : `"${name}" is computed by a network that came with it.`,
  };
}

function create({ own: hash }: ParamValues, context: EvaluationContext): Problem {
  if (hash === '') return problemOf(EXAMPLE, context);
  const bytes = context.given?.(String(hash));
  if (bytes === undefined)
    throw new Refused(
      'no-own',
      `this run needs the definition whose SHA-256 begins with ${hash}, and it is not open here`,
      'choose its file here; on the command line name it after --own',
    );
  return problemOf(readDefinition(bytes), context);
}

export const own: ProblemDefinition = {
  id: 'own',
  title: 'Your own',
  summary:
    'A problem that somebody wrote: a function in TypeScript or an ONNX network answers each solution. The page Your own problem makes one.',
  revision: 1,
  evaluators: ['exact'],
  params,
  create,
};
