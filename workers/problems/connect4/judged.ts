/**
 * Connect-4 with a network that has learned to judge positions: the same game, where a search may have a position judged instead
 * of playing it out at random (Silver et al. 2018, *A general reinforcement learning algorithm that masters chess, shogi, and Go
 * through self-play*). On the CPU the network's answers are the same bits everywhere, which makes that the reference. Searches
 * that judge nothing search it as they do `connect4`, with the same results.
 */
import { isToBeJudged, PLAYOUT_DIM, type GameSpace } from '../../core/game.ts';
import { filePlayouts } from '../../core/playouts.ts';
import type { Problem, ProblemDefinition } from '../../core/types.ts';
import { connect4, MOVES } from './connect4.ts';
import { COLUMNS, evaluate, ROWS } from './network.ts';
import { positionOf, type Position } from './solver.ts';

/** Moves played in the positions that the network was trained on, at least. */
const LEARNED_FROM = 12;

export const connect4Judged: ProblemDefinition = {
  id: 'connect4-network',
  title: 'Connect-4 with a network',
  summary:
    'Connect-4 on 7 × 6, with a network that has learned to judge positions. PUCT and Gumbel search ask it what a position is worth and which moves look best; other searches play out at random as ever.',
  revision: 1,
  evaluators: ['exact', 'webgpu'],
  params: [MOVES],
  create(params, context): Problem {
    const game = connect4.create({ columns: COLUMNS, rows: ROWS, ...params }, context);
    const plain = game.space as GameSpace;
    const dim = PLAYOUT_DIM + plain.longest;
    const opening = Array.from(params.moves as string, (digit) => Number(digit) - 1);
    const backend = context.evaluator === 'webgpu' ? 'webgpu' : 'wasm';

    const positionIn = (solutions: Float64Array, at: number): Position => {
      const path = solutions.subarray(at + PLAYOUT_DIM, at + PLAYOUT_DIM + solutions[at + 1]);
      return positionOf([...opening, ...path]);
    };

    return {
      ...game,
      space: { ...plain, dim, judged: true },
      answers: COLUMNS,
      ...(opening.length < LEARNED_FROM && {
        remark: `The network has learned from positions of ${LEARNED_FROM} moves and more: of the first moves it knows less.`,
      }),
      evaluate(batch, results, from, to) {
        const { solutions } = batch;
        filePlayouts(batch, results, from, to, dim);
        const asked: number[] = [];
        for (let row = from; row < to; row++) if (isToBeJudged(solutions, row * dim)) asked.push(row);
        if (asked.length === 0) return undefined;
        const positions = asked.map((row) => positionIn(solutions, row * dim));
        return evaluate(context.inference, backend, positions).then(({ values, priors }) =>
          asked.forEach((row, i) => {
            const firstMoves = ((opening.length + solutions[row * dim + 1]) & 1) === 0;
            results.objectives[row] = firstMoves ? values[i] : 1 - values[i];
            results.answers?.set(priors.subarray(i * COLUMNS, (i + 1) * COLUMNS), row * COLUMNS);
          }),
        );
      },
    };
  },
};
