/** How much worse the moves in an icicle truly are than the best beside them. Pure. */
import type { TreeFrame } from '../../../workers/core/frames.ts';
import type { TruthAt } from '../tree/look.ts';
import { pathTo, type Path } from '../tree/paths.ts';

/** Nodes whose moves are asked about, at most. */
const MOST = 120;

/** Nodes in view with moves in view, the widest first of each level, the top left out. */
export function parentsOf({ bars, top }: TreeFrame): Path[] {
  const { parent, siblings, level, width } = bars;
  const found = new Set<number>();
  for (let bar = 1; bar < parent.length; bar++) if (siblings[bar] === 1 && parent[bar] > 0) found.add(parent[bar]);
  return [...found]
    .sort((a, b) => level[a] - level[b] || width[b] - width[a] || a - b)
    .slice(0, MOST)
    .map((bar) => pathTo(bar, bars, top));
}

/** [bars] The best move's true value less this one's, for who makes it; NaN where that is not known. */
export function regretsOf({ bars, top }: TreeFrame, truthAt: TruthAt): Float64Array {
  const { parent, siblings, move } = bars;
  const regrets = new Float64Array(parent.length).fill(NaN);
  const known = new Map<number, ReturnType<TruthAt>>();
  for (let bar = 0; bar < parent.length; bar++) {
    const above = parent[bar];
    if (siblings[bar] > 1 || (above < 0 && top.length === 0)) continue;
    if (!known.has(above)) known.set(above, truthAt(above < 0 ? top.slice(0, -1) : pathTo(above, bars, top)));
    const told = known.get(above);
    if (!told) continue;
    const value = told.values[told.moves.indexOf(above < 0 ? top[top.length - 1] : move[bar])];
    if (value !== undefined) regrets[bar] = told.values.reduce((high, one) => Math.max(high, one), 0) - value;
  }
  return regrets;
}
