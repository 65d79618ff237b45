import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { hypervolume } from '../../core/hypervolume.ts';
import { dominates } from '../../core/pareto.ts';
import { clonePlain, plainBytes } from '../../core/plain.ts';
import type { Batch, StructuredSpace } from '../../core/types.ts';
import { zdt } from '../../problems/zdt/zdt.ts';
import { completeParams } from '../../core/params.ts';
import { nsga2, type Nsga2State } from './nsga2.ts';
import { GENES, keysOf, open, step } from './toy.test-data.ts';

describe('NSGA-II', () => {
  it('keeps whole fronts while they fit, and of the next one the ends', () => {
    const run = open<Nsga2State>(nsga2, { population: 30 });
    for (let i = 0; i < 8; i++) {
      const before = clonePlain(run.state.members);
      const { values } = step(run);
      const { members } = run.state;
      if (i === 0) continue;
      const pool = [
        ...values,
        ...Array.from({ length: before.size }, (_, j) => [...before.objectives.subarray(2 * j, 2 * j + 2)]),
      ];
      const flat = Float64Array.from(pool.flat());
      // Rank by peeling: who is beaten by nobody left.
      const rank: number[] = Array.from({ length: pool.length }, () => -1);
      for (let front = 0; rank.includes(-1); front++) {
        const left = pool.flatMap((_, j) => (rank[j] === -1 ? [j] : []));
        const best = left.filter((j) => !left.some((other) => dominates(flat, 2, other, j)));
        for (const j of best) rank[j] = front;
      }
      const alive = new Set(Array.from({ length: members.size }, (_, j) => members.births[j]));
      const births = pool.map((_, j) =>
        j < values.length ? run.next - values.length + j : before.births[j - values.length],
      );
      const worst = Math.max(...pool.flatMap((_, j) => (alive.has(births[j]) ? [rank[j]] : [])));
      pool.forEach((_, j) => {
        if (rank[j] < worst) expect(alive.has(births[j])).toBe(true);
      });
      const last = pool.flatMap((own, j) => (rank[j] === worst ? [{ own, birth: births[j] }] : []));
      for (const k of [0, 1]) {
        const most = Math.max(...last.map(({ own }) => own[k]));
        expect(last.some(({ own, birth }) => own[k] === most && alive.has(birth))).toBe(true);
      }
      expect(members.size).toBe(30);
    }
  });

  it('evaluates no choice twice while there are new ones, and then goes on', () => {
    const run = open<Nsga2State>(nsga2, { population: 100 });
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) for (const key of keysOf(step(run).batch)) seen.add(key);
    expect(seen.size).toBe(4000);
    const small = open<Nsga2State>(
      nsga2,
      { population: 8 },
      1,
      {
        kind: 'categorical',
        dim: 2,
        genes: [
          { name: 'a', options: ['0', '1'] },
          { name: 'b', options: ['0', '1', '2'] },
        ],
      },
      (x, at) => [x[at], -x[at + 1]],
    );
    for (let i = 0; i < 3; i++) expect(step(small, 2).values.length).toBe(8);
  });

  it('has parents among the living, and asks the same of a cloned state', () => {
    const run = open<Nsga2State>(nsga2, { population: 40 });
    for (let i = 0; i < 4; i++) {
      const copy = { ...run, state: clonePlain(run.state) };
      const again = step(copy).batch;
      const { members } = clonePlain(run.state);
      const { batch } = step(run);
      expect(again).toEqual(batch);
      expect(copy.state).toEqual(run.state);
      const alive = new Set(members.births.subarray(0, members.size));
      for (const parent of batch.parents) expect(i === 0 ? parent === 0 : alive.has(parent)).toBe(true);
    }
    expect(step(run, GENES, 7).values.length).toBe(7);
  });

  it('comes as close to the front of ZDT1 as pymoo does', () => {
    const problem = zdt[0].create({}, EXACT);
    const params = completeParams(nsga2.params, {});
    const search = nsga2.create({ ...problem, seed: 1 }, params);
    const state = search.init() as Nsga2State;
    const batch: Batch = { size: 100, solutions: new Float64Array(3000), parents: new Uint32Array(100) };
    const results = { objectives: new Float64Array(200), descriptors: new Float64Array(200) };
    const accepted = { size: 0, rows: new Uint32Array(100), cells: new Uint32Array(100) };
    for (let generation = 0; generation < 250; generation++) {
      search.ask(state, batch, 100);
      void problem.evaluate(batch, results, 0, 100);
      search.tell(state, batch, results, 100 * generation + 1, accepted);
    }
    const { objectives } = state.members;
    // pymoo 0.6.2, seeds 1–11: 0.86938 to 0.87009; one seed of ours may lie a little outside.
    expect(Math.abs(hypervolume(objectives, 100, 2, problem.fronts!.reference) - 0.8697)).toBeLessThan(0.001);
    expect(nsga2.memory({ ...problem, seed: 1 }, params)).toBeGreaterThanOrEqual(plainBytes(state.members) - 64);
  });

  it('varies structured solutions by their own mutation and never crosses them', () => {
    const space: StructuredSpace = {
      kind: 'structured',
      dim: 2,
      sample: (rng, x, at) => x.fill(rng.below(1000), at, at + 2),
      vary: (rng, from, start, x, at) => {
        const value = from[start] + 1 + rng.below(3);
        x.fill(value, at, at + 2);
      },
    };
    const run = open<Nsga2State>(nsga2, { population: 20 }, 1, space, (x, at) => [x[at], -Math.abs(500 - x[at])]);
    const values = new Map<number, number>();
    for (let i = 0; i < 10; i++) {
      const first = run.next;
      const { batch } = step(run, 2);
      for (let row = 0; row < batch.size; row++) {
        const own = batch.solutions[2 * row];
        expect(batch.solutions[2 * row + 1]).toBe(own);
        values.set(first + row, own);
        if (i > 0) expect([1, 2, 3]).toContain(own - values.get(batch.parents[row])!);
      }
    }
  });
});
