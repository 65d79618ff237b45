import { expect, it } from 'vitest';
import { decodeLink } from '../core/link.ts';
import type { RunSpec } from '../core/spec.ts';
import type { PoolAnswer, PoolWorker } from '../host/pool.ts';
import { catalogue, problemOf } from '../host/registry.ts';
import { threadSpawner } from './thread-spawner.ts';

const armOf = (joints: number): RunSpec => decodeLink(`problem=arm&p.joints=${joints}`, catalogue).value.spec;
const rowsOf = (joints: number) => Float64Array.from({ length: 3 * joints }, (_, i) => (i * 0.37) % 1);

/** What `threads` threads answer of three rows of an arm, each asked so that all are there at once. */
function answersOf(joints: number, threads: number): Promise<PoolAnswer[]> {
  const { spawn } = threadSpawner();
  const asked = Array.from({ length: threads }, (_, shard) => {
    let worker: PoolWorker | undefined;
    const answer = new Promise<PoolAnswer>((resolve, reject) => {
      worker = spawn(resolve, () => reject(new Error('the thread ended with an error')));
    });
    worker?.post({ spec: armOf(joints) }, []);
    worker?.post({ shard, size: 3, solutions: rowsOf(joints) }, []);
    return answer.finally(() => worker?.terminate());
  });
  return Promise.all(asked);
}

// The pool goes on without a thread that fails, so nothing else would show that none ever starts.
it('starts threads that evaluate one run after another', { timeout: 30_000 }, async () => {
  for (const [joints, threads] of [
    [3, 1],
    [5, 2],
    [2, 2],
  ]) {
    const solutions = rowsOf(joints);
    const here = { objectives: new Float64Array(3), descriptors: new Float64Array(6) };
    await problemOf(armOf(joints)).evaluate({ size: 3, solutions, parents: new Uint32Array(3) }, here, 0, 3);
    const answers = await answersOf(joints, threads);
    expect(answers).toEqual(answers.map((_, shard) => ({ shard, ...here })));
  }
});

it('lets no thread that was stopped at its work answer the next run', { timeout: 30_000 }, async () => {
  const stopped = threadSpawner().spawn(
    () => undefined,
    () => undefined,
  );
  stopped.post({ spec: armOf(4) }, []);
  stopped.post({ shard: 99, size: 3, solutions: rowsOf(4) }, []);
  stopped.terminate();
  const answers = await answersOf(6, 3);
  expect(answers).toMatchObject([{ shard: 0 }, { shard: 1 }, { shard: 2 }]);
});
