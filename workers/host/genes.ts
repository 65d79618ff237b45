/** What the numbers of a solution say, and those of many evaluations at once, for whoever draws them. Pure. */
import type { Space } from '../core/types.ts';
import type { EvaluationLog } from '../lenses/pareto/record.ts';
import type { GeneInfo } from './protocol.ts';

/** Names of a space's genes, with the options of choices; nothing for structured solutions, whose numbers say nothing by themselves. */
export function genesOf(space: Space): { readonly genes?: readonly GeneInfo[] } {
  if (space.kind === 'categorical') return { genes: space.genes };
  if (space.kind === 'real') return { genes: Array.from({ length: space.dim }, (_, i) => ({ name: `x${i + 1}` })) };
  return {};
}

/** [rows × columns] of rows [from, to), as far as there are any; NaN for a choice that has no effect beside the others. */
export function valuesOfGenes(
  space: Space,
  { solutions, parents }: EvaluationLog,
  columns: readonly number[],
  from: number,
  to: number,
): Float32Array {
  const { dim } = space;
  const dead = space.kind === 'categorical' ? space.dead : undefined;
  const rows = Math.max(0, Math.min(to, parents.length) - from);
  const values = new Float32Array(rows * columns.length);
  const x = new Float64Array(dim);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < dim; k++) x[k] = solutions[(from + i) * dim + k];
    columns.forEach((gene, k) => {
      values[i * columns.length + k] = dead?.(x, 0, gene) === true ? NaN : x[gene];
    });
  }
  return values;
}
