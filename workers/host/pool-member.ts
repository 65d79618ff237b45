/**
 * What a worker of the evaluation pool does with what it is sent, wherever it runs: makes the problem once, evaluates
 * one shard after the other, and answers each. What goes wrong is answered too; nothing is thrown. Without a problem it is gone.
 */
import type { RunSpec } from '../core/spec.ts';
import type { Problem } from '../core/types.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import type { PoolAnswer, PoolRequest } from './pool.ts';
import { loadProblem } from './problem-of.ts';

export function poolMember(answer: (answer: PoolAnswer, transfer: ArrayBuffer[]) => void) {
  /** Null where it could not be made, or not be loaded. */
  let problem: Promise<Problem | null> | undefined;
  let last: Promise<void> = Promise.resolve();

  function begin(spec: RunSpec): void {
    problem = loadProblem(spec).catch(() => {
      answer({ gone: true }, []);
      return null;
    });
  }

  async function evaluate(shard: number, size: number, solutions: Float64Array): Promise<void> {
    try {
      const made = await problem;
      if (made === undefined) throw new Error('a shard came before its run');
      if (made === null) return;
      const objectives = new Float64Array(size * made.objectives.length);
      const descriptors = new Float64Array(2 * size);
      const batch = { size, solutions, parents: new Uint32Array(size) };
      await made.evaluate(batch, { objectives, descriptors }, 0, size);
      answer({ shard, objectives, descriptors }, [objectives.buffer, descriptors.buffer]);
    } catch (error) {
      const hint = error instanceof InferenceError ? { hint: error.hint } : {};
      answer({ shard, error: error instanceof Error ? error.message : String(error), ...hint }, []);
    }
  }

  return (request: PoolRequest): void => {
    if ('spec' in request) begin(request.spec);
    else last = last.then(() => evaluate(request.shard, request.size, request.solutions));
  };
}
