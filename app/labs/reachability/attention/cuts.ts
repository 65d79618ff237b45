/** Cuts of attention, made, unmade and told in words. Pure. */
import type { Cut } from '../../../../workers/reachability/types.ts';
import { layerName, type Columns, type Group } from './columns.ts';

export const same = (a: Cut, b: Cut): boolean => a.layer === b.layer && a.to === b.to && a.from === b.from;

/** Cuts that a map of `layers` layers and n columns can have: others were made on another network. */
export const fitting = (cuts: readonly Cut[], layers: number, n: number): Cut[] =>
  cuts.filter(({ layer, to, from }) => layer < layers && to < n && from < n);

/** All entries of a layer that groups of columns pay to another. */
export function block(layer: number, to: Group, from: Group): Cut[] {
  const out: Cut[] = [];
  for (let row = to.from; row < to.to; row++)
    for (let column = from.from; column < from.to; column++) out.push({ layer, to: row, from: column });
  return out;
}

/** Every entry of a layer: what its attention moves becomes nothing, but for the bias of its output map. */
export const wholeLayer = (layer: number, n: number): Cut[] =>
  block(layer, { name: '', from: 0, to: n }, { name: '', from: 0, to: n });

export const without = (cuts: readonly Cut[], some: readonly Cut[]): Cut[] =>
  cuts.filter((cut) => !some.some((other) => same(cut, other)));

/** Takes `some` away if all of them are cut; cuts them otherwise. */
export function toggled(cuts: readonly Cut[], some: readonly Cut[]): Cut[] {
  const rest = without(cuts, some);
  return rest.length === cuts.length - some.length && some.length > 0 ? rest : [...rest, ...some];
}

export interface Item {
  readonly words: string;
  readonly cuts: readonly Cut[];
}

/** Cuts as a list to read: whole layers, then whole groups of entries, then single ones. */
export function itemsOf(cuts: readonly Cut[], layers: number, { names, groups }: Columns): Item[] {
  const n = names.length;
  const items: Item[] = [];
  for (let layer = 0; layer < layers; layer++) {
    let here = cuts.filter((cut) => cut.layer === layer);
    if (here.length === n * n) {
      items.push({ words: `${layerName(layer)}: all of its attention`, cuts: here });
      continue;
    }
    for (const to of groups) {
      for (const from of groups) {
        const all = block(layer, to, from);
        if (all.length === 1) continue;
        const rest = without(here, all);
        if (here.length - rest.length < all.length) continue;
        items.push({ words: `${layerName(layer)}: all that ${to.name} looks at ${from.name}`, cuts: all });
        here = rest;
      }
    }
    for (const cut of here)
      items.push({ words: `${layerName(layer)}: ${names[cut.to]} looks at ${names[cut.from]}`, cuts: [cut] });
  }
  return items;
}
