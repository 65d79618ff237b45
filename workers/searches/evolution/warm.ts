/**
 * A warm start: solutions to begin with, given by their keys (option numbers with dots between), separated by commas. Such a
 * list comes from the front of another run, so that what was learned on one device is tried first on the next.
 */
import { keyOf } from '../../core/categorical.ts';
import type { TextParam } from '../../core/params.ts';
import type { Space } from '../../core/types.ts';

/** The solutions of a list, [n × dim], in their order; entries that are no solution of this space, or a solution again, are passed over. */
export function readWarm(space: Space, text: string): Float64Array {
  if (space.kind !== 'categorical' || text === '') return new Float64Array(0);
  const rows = text
    .split(',')
    .map((key) => key.split('.').map(Number))
    .filter(
      (row) => row.length === space.dim && row.every((option, gene) => option < space.genes[gene].options.length),
    );
  const keys = new Set<string>();
  return Float64Array.from(
    rows.flatMap((row) => {
      const key = keyOf(space, Float64Array.from(row), 0);
      if (keys.has(key)) return [];
      keys.add(key);
      return row;
    }),
  );
}

export const WARM_PARAM: TextParam = {
  kind: 'text',
  key: 'warm',
  space: 'categorical',
  label: 'Begin with',
  default: '',
  pattern: '[0-9.,]*',
  form: 'option numbers with dots between, solutions separated by commas, like 0.2.1,3.0.1',
  most: 10_000,
  help: 'Solutions to evaluate first, like 0.2.1,3.0.1 (option numbers, commas between solutions): the front of another device, say; what does not fit the problem is passed over.',
};
