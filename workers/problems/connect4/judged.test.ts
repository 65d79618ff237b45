import { beforeAll, describe, expect, it } from 'vitest';
import { readModelsFromFiles } from '../../cli/models.ts';
import { PLAYOUT_DIM } from '../../core/game.ts';
import { decodeLink } from '../../core/link.ts';
import type { Run } from '../../core/run.ts';
import type { Tree } from '../../core/tree.ts';
import { inference } from '../../host/inference.ts';
import { catalogue, openRun } from '../../host/registry.ts';
import { HARD_POSITIONS } from './hard-positions.ts';
import { connect4Judged } from './judged.ts';
import { evaluate } from './network.ts';
import { positionOf } from './solver.ts';

const lines = HARD_POSITIONS.trim()
  .split('\n')
  .map((line) => line.split(' '));

beforeAll(() => readModelsFromFiles());

function open(link: string): Run {
  const { value, notes } = decodeLink(link, catalogue);
  expect(notes).toEqual([]);
  const opened = openRun(value.spec, {}, undefined, []);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

async function digestOf(link: string): Promise<string> {
  const run = open(link);
  await run.advance(Infinity);
  return run.digest;
}

describe('Connect-4 with a network', () => {
  it('answers for the first player what the network says of who moves, and files playouts as they are', async () => {
    const { space, evaluate: answer } = connect4Judged.create({ moves: '4455' }, { evaluator: 'exact', inference });
    const rows = [[], [0], [0, 1], null];
    const { dim } = space;
    const solutions = new Float64Array(rows.length * dim);
    rows.forEach((path, row) => {
      const [reward, plies, playout] = path === null ? [1, 2, 9] : [NaN, path.length, 0];
      solutions.set([reward, plies, playout, ...(path ?? [])], row * dim);
    });
    const results = {
      objectives: new Float64Array(4),
      descriptors: new Float64Array(8),
      answers: new Float64Array(4 * 7),
    };
    const batch = { size: 4, solutions, parents: new Uint32Array(4) };
    // In two shards, the second of which judges one position and files a playout.
    await answer(batch, results, 0, 2);
    await answer(batch, results, 2, 4);
    const opening = [3, 3, 4, 4];
    const { values, priors } = await evaluate(
      inference,
      'wasm',
      [[], [0], [0, 1]].map((path) => positionOf([...opening, ...path])),
    );
    expect(Array.from(results.objectives)).toEqual([values[0], 1 - values[1], values[2], 1]);
    expect(Array.from(results.answers.subarray(0, 21))).toEqual(Array.from(priors));
    expect(Array.from(results.descriptors)).toEqual([0, 0, 1, 0, 2, 0, 2, 9]);
    expect(dim).toBe(PLAYOUT_DIM + 38);
  });

  it('is to searches that judge nothing what Connect-4 is', async () => {
    for (const search of ['uct', 'alpha-beta', 'flat-mc'])
      expect(await digestOf(`problem=connect4-network&p.moves=44&evals=400&search=${search}`)).toBe(
        await digestOf(`problem=connect4&p.moves=44&evals=400&search=${search}`),
      );
  });

  it('is searched the same whether gone through at once or sought back and forth', async () => {
    const link = 'problem=connect4-network&p.moves=4455&evals=90&s.batch=8&s.plays=40&search=gumbel';
    const run = open(link);
    for (const target of [50, 20, 70, 10, 90]) await run.seek(target);
    expect(run.at).toBe(90);
    expect(run.digest).toBe(await digestOf(link));
  });

  it('shows an iteration as it then comes', async () => {
    const run = open('problem=connect4-network&p.moves=445&evals=40');
    for (let at = 0; at < 40; at++) {
      const told = await run.phases();
      const frame = () => run.snapshot().search as { readonly tree: Tree };
      const before = frame().tree.size;
      await run.advance(at + 1);
      const { tree } = frame();
      if (told === null) throw new Error('expected its phases');
      expect(told.children.reduce((sum, count) => sum + count, 0)).toBe(tree.size - before);
      expect(Array.from(told.backUp.visitsAfter)).toEqual(Array.from(told.backUp.node, (node) => tree.visits[node]));
      expect(Array.from(told.backUp.meanAfter)).toEqual(
        Array.from(told.backUp.node, (node) => tree.total[node] / tree.visits[node]),
      );
      const priors = Array.from(told.judged?.priors ?? [], (prior) => Math.fround(prior));
      expect(priors).toEqual(Array.from(tree.prior.subarray(before, tree.size)));
    }
  });

  it('has its best move found in 100 evaluations more often than by playouts: 40 hard positions', async () => {
    const right = async (link: string): Promise<number> => {
      let found = 0;
      for (const [moves, values] of lines.slice(0, 40)) {
        const run = open(`${link}&p.moves=${moves}&evals=100`);
        await run.advance(Infinity);
        const { tree } = run.snapshot().search as { readonly tree: Tree };
        const visits = Array.from(tree.visits.subarray(tree.first[0], tree.first[0] + tree.count[0]));
        if (Number(values[visits.indexOf(Math.max(...visits))]) === Math.max(...Array.from(values, Number))) found++;
      }
      return found;
    };
    expect([await right('problem=connect4-network&s.batch=16'), await right('problem=connect4&search=uct')]).toEqual([
      40, 37,
    ]);
  });
});
