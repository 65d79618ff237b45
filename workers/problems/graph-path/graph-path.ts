/**
 * Which graphs defeat a searcher? A solution is a directed acyclic graph with a start and a goal; its evaluation asks a solver, a
 * transformer or a classical search, for the next vertex on the way (Saparov et al. 2024, *Transformers Struggle to Learn to Search*,
 * arXiv 2412.04703). Objective: the chance of a wrong answer, or what the answer cost; the map is of what makes a question hard.
 *
 * A transformer's reference is ONNX on the CPU, in calls of one size, which gives the same bits everywhere.
 */
import { completeParams, type ParamValues } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';
import { Rng } from '../../core/rng.ts';
import type { Descriptor, EvaluationContext, Objective, Problem, ProblemDefinition } from '../../core/types.ts';
import { deepest, type Distribution } from './draw.ts';
import { dimOf, readQuestion, sampleQuestion, startWalk, varyQuestion } from './genome.ts';
import { branching, chanceOfRight, chances } from './judged.ts';
import { loadModel, modelOf } from './models.ts';
import { openTransformer, type TransformerNetwork } from './network.ts';
import { PARAMS } from './params.ts';
import { lookahead, usefulChildren, type Question } from './question.ts';
import { solve, type Solver } from './solvers.ts';
import { encode, layoutOf } from './tokens.ts';

interface Axis extends Descriptor {
  of(question: Question): number;
}

/** Whole numbers lie in the middle of the cells of a map with one cell each. */
function axes(size: number): Readonly<Record<string, Axis>> {
  return {
    lookahead: {
      name: 'lookahead',
      unit: 'levels',
      range: [-0.5, deepest(size) + 0.5],
      whole: true,
      of: (question) => lookahead(question) ?? 0,
    },
    edges: {
      name: 'edges',
      unit: 'edges',
      range: [0.5, size + 0.5],
      whole: true,
      of: ({ edges }) => edges.length,
    },
    branching: { name: 'branching', unit: 'children', range: [1, 6], of: branching },
  };
}

/** As the page is told of it: no message can carry the function. */
const told = ({ name, unit, range, whole }: Axis): Descriptor => ({ name, unit, range, ...(whole && { whole }) });

/** The most edges of the questions that a solver is asked. */
export const sizeOf = (params: ParamValues): number =>
  modelOf(params.solver as string)?.size ?? (params.edges as number);

function objectiveOf(seek: string, size: number): Objective {
  if (seek === 'cost') return { name: 'cost', unit: 'vertices expanded', floor: 0, ceiling: size };
  return { name: 'chance of a wrong answer', unit: '%', floor: 0, ceiling: 100 };
}

function create(given: ParamValues, { evaluator, inference }: EvaluationContext): Problem {
  const params = completeParams(PARAMS, given);
  const solver = params.solver as string;
  const model = modelOf(solver);
  const size = sizeOf(params);
  const seek = model === undefined ? (params.seek as string) : 'error';
  const depth = params.lookahead === 'any' ? undefined : Number(params.lookahead);
  if (depth !== undefined && depth > deepest(size) && params.distribution === 'balanced')
    throw new Refused(
      'too-deep',
      `with ${size} edges a lookahead of at most ${deepest(size)} was expected, but ${depth} came`,
      'choose a smaller lookahead, or a solver of larger graphs',
    );
  const all = axes(size);
  const [across, up] = (params.axes as string).split('-').map((name) => all[name]);
  const { tokens } = layoutOf(size);
  let network: Promise<TransformerNetwork> | undefined;
  const rng = new Rng();

  /** Objective of a question, but for transformers. */
  const searched = (question: Question, words: Float64Array): number => {
    const { next, expanded } = solve(solver as Solver, question, startWalk(rng, words));
    if (seek === 'cost') return expanded;
    return usefulChildren(question).includes(next) ? 0 : 100;
  };

  return {
    space: {
      kind: 'structured',
      dim: dimOf(size),
      sample: sampleQuestion(size, params.distribution as Distribution, depth),
      vary: varyQuestion(size),
    },
    objectives: [objectiveOf(seek, size)],
    descriptors: [told(across), told(up)],
    evaluate({ solutions }, { objectives, descriptors }, from, to) {
      const dim = dimOf(size);
      const questions = Array.from({ length: to - from }, (_, i) => readQuestion(size, solutions, (from + i) * dim));
      questions.forEach((question, i) => {
        descriptors[2 * (from + i)] = across.of(question);
        descriptors[2 * (from + i) + 1] = up.of(question);
        if (model !== undefined) return;
        const at = (from + i) * dim;
        objectives[from + i] = searched(question, solutions.subarray(at, at + dim));
      });
      if (model === undefined) return undefined;
      const backend = evaluator === 'webgpu' ? 'webgpu' : 'wasm';
      if (network === undefined) {
        const opening = loadModel(inference, model).then((loaded) => openTransformer(inference, backend, loaded));
        network = opening;
        // So that asking again tries again.
        opening.catch(() => (network = undefined));
      }
      return network
        .then((opened) => opened.answer(questions.map(encode)))
        .then((scores) =>
          questions.forEach((question, i) => {
            const wrong = 1 - chanceOfRight(question, chances(scores, tokens, i * tokens));
            objectives[from + i] = 100 * Math.max(0, wrong);
          }),
        );
    },
  };
}

export const graphPath: ProblemDefinition = {
  id: 'graph-path',
  title: 'A path through a graph',
  summary:
    'Directed graphs with a start and a goal: which vertex comes next? A small transformer answers, or a classical search. The map is of graphs by what makes them hard; in every place, the one that the solver is most often wrong on.',
  // 2: another training of the transformer of 12 edges.
  revision: 2,
  evaluators: ['exact', 'webgpu'],
  pooled: true,
  params: PARAMS,
  create,
};
