import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue, registry } from '../../../workers/host/registry.ts';
import { RunHost } from '../../../workers/host/run-host.ts';
import { walk } from '../icicle/keys.ts';
import { barAt } from '../icicle/paint.ts';
import { forRoot, keyOf, leadsThrough, pathOf, pathTo, placeOf } from './paths.ts';

/** The frame of a tree of Connect-4, seen from the node after `top`. */
async function frameOf(top: readonly number[]) {
  const host = new RunHost(registry);
  const { spec } = decodeLink('problem=connect4&search=uct&evals=4000', catalogue).value;
  const opened = host.open(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  await host.advance(opened.value.id, { until: 4000, sliceMs: Infinity, frames: false });
  const looked = host.lookAt(opened.value.id, { top, pixels: 700, levels: 20, most: 50 });
  if (!looked.ok) throw new Error(looked.message);
  return looked.value;
}

describe('bars of an icicle', () => {
  it.each([[[]], [[3]], [[3, 2]]])('know the bar they lie within and the way to it, below %j', async (top) => {
    const { bars, top: shown } = await frameOf(top);
    expect(shown).toEqual(top);
    const parents = bars.parent;
    expect(parents.length).toBeGreaterThan(30);
    for (let bar = 1; bar < parents.length; bar++) {
      const above = parents[bar];
      expect(bars.level[above]).toBe(bars.level[bar] - 1);
      // Within its parent, but for the last bit.
      expect(bars.left[bar]).toBeGreaterThan(bars.left[above] - 1e-12);
      expect(bars.left[bar] + bars.width[bar]).toBeLessThan(bars.left[above] + bars.width[above] + 1e-12);
      const path = pathTo(bar, bars, shown);
      expect(path).toHaveLength(top.length + bars.level[bar]);
      expect(leadsThrough(path, shown)).toBe(true);
      expect(placeOf(path, bars, shown)).toBe(bar);
    }
  });

  it('are found under the pointer, and walked by keys', async () => {
    const frame = await frameOf([]);
    const { bars } = frame;
    const parents = bars.parent;
    for (let bar = 0; bar < parents.length; bar++) {
      const x = (bars.left[bar] + bars.width[bar] / 2) * 700;
      expect(barAt(frame, x, bars.level[bar] * 20 + 10, 700)).toBe(bar);
      expect(walk(bars, bar, 'ArrowUp')).toBe(Math.max(0, parents[bar]));
      const below = Array.from(parents.keys()).filter((other) => parents[other] === bar);
      const widest = Math.max(...below.map((other) => bars.width[other]));
      const down = walk(bars, bar, 'ArrowDown');
      if (below.length === 0) expect(down).toBe(bar);
      else expect([parents[down], bars.width[down]]).toEqual([bar, widest]);
      const right = walk(bars, bar, 'ArrowRight');
      if (right !== bar) {
        expect(bars.left[right]).toBeGreaterThan(bars.left[bar]);
        expect(walk(bars, right, 'ArrowLeft')).toBe(bar);
      }
    }
  });
});

describe('paths', () => {
  it('are the same text only if they are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(999)), (path) => {
        expect(pathOf(keyOf(path))).toEqual(path);
      }),
    );
  });

  it('carry values for whoever moves at the root', () => {
    expect(forRoot(0.8, 0, { players: 2, turn: 0 })).toBe(0.8);
    expect(forRoot(0.75, 1, { players: 2, turn: 0 })).toBe(0.25);
    expect(forRoot(0.8, 0, { players: 1, turn: 0 })).toBe(0.8);
  });
});
