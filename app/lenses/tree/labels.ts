/** Where names stand beside the nodes of a drawn tree, so that none covers another. Pure. */
type Spot = readonly [x: number, y: number];

export interface Name {
  /** Of its node. */
  readonly place: number;
  readonly name: string;
  /** In pixels, as its node's radius. */
  readonly width: number;
  readonly radius: number;
}

export interface Label {
  readonly place: number;
  readonly name: string;
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
  /** Upon its node, not beside it. */
  readonly inside: boolean;
}

const HEIGHT = 13;
const GAP = 3;
/** Upon smaller nodes nothing is written. */
const LEAST_INSIDE = 7;

/**
 * The names in their order, each upon its node if it fits, else to the right, to the left or below, where that is free of names
 * before it; left out where nothing is. `spots` [nodes] are the middles, `across` is how wide the drawing is.
 */
export function labelsOf(names: readonly Name[], spots: readonly Spot[], across: number): Label[] {
  const labels: Label[] = [];
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  for (const { place, name, width, radius } of names) {
    const [x, y] = spots[place];
    const half = width / 2;
    const inside = radius >= LEAST_INSIDE && width <= 2 * radius - 1;
    const beside = radius + GAP + half;
    const ways: readonly Spot[] = inside
      ? [[x, y + 0.5]]
      : [
          [x + beside, y],
          [x - beside, y],
          [x, y + radius + HEIGHT / 2 + 1],
        ];
    const free = ways.find(
      ([at, level]) =>
        at - half >= 0 &&
        at + half <= across &&
        taken.every((one) => Math.abs(one.x - at) >= one.half + half + 2 || Math.abs(one.y - level) >= HEIGHT),
    );
    if (free === undefined) continue;
    taken.push({ x: free[0], y: free[1], half });
    labels.push({ place, name, x: free[0], y: free[1], inside });
  }
  return labels;
}
