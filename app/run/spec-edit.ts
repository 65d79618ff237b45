/** How a person's changes become another spec. Everything goes through `readSpec`, so no form can make an invalid one. */
import { readSpec, specEntries, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';

/** Keys as in a link; undefined stands for the default. */
export type Changes = Readonly<Record<string, string | undefined>>;

export function changeSpec(spec: RunSpec, changes: Changes, catalogue: Catalogue): RunSpec {
  const entries = specEntries(spec, catalogue);
  // Parameters of one problem or search mean nothing to another, even under the same name.
  const drop = (prefix: string) => {
    for (const key of [...entries.keys()]) if (key.startsWith(prefix)) entries.delete(key);
  };
  if (changes.problem !== undefined && changes.problem !== spec.problem) drop('p.');
  if (changes.search !== undefined && changes.search !== spec.search) drop('s.');
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  return readSpec(entries, catalogue).value;
}

export function sameSpec(a: RunSpec, b: RunSpec, catalogue: Catalogue): boolean {
  const text = (spec: RunSpec) => JSON.stringify([...specEntries(spec, catalogue)]);
  return text(a) === text(b);
}
