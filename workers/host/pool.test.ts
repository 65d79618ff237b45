import { describe, expect, it } from 'vitest';
import { decodeLink } from '../core/link.ts';
import type { Run } from '../core/run.ts';
import type { Problem } from '../core/types.ts';
import { EvaluationPool, type PoolAnswer, type PoolRequest, type Spawner } from './pool.ts';
import { poolMember } from './pool-member.ts';
import { catalogue, openRun, problemOf } from './registry.ts';

const LINK = 'problem=arm&p.joints=4&s.cols=20&s.rows=20&s.batch=50&s.initial=130&evals=1234';
const { spec } = decodeLink(LINK, catalogue).value;

interface Faults {
  /** Shards after which a worker crashes, by worker. */
  readonly crashAfter?: readonly number[];
  /** Worker that answers every shard with this error. */
  readonly errorOf?: number;
  /** Worker whose problem is not there. */
  readonly without?: number;
}

/** Members in this thread that answer in an order of their own. */
function spawnerOf(
  workers: number,
  { crashAfter = [], errorOf, without }: Faults = {},
): Spawner & { shards: number[] } {
  const shards: number[] = [];
  return {
    workers,
    shards,
    spawn(onAnswer, onCrash) {
      const index = shards.push(0) - 1;
      let ended = false;
      const answer = (message: PoolAnswer) => {
        // The later workers are slower.
        setTimeout(() => ended || onAnswer(message), index);
      };
      const take = poolMember((message) =>
        answer(index === errorOf && 'shard' in message ? { shard: message.shard, error: 'it broke' } : message),
      );
      return {
        post(request: PoolRequest) {
          if ('shard' in request && ++shards[index] > (crashAfter[index] ?? Infinity)) {
            setTimeout(() => ended || onCrash());
          } else if ('spec' in request && index === without) take({ spec: { ...spec, problem: 'nowhere' } });
          else take(structuredClone(request));
        },
        terminate: () => void (ended = true),
      };
    },
  };
}

/** The run of `spec` with its evaluations by a pool. */
function pooledRun(spawner: Spawner): Run {
  const opened = openRun(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  const problem = problemOf(spec);
  const pool = new EvaluationPool(problem, spec, spawner);
  const pooled: Problem = { ...problem, evaluate: (...rows) => pool.evaluate(...rows) };
  return Object.assign(opened.value, { problem: pooled });
}

async function straight(): Promise<string> {
  const opened = openRun(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity);
  return opened.value.digest;
}

describe('the pool', () => {
  it.each([1, 2, 4, 7])('of %i gives the digest of one', async (workers) => {
    const spawner = spawnerOf(workers);
    const run = pooledRun(spawner);
    await run.advance(Infinity);
    expect(run.at).toBe(1234);
    expect(run.digest).toBe(await straight());
    expect(spawner.shards).toHaveLength(workers);
    for (const count of spawner.shards) expect(count).toBeGreaterThan(0);
  });

  it('does without workers that crash, and at last without any', async () => {
    for (const crashAfter of [[3], [0, 5], [0, 0, 0]]) {
      const run = pooledRun(spawnerOf(3, { crashAfter }));
      await run.advance(Infinity);
      expect(run.digest).toBe(await straight());
    }
  });

  it('does without a worker that cannot make the problem, and at last without any', async () => {
    for (const workers of [3, 1]) {
      const run = pooledRun(spawnerOf(workers, { without: 0 }));
      await run.advance(Infinity);
      expect(run.digest).toBe(await straight());
    }
  });

  it('does without workers where none can be started', async () => {
    const run = pooledRun({
      workers: 4,
      spawn: () => {
        throw new Error('no workers here');
      },
    });
    await run.advance(Infinity);
    expect(run.digest).toBe(await straight());
  });

  it('hands on what a worker says went wrong; the same batch can be tried again', async () => {
    const run = pooledRun(spawnerOf(2, { errorOf: 0 }));
    await expect(run.advance(Infinity)).rejects.toThrow('it broke');
    expect(run.at).toBe(0);
    const problem = problemOf(spec);
    Object.assign(run, { problem });
    await run.advance(Infinity);
    expect(run.digest).toBe(await straight());
  });

  it('hands on what to do about a network that cannot be run', async () => {
    const networked = decodeLink('problem=digits&evaluator=webgpu', catalogue).value.spec;
    const pool = new EvaluationPool(problemOf(networked), networked, spawnerOf(1));
    const batch = { size: 1, solutions: new Float64Array(8), parents: new Uint32Array(1) };
    const results = { objectives: new Float64Array(1), descriptors: new Float64Array(2) };
    await expect(pool.evaluate(batch, results, 0, 1)).rejects.toMatchObject({
      message: 'WebGPU was expected, but there is none here',
      hint: expect.stringContaining('choose the evaluator'),
    });
  });

  it('may be left waiting, sought and taken up again', async () => {
    const run = pooledRun(spawnerOf(2));
    const giveUp = async () => false;
    await run.advance(Infinity, undefined, giveUp);
    expect(run.evaluating).toBe(true);
    expect(run.at).toBe(0);
    await run.advance(500);
    const digest = run.digest;
    const end = run.at;
    run.keep();
    await run.advance(Infinity, undefined, giveUp);
    expect(run.evaluating).toBe(true);
    // A batch is under way: going back abandons it.
    await run.seek(200);
    expect(run.at).toBe(180);
    await run.seek(500);
    expect(run.at).toBe(end);
    expect(run.digest).toBe(digest);
    await run.advance(Infinity);
    expect(run.digest).toBe(await straight());
  });
});
