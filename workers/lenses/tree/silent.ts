/** Which choices are not asked for, put so that it can be told to who has no problem at hand. Pure. */
import { Rng, hashName } from '../../core/rng.ts';
import type { CategoricalSpace } from '../../core/types.ts';

const PROBES = hashName('tree/silent');
const TRIES = 200;

/** [genes] For each, the earlier genes and options of them that make it dead, pairwise. */
export type Silent = readonly (readonly (readonly [gene: number, option: number])[])[];

const saysSo = (silent: Silent, x: Float64Array, gene: number): boolean =>
  silent[gene].some(([by, option]) => x[by] === option);

/**
 * Null where a gene is dead for another reason than a single option of one before it, which is found by setting each to each against
 * a background where none is dead, and by trying what that says on drawn solutions.
 */
export function silentOf({ genes, dim, dead }: CategoricalSpace): Silent | null {
  if (dead === undefined) return genes.map(() => []);
  const x = Float64Array.from(genes, ({ options }) => options.length - 1);
  const silent: Silent = genes.map((_, gene) => {
    const found: [number, number][] = [];
    for (let by = 0; by < gene; by++) {
      const before = x[by];
      for (let option = 0; option < genes[by].options.length; option++) {
        x[by] = option;
        if (dead(x, 0, gene)) found.push([by, option]);
      }
      x[by] = before;
    }
    return found;
  });
  const rng = new Rng().start(0, PROBES, 0);
  for (let i = 0; i < TRIES; i++) {
    for (let gene = 0; gene < dim; gene++) x[gene] = rng.below(genes[gene].options.length);
    for (let gene = 0; gene < dim; gene++) if (saysSo(silent, x, gene) !== dead(x, 0, gene)) return null;
  }
  return silent;
}
