import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import type { Result } from '../../../workers/core/result.ts';
import { catalogue, registry } from '../../../workers/host/registry.ts';
import { RunHost } from '../../../workers/host/run-host.ts';
import { backUpPaths, stepsOf } from './phase-steps.ts';

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
});
