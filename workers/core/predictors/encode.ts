/**
 * Solutions as features that a predictor can learn from. Choices: one number an option, 1 for the one taken and 0 for the
 * others; all 0 for a gene that is dead, so that solutions which are the same one have the same features (Cummings et
 * al. 2022). Real numbers: each scaled to [−1, 1], and its square, so that a linear model can see a valley. Pure.
 */
import { extentOf } from '../space.ts';
import type { CategoricalSpace, RealSpace } from '../types.ts';

export interface Encoding {
  /** Features of a solution. */
  readonly width: number;
  /** Writes the features of the solution at x[at … at + dim) to out[to … to + width). */
  write(x: Float64Array, at: number, out: Float64Array, to: number): void;
}

function oneHot({ dim, genes, dead }: CategoricalSpace): Encoding {
  const starts = new Uint32Array(dim);
  let width = 0;
  genes.forEach(({ options }, gene) => {
    starts[gene] = width;
    width += options.length;
  });
  return {
    width,
    write(x, at, out, to) {
      out.fill(0, to, to + width);
      for (let gene = 0; gene < dim; gene++)
        if (dead?.(x, at, gene) !== true) out[to + starts[gene] + x[at + gene]] = 1;
    },
  };
}

function scaled(space: RealSpace): Encoding {
  const { dim } = space;
  const [low, high] = extentOf(space);
  const half = high > low ? (high - low) / 2 : 1;
  return {
    width: 2 * dim,
    write(x, at, out, to) {
      for (let k = 0; k < dim; k++) {
        const value = (x[at + k] - low) / half - 1;
        out[to + k] = value;
        out[to + dim + k] = value * value;
      }
    },
  };
}

export const encodingOf = (space: RealSpace | CategoricalSpace): Encoding =>
  space.kind === 'categorical' ? oneHot(space) : scaled(space);
