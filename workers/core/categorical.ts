/**
 * Solutions that are choices: when two are the same one, and how to write that down. A gene that is dead (without effect,
 * the others being what they are) does not tell solutions apart. Pure but for the row written.
 */
import type { CategoricalSpace } from './types.ts';

/** Sets the dead genes of the solution at x[at … at + dim) to their first option. */
export function canonicalise({ dim, dead }: CategoricalSpace, x: Float64Array, at: number): void {
  if (dead === undefined) return;
  for (let gene = 0; gene < dim; gene++) if (dead(x, at, gene)) x[at + gene] = 0;
}

/** Option numbers with dots between, dead genes as 0: equal for equal solutions only. */
export function keyOf({ dim, dead }: CategoricalSpace, x: Float64Array, at: number): string {
  let key = '';
  for (let gene = 0; gene < dim; gene++) {
    if (gene > 0) key += '.';
    key += dead?.(x, at, gene) === true ? 0 : x[at + gene];
  }
  return key;
}
