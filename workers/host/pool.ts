/**
 * A pool of workers that evaluates batches in shards. Rows do not depend on each other and come back to their places, so
 * the results are those of one worker, whatever the number of workers and the order of their answers. A worker that
 * fails is left out and its shards are given to the others; without any, the batch is evaluated where it was asked.
 */
import type { RunSpec } from '../core/spec.ts';
import type { Batch, Problem, Results } from '../core/types.ts';
import { InferenceError } from '../onnx/inference-error.ts';

/** What a pool's worker is sent: first the run whose problem it is to evaluate, then shards of it. */
export type PoolRequest =
  { readonly spec: RunSpec } | { readonly shard: number; readonly size: number; readonly solutions: Float64Array };

/** What it answers to a shard. */
export type PoolAnswer =
  | { readonly shard: number; readonly objectives: Float64Array; readonly descriptors: Float64Array }
  | { readonly shard: number; readonly error: string; readonly hint?: string }
  /** It has no problem to evaluate, and answers nothing. */
  | { readonly gone: true };

/** A worker as the pool sees it: Web Worker, thread or something in a test. */
export interface PoolWorker {
  post(request: PoolRequest, transfer: readonly ArrayBuffer[]): void;
  terminate(): void;
}

/** Starts a worker. Throws where there are none to be had. */
export type Spawn = (onAnswer: (answer: PoolAnswer) => void, onCrash: () => void) => PoolWorker;

export interface Spawner {
  readonly spawn: Spawn;
  /** How many workers are worth while on this machine. */
  readonly workers: number;
}

/** A worker is given so many shards ahead, so that it need not wait for the next. */
const AHEAD = 2;
/** Rows of a shard at least: fewer cost more to send than to evaluate. */
const LEAST_ROWS = 4;

interface Shard {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

interface Member {
  readonly worker: PoolWorker;
  readonly held: Set<number>;
}

/** One batch on its way. */
interface Job {
  readonly batch: Batch;
  readonly results: Results;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Shards by number; those to be sent, and how many are still to come back. */
  readonly shards: ReadonlyMap<number, Shard>;
  readonly waiting: Shard[];
  left: number;
}

export class EvaluationPool {
  private readonly problem: Problem;
  private readonly spec: RunSpec;
  private readonly spawner: Spawner;
  private members: Member[] | undefined;
  private readonly jobs: Job[] = [];
  private nextShard = 0;

  /** `problem` must be the problem of `spec`. Workers start with the first batch. */
  constructor(problem: Problem, spec: RunSpec, spawner: Spawner) {
    this.problem = problem;
    this.spec = spec;
    this.spawner = spawner;
  }

  /** As `Problem.evaluate`. The batch must stay as it is until the promise is settled. */
  evaluate(batch: Batch, results: Results, from: number, to: number): Promise<void> {
    this.members ??= this.start();
    const shards = new Map<number, Shard>();
    // Guided self-scheduling (Polychronopoulos & Kuck 1987): a worker's share of what is left, halved, so that few shards
    // are sent and yet the last ones are small, and no worker waits long for another.
    for (let start = from; start < to;) {
      const share = Math.ceil((to - start) / (2 * Math.max(1, this.members.length)));
      const end = Math.min(to, start + Math.max(LEAST_ROWS, share));
      const number = this.nextShard++;
      shards.set(number, { number, from: start, to: end });
      start = end;
    }
    return new Promise((resolve, reject) => {
      this.jobs.push({ batch, results, resolve, reject, shards, waiting: [...shards.values()], left: shards.size });
      this.send();
    });
  }

  close(): void {
    for (const { worker } of this.members ?? []) worker.terminate();
    this.members = [];
    for (const job of this.jobs.splice(0)) job.reject(new Error('the pool was closed'));
  }

  private start(): Member[] {
    const members: Member[] = [];
    for (let i = 0; i < this.spawner.workers; i++) {
      try {
        const member: Member = {
          worker: this.spawner.spawn(
            (answer) => ('gone' in answer ? this.drop(member) : this.take(member, answer)),
            () => this.drop(member),
          ),
          held: new Set(),
        };
        member.worker.post({ spec: this.spec }, []);
        members.push(member);
      } catch {
        // No more workers here; those there are will do.
        break;
      }
    }
    return members;
  }

  private send(): void {
    const { dim } = this.problem.space;
    for (const job of this.jobs) {
      for (let member = this.idlest(); member !== undefined; member = this.idlest()) {
        const shard = job.waiting.shift();
        if (shard === undefined) break;
        const { number, from, to } = shard;
        const solutions = job.batch.solutions.slice(from * dim, to * dim);
        member.held.add(number);
        member.worker.post({ shard: number, size: to - from, solutions }, [solutions.buffer]);
      }
    }
    if (this.members?.length === 0) this.evaluateHere();
  }

  /** The worker with the fewest shards, if it may have another. */
  private idlest(): Member | undefined {
    let best: Member | undefined;
    for (const member of this.members ?? []) {
      if (member.held.size < (best?.held.size ?? AHEAD)) best = member;
    }
    return best;
  }

  private take(member: Member, answer: Exclude<PoolAnswer, { gone: true }>): void {
    member.held.delete(answer.shard);
    const job = this.jobs.find(({ shards }) => shards.has(answer.shard));
    const shard = job?.shards.get(answer.shard);
    if (job !== undefined && shard !== undefined) {
      if ('error' in answer) {
        this.jobs.splice(this.jobs.indexOf(job), 1);
        const { error, hint } = answer;
        job.reject(hint === undefined ? new Error(error) : new InferenceError(error, hint));
      } else {
        const rows = shard.to - shard.from;
        const capacity = job.results.objectives.length / this.problem.objectives.length;
        for (let k = 0; k < this.problem.objectives.length; k++) {
          const plane = answer.objectives.subarray(k * rows, (k + 1) * rows);
          job.results.objectives.set(plane, k * capacity + shard.from);
        }
        job.results.descriptors.set(answer.descriptors, 2 * shard.from);
        if (--job.left === 0) {
          this.jobs.splice(this.jobs.indexOf(job), 1);
          job.resolve();
        }
      }
    }
    this.send();
  }

  private drop(member: Member): void {
    if (!this.members?.includes(member)) return;
    member.worker.terminate();
    this.members = this.members.filter((other) => other !== member);
    for (const { shards, waiting } of this.jobs) {
      waiting.push(...[...shards.values()].filter(({ number }) => member.held.has(number)));
    }
    this.send();
  }

  /** Nobody is left to send shards to. */
  private evaluateHere(): void {
    for (const job of this.jobs.splice(0)) {
      const work = async () => {
        for (const { from, to } of job.waiting) {
          await this.problem.evaluate(job.batch, job.results, from, to);
        }
      };
      work().then(job.resolve, job.reject);
    }
  }
}
