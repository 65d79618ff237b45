/** Asks the questions of a sweep. Transformers answer by ONNX on the CPU; the same sweep gives the same bits everywhere. */
import { Refused, type Result } from '../core/result.ts';
import { hashName, Rng } from '../core/rng.ts';
import { answerOf } from '../problems/graph-path/forward.ts';
import { chanceOfRight, chances } from '../problems/graph-path/judged.ts';
import { childrenOf, lookahead, usefulChildren, type Question } from '../problems/graph-path/question.ts';
import { solve, type Solver } from '../problems/graph-path/solvers.ts';
import {
  PART,
  questionsOf,
  sweepQuestion,
  sweepRefusal,
  sweptOf,
  type SweepAsked,
  type SweepPart,
} from '../problems/graph-path/sweep.ts';
import { encode } from '../problems/graph-path/tokens.ts';
import { told, type Looking } from './looking.ts';

const WALK = hashName('graph-path/sweep-walk');

/** What a solver made of a question. */
interface Answer {
  readonly right: boolean;
  readonly chance: number;
  readonly cost: number;
}

/** Answers of a transformer; its layout may be of larger graphs than these. */
async function asked(looking: Looking, name: string, questions: readonly Question[]): Promise<Answer[]> {
  const swept = sweptOf(name);
  if (swept?.model === undefined) throw new RangeError(`${name} is no transformer`);
  const { id: model, size } = swept.model;
  const { network, transformer } = await looking.open({ model, step: swept.step });
  const { tokens } = transformer.layout;
  const scores = await network.answer(questions.map((question) => encode({ ...question, size })));
  return questions.map((question, i) => ({
    right: usefulChildren(question).includes(answerOf(scores, size, i * tokens)),
    chance: chanceOfRight(question, chances(scores, tokens, i * tokens)),
    cost: 1,
  }));
}

/** Questions [part · PART, …) of a sweep. Fails with `bad-sweep` if it cannot be asked, or as `Looking.look` does. */
export function askPart(looking: Looking, sweep: SweepAsked, part: number): Promise<Result<SweepPart>> {
  return told(async () => {
    const refusal = sweepRefusal(sweep);
    if (refusal !== undefined) throw new Refused(refusal.code, refusal.message, refusal.hint);
    const first = part * PART;
    const count = Math.min(PART, questionsOf(sweep) - first);
    const questions = Array.from({ length: count }, (_, i) => sweepQuestion(sweep, first + i));
    const rng = new Rng();
    const answers: Answer[] = [];
    for (const name of sweep.solvers) {
      if (sweptOf(name)?.model !== undefined) {
        answers.push(...(await asked(looking, name, questions)));
        continue;
      }
      questions.forEach((question, i) => {
        const { next, expanded } = solve(name as Solver, question, rng.start(sweep.seed, WALK, first + i));
        const right = usefulChildren(question).includes(next);
        answers.push({ right, chance: Number(right), cost: expanded });
      });
    }
    return {
      trial: part,
      lookahead: Uint8Array.from(questions, (question) => lookahead(question) ?? 0),
      edges: Uint8Array.from(questions, ({ edges }) => edges.length),
      guess: Float64Array.from(
        questions,
        (question) => usefulChildren(question).length / childrenOf(question)[question.start].length,
      ),
      right: Uint8Array.from(answers, ({ right }) => Number(right)),
      chance: Float64Array.from(answers, ({ chance }) => chance),
      cost: Float64Array.from(answers, ({ cost }) => cost),
    };
  });
}
