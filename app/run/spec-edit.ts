/** How a person's changes become another spec. Everything goes through `readSpec`, so no form can make an invalid one. */
import type { ParamValues } from '../../workers/core/params.ts';
import { readSpec, readTable, specEntries, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';

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

/** Lens parameters after the changes among them; the same object if there are none. */
export function changeLens(lens: ParamValues, changes: Changes, catalogue: Catalogue): ParamValues {
  const own = Object.entries(changes).filter(([key]) => key.startsWith('l.'));
  if (own.length === 0) return lens;
  const entries = new Map(Object.entries(lens).map(([key, value]) => [`l.${key}`, String(value)]));
  for (const [key, value] of own) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  const table = catalogue.lenses.flatMap((card) => card.params);
  return readTable(table, 'l', entries).value;
}

export function sameSpec(a: RunSpec, b: RunSpec, catalogue: Catalogue): boolean {
  const text = (spec: RunSpec) => JSON.stringify([...specEntries(spec, catalogue)]);
  return text(a) === text(b);
}
