/**
 * Places the nodes of a small tree: children in their order below their parent, each subtree as close to the one before as its
 * outline allows, parents over the middle of their children (Reingold & Tilford 1981, *Tidier drawings of trees*). Pure.
 */
export interface Tidy {
  /** [nodes] From the leftmost, in units of the least distance of two neighbours of a level. */
  readonly x: Float64Array;
  /** [nodes] Levels below the first. */
  readonly level: Uint16Array;
  readonly width: number;
  readonly levels: number;
}

/** Leftmost and rightmost place of each level of a subtree, from its own level down. */
interface Outline {
  readonly left: number[];
  readonly right: number[];
}

/** `parent` [nodes] is each node's parent's place, before it in the list; −1 for the first. */
export function tidy(parent: Int32Array): Tidy {
  const count = parent.length;
  const level = new Uint16Array(count);
  const children: number[][] = Array.from({ length: count }, () => []);
  for (let node = 1; node < count; node++) {
    level[node] = level[parent[node]] + 1;
    children[parent[node]].push(node);
  }
  /** Of each node from its parent; outlines count from the node itself. */
  const offset = new Float64Array(count);
  const outlines: Outline[] = Array.from({ length: count }, () => ({ left: [0], right: [0] }));
  // Children come after their parents, so from the back each subtree is complete when its turn comes.
  for (let node = count - 1; node >= 0; node--) {
    const own = children[node];
    if (own.length === 0) continue;
    const joined: Outline = { left: [], right: [] };
    const at = own.map((child) => {
      const { left, right } = outlines[child];
      let shift = 0;
      for (let d = 0; d < Math.min(left.length, joined.right.length); d++)
        shift = Math.max(shift, joined.right[d] + 1 - left[d]);
      left.forEach((place, d) => {
        if (d >= joined.left.length) joined.left.push(place + shift);
        joined.right[d] = right[d] + shift;
      });
      return shift;
    });
    const middle = (at[0] + at[at.length - 1]) / 2;
    own.forEach((child, i) => (offset[child] = at[i] - middle));
    outlines[node] = {
      left: [0, ...joined.left.map((place) => place - middle)],
      right: [0, ...joined.right.map((place) => place - middle)],
    };
  }
  const x = new Float64Array(count);
  for (let node = 1; node < count; node++) x[node] = x[parent[node]] + offset[node];
  const least = x.reduce((low, place) => (place < low ? place : low), 0);
  const most = x.reduce((high, place) => (place > high ? place : high), 0);
  return {
    x: x.map((place) => place - least),
    level,
    width: most - least,
    levels: level.reduce((deep, one) => (one > deep ? one : deep), 0) + 1,
  };
}
