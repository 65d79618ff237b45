/**
 * An icicle of a tree: each node a bar below its parent's, as wide as its share of the parent's playouts. What is too narrow to
 * be seen is not drawn: of a million nodes some thousand bars are left, and only they and their parents are looked at.
 */
import type { Tree } from '../../core/tree.ts';

/** Bars level by level, from the top; of one level from left to right. */
export interface Icicle {
  /** [bars] The node; of bars that stand for several narrow siblings, the first of them. */
  readonly nodes: Int32Array;
  /** [bars] How many siblings the bar stands for: 1, or more if they are too narrow each. */
  readonly siblings: Uint32Array;
  /** [bars] Left end and width, in units of the whole width; level below the top, from 0. */
  readonly left: Float64Array;
  readonly width: Float64Array;
  readonly level: Uint16Array;
  /** [bars] The bar above, −1 for the first. */
  readonly parent: Int32Array;
}

/**
 * The icicle of the tree below `top`, drawn `pixels` wide and `levels` high. Siblings under `least` pixels stand together as one
 * bar, if that is at least `least` wide; else they are left out. Children keep the order of their moves.
 */
export function icicleOf(tree: Tree, top: number, pixels: number, levels: number, least = 1): Icicle {
  const { first, count, visits } = tree;
  const nodes: number[] = [top];
  const siblings: number[] = [1];
  const left: number[] = [0];
  const width: number[] = [1];
  const level: number[] = [0];
  const parent: number[] = [-1];
  const narrow = least / pixels;
  const add = (node: number, merged: number, x: number, w: number, above: number) => {
    nodes.push(node);
    siblings.push(merged);
    left.push(x);
    width.push(w);
    level.push(level[above] + 1);
    parent.push(above);
  };
  // Breadth first, with the bars themselves as the queue: no tree is too deep.
  for (let bar = 0; bar < nodes.length; bar++) {
    const node = nodes[bar];
    if (siblings[bar] > 1 || level[bar] + 1 >= levels || visits[node] === 0) continue;
    const unit = width[bar] / visits[node];
    let x = left[bar];
    let from = -1;
    let merged = 0;
    let together = 0;
    const flush = () => {
      if (merged > 0 && together >= narrow) add(from, merged, x - together, together, bar);
      merged = 0;
      together = 0;
    };
    const end = first[node] + count[node];
    for (let child = first[node]; child < end; child++) {
      if (visits[child] === 0) continue;
      const w = visits[child] * unit;
      if (w >= narrow) {
        flush();
        add(child, 1, x, w, bar);
      } else {
        if (merged === 0) from = child;
        merged++;
        together += w;
      }
      x += w;
    }
    flush();
  }
  return {
    nodes: Int32Array.from(nodes),
    siblings: Uint32Array.from(siblings),
    left: Float64Array.from(left),
    width: Float64Array.from(width),
    level: Uint16Array.from(level),
    parent: Int32Array.from(parent),
  };
}
