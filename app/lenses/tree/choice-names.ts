/** Moves in a tree of choices by what they choose. Pure. */
import type { TreeInfo } from '../../../workers/core/frames.ts';
import type { GeneInfo } from '../../../workers/host/protocol.ts';
import type { Path } from './paths.ts';

type Silent = NonNullable<TreeInfo['silent']>;

/** What a move chooses: a gene, and the options [low, high) of it that are left. */
export interface Chosen {
  readonly gene: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What the last move of a path chooses, gene after gene; `bisect`: each by halves, 0 the lower [l, ⌊(l + r) / 2⌋), until one is left.
 * Null for a path that leads nowhere.
 */
export function chosenBy(path: Path, genes: readonly GeneInfo[], silent: Silent, bisect: boolean): Chosen | null {
  const options = new Map<number, number>();
  let gene = -1;
  let [low, high] = [0, 0];
  const next = (): void => {
    do gene++;
    while (gene < genes.length && silent[gene].some(([by, option]) => options.get(by) === option));
    [low, high] = [0, genes[gene]?.options?.length ?? 0];
  };
  next();
  let chosen: Chosen | null = null;
  for (const move of path) {
    if (move >= (bisect ? 2 : high) || gene >= genes.length) return null;
    const middle = (low + high) >> 1;
    if (!bisect) [low, high] = [move, move + 1];
    else if (move === 0) high = middle;
    else low = middle;
    chosen = { gene, low, high };
    if (high - low > 1) continue;
    options.set(gene, low);
    next();
  }
  return chosen;
}

/** "stage 1 width 16", or of several options "stage 1 width 8 to 16"; `briefly` the options alone. */
export function choiceName({ gene, low, high }: Chosen, genes: readonly GeneInfo[], briefly: boolean): string {
  const { name, options = [] } = genes[gene];
  const what = high - low > 1 ? `${options[low]} to ${options[high - 1]}` : options[low];
  return briefly ? what : `${name} ${what}`;
}
