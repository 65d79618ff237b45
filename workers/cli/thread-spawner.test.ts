import { expect, it } from 'vitest';
import { decodeLink } from '../core/link.ts';
import type { PoolAnswer } from '../host/pool.ts';
import { catalogue, problemOf } from '../host/registry.ts';
import { threadSpawner } from './thread-spawner.ts';

// The pool goes on without a thread that fails, so nothing else would show that none ever starts.
it('starts threads that evaluate', { timeout: 30_000 }, async () => {
  const { spec } = decodeLink('problem=arm&p.joints=3', catalogue).value;
  const solutions = Float64Array.of(0.1, 0.2, 0.3, 0.9, 0.5, 0.4);
  const here = { objectives: new Float64Array(2), descriptors: new Float64Array(4) };
  await problemOf(spec).evaluate({ size: 2, solutions, parents: new Uint32Array(2) }, here, 0, 2);

  const answer = await new Promise<PoolAnswer>((resolve, reject) => {
    const worker = threadSpawner().spawn(
      (message) => {
        worker.terminate();
        resolve(message);
      },
      () => reject(new Error('the thread ended with an error')),
    );
    worker.post({ spec }, []);
    worker.post({ shard: 7, size: 2, solutions: solutions.slice() }, []);
  });
  expect(answer).toEqual({ shard: 7, ...here });
});
