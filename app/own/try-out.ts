import { fail, Refused, succeed, Unanswered, type Result } from '../../workers/core/result.ts';
import { hashName, Rng } from '../../workers/core/rng.ts';
import { sampleInitial } from '../../workers/core/space.ts';
import { EXACT } from '../../workers/core/exact.ts';
import type { EvaluationContext } from '../../workers/core/types.ts';
import type { Definition } from '../../workers/problems/own/definition.ts';
import { problemOf } from '../../workers/problems/own/own.ts';
import { openSandbox } from './sandbox.ts';

export interface Tried {
  /** [rows][dim] */
  readonly solutions: readonly (readonly number[])[];
  /** [rows][objectives + 2], as the program says them. */
  readonly answers: readonly (readonly number[])[];
}

const STREAM = hashName('own/try');

/** Answers to a few random solutions, from the same sandbox as a run's. Each round has others. */
export async function tryOut(definition: Definition, rows: number, round: number): Promise<Result<Tried>> {
  const sandbox = definition.answers.kind === 'code' ? openSandbox() : null;
  try {
    const programs = sandbox && (await import('../../workers/programs/apart.ts')).programsThrough(sandbox.port);
    const context: EvaluationContext = {
      ...EXACT,
      ...(programs && { programs }),
      inference: await inferenceFor(definition),
    };
    // A copy: the built-in example answers by itself, and here the text is to be tried.
    const problem = problemOf({ ...definition }, context);
    const m = problem.objectives.length;
    const batch = { size: rows, solutions: new Float64Array(rows * definition.dims), parents: new Uint32Array(rows) };
    const results = { objectives: new Float64Array(rows * m), descriptors: new Float64Array(rows * 2) };
    sampleInitial(problem.space, new Rng().start(1, STREAM, round), batch, rows);
    await problem.evaluate(batch, results, 0, rows);
    const each = Array.from({ length: rows }, (_, i) => i);
    return succeed({
      solutions: each.map((i) => [...batch.solutions.subarray(i * definition.dims, (i + 1) * definition.dims)]),
      answers: each.map((i) => [
        ...problem.objectives.map(({ minimised }, k) => {
          const value = results.objectives[k * rows + i];
          return (minimised ? -value : value) + 0;
        }),
        results.descriptors[2 * i],
        results.descriptors[2 * i + 1],
      ]),
    });
  } catch (error) {
    if (error instanceof Unanswered) {
      const { message, hint } = error.failure(0);
      return fail('unanswered', message.replace(/^evaluation/, 'solution'), hint);
    }
    if (error instanceof Refused) return error.failure;
    return fail('unanswered', error instanceof Error ? error.message : String(error), 'mend it and try again');
  } finally {
    sandbox?.close();
  }
}

/** Networks need their runtime, which is large. */
async function inferenceFor({ answers }: Definition): Promise<EvaluationContext['inference']> {
  if (answers.kind === 'code') return EXACT.inference;
  const { createInference } = await import('../../workers/onnx/session.ts');
  return createInference(EXACT.inference.bytes);
}
