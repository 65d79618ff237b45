import { expect, it } from 'vitest';
import { decodeLink } from '../../core/link.ts';
import type { Result } from '../../core/result.ts';
import { catalogue, registry } from '../../host/registry.ts';
import { RunHost } from '../../host/run-host.ts';

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const opened = (link: string) => {
  const host = new RunHost(registry);
  const { id } = unwrap(host.open(decodeLink(link, catalogue).value.spec, {}));
  const to = async (until: number) => unwrap(await host.advance(id, { until, sliceMs: Infinity, frames: true }));
  return { host, id, to };
};

it('tells when a game of one first gave its best reward, in the past as well', async () => {
  // The published first hits of the D-chain trap, and one that comes late.
  for (const [depth, hit] of [
    [3, 12],
    [4, 36],
    [5, 150],
  ]) {
    const { host, id, to } = opened(`problem=d-chain&search=uct&s.grow=path&evals=200&p.depth=${depth}`);
    const { metrics } = await to(200);
    expect(metrics).toMatchObject({ bestReward: 1, bestAt: hit });
    unwrap(host.rewind(id, hit - 1));
    const before = await to(hit - 1);
    expect(before.at).toBeLessThan(hit);
    expect(before.metrics.bestReward).toBeLessThan(1);
    expect(before.frames?.tree?.at).toBe(before.at);
  }
  const { metrics } = await opened('problem=connect4&search=uct&evals=50').to(50);
  expect(metrics).not.toHaveProperty('bestAt');
});

it('says of a part that is asked for when it is of', async () => {
  const { host, id, to } = opened('problem=connect4&search=uct&evals=90');
  const { at, frames } = await to(60);
  expect(frames?.tree?.at).toBe(at);
  const part = unwrap(host.lookAt(id, { top: [3], pixels: 100, levels: 3, most: 10 }));
  expect(part).toMatchObject({ at, top: [3] });
});

it('has no plies where choices are made', async () => {
  const { metrics } = await opened('problem=deep-architect&search=uct&evals=20').to(20);
  expect(metrics).not.toHaveProperty('deepest');
});
