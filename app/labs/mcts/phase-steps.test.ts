import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import type { Result } from '../../../workers/core/result.ts';
import { catalogue, registry } from '../../../workers/host/registry.ts';
import { RunHost } from '../../../workers/host/run-host.ts';
import { backUpPaths, moverTo, stepsOf, whyNothing } from './phase-steps.ts';

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('an iteration in steps', () => {
  it('goes down by choices, expands, plays out and goes up, as the tree then shows', async () => {
    const host = new RunHost(registry);
    const { id } = unwrap(host.open(decodeLink('problem=connect4&search=uct&evals=60', catalogue).value.spec, {}));
    const to = async (until: number) => unwrap(await host.advance(id, { until, sliceMs: Infinity, frames: true }));
    for (let at = 0; at < 60; at++) {
      const told = unwrap(await host.phases(id));
      if (told === null) throw new Error('expected its phases');
      const steps = stepsOf(told);
      const before = at === 0 ? 1 : ((await to(at)).frames?.tree?.size ?? 0);
      const after = await to(at + 1);
      // The iteration that was told is the one that came.
      const made = steps.reduce((sum, { children = 0 }) => sum + children, 0);
      expect(after.frames?.tree?.size).toBe(before + made);
      expect(steps.slice(-2).map(({ phase }) => phase)).toEqual(['Playout', 'Back-up']);
      const leaf = steps[steps.length - 1].path;
      const chosen = steps.filter(({ choice }) => choice !== undefined);
      expect(chosen.map(({ path }) => path.length)).toEqual(leaf.map((_, i) => i + 1));
      expect(backUpPaths(told).map((path) => path.length)).toEqual(leaf.map((_, i) => leaf.length - i).concat(0));
      // A game is played to its end: no position of it has a move that leads further.
      const end = unwrap(host.position(id, steps[steps.length - 2].path, []));
      expect(end?.position.over).toBe(true);
      expect(end?.position.reward).toBe(told.reward);
    }
  });

  it('says why nothing is added, one reason at a time', async () => {
    const tell = async (link: string, at: number) => {
      const host = new RunHost(registry);
      const { spec } = decodeLink(link, catalogue).value;
      const { id } = unwrap(host.open(spec, {}));
      unwrap(await host.advance(id, { until: at, sliceMs: Infinity, frames: false }));
      const told = unwrap(await host.phases(id));
      if (told === null) throw new Error('expected its phases');
      return { nothing: told.expanded.length === 0, why: whyNothing(told, 'here', spec.search) };
    };
    expect(await tell('problem=connect4&search=uct&evals=60', 0)).toEqual({
      nothing: true,
      why: 'here has not been visited before, and is played out first',
    });
    expect(await tell('problem=connect4&search=flat-mc&evals=60', 30)).toMatchObject({
      nothing: true,
      why: 'this search looks at the moves from the root only',
    });
    expect(await tell('problem=tic-tac-toe&search=uct&p.moves=51374628&evals=60', 30)).toMatchObject({
      nothing: true,
      why: 'there is no move to make at here',
    });
  });

  it('knows who moved to a node', () => {
    // The opponent of the first player moved to the root.
    expect([0, 1, 2].map((plies) => moverTo(plies, 0))).toEqual([1, 0, 1]);
    expect([0, 1].map((plies) => moverTo(plies, 1))).toEqual([0, 1]);
  });
});
