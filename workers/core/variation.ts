/**
 * How children are made of their parents. Real boxes: Gaussian, x + σ·N(0, I); or iso+line, x + iso·N(0, I) +
 * line·N(0, 1)·(y − x) with a second elite y (Vassiliades & Mouret 2018, "Discovering the elite hypervolume by leveraging
 * interspecies correlation"). Children are clipped to the box, where there is one. Structured spaces bring their own
 * mutation; choices are changed to others, each with probability 1/n. Pure but for the rows filled.
 */
import type { ParamValues } from './params.ts';
import type { Rng } from './rng.ts';
import { pointsOf } from './space.ts';
import type { CategoricalSpace, RealSpace, Space, StructuredSpace } from './types.ts';

/**
 * Writes children into rows [first, end) of `x`. `chosen` holds two positions a row: where in `elites` the solutions of
 * its two parents begin; `along` one normal a row, for the line step. Drawing from `rng` row by row, it may be called
 * for blocks of rows in turn.
 */
export type Vary = (
  rng: Rng,
  elites: Float64Array,
  chosen: Uint32Array,
  along: Float64Array,
  x: Float64Array,
  first: number,
  end: number,
) => void;

/** x + σ·N(0, I), clipped to the box. */
export function gaussian({ dim, lower, upper }: RealSpace, sigma: number): Vary {
  return (rng, elites, chosen, _along, x, first, end) => {
    rng.fillNormals(x, first * dim, (end - first) * dim);
    for (let row = first, to = first * dim; row < end; row++) {
      const from = chosen[2 * row];
      for (let k = 0; k < dim; k++, to++) {
        const value = elites[from + k] + sigma * x[to];
        x[to] = Math.max(lower, Math.min(upper, value));
      }
    }
  };
}

function isoLine({ dim, lower, upper }: RealSpace, iso: number, line: number): Vary {
  return (rng, elites, chosen, along, x, first, end) => {
    rng.fillNormals(x, first * dim, (end - first) * dim);
    for (let row = first, to = first * dim; row < end; row++) {
      const from = chosen[2 * row];
      const toward = chosen[2 * row + 1];
      const step = line * along[row];
      for (let k = 0; k < dim; k++, to++) {
        const own = elites[from + k];
        const value = own + iso * x[to] + step * (elites[toward + k] - own);
        x[to] = Math.max(lower, Math.min(upper, value));
      }
    }
  };
}

/** The space's own mutation; the second parent has no part in it. */
function structured({ dim, vary }: StructuredSpace): Vary {
  return (rng, elites, chosen, _along, x, first, end) => {
    for (let row = first; row < end; row++) vary(rng, elites, chosen[2 * row], x, row * dim);
  };
}

/** Each gene becomes another option with probability 1/n, and one at least does: its n genes are drawn anew until one has. */
function pointMutation({ dim, genes }: CategoricalSpace): Vary {
  return (rng, elites, chosen, _along, x, first, end) => {
    for (let row = first; row < end; row++) {
      const from = chosen[2 * row];
      const to = row * dim;
      let changed = false;
      while (!changed) {
        for (let gene = 0; gene < dim; gene++) {
          const own = elites[from + gene];
          const change = rng.below(dim) === 0;
          // One of the other options, each as likely.
          x[to + gene] = change
            ? (own + 1 + rng.below(genes[gene].options.length - 1)) % genes[gene].options.length
            : own;
          changed ||= change;
        }
      }
    }
  };
}

/** The variation that the parameters `variation`, `sigma`, `iso` and `line` choose; a structured space has its own. */
export function varyIn(searched: Space, params: ParamValues): Vary {
  const space = pointsOf(searched);
  if (space.kind === 'structured') return structured(space);
  if (space.kind === 'categorical') return pointMutation(space);
  return params.variation === 'gaussian'
    ? gaussian(space, params.sigma as number)
    : isoLine(space, params.iso as number, params.line as number);
}
