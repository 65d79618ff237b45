/** How a person's changes become another spec. Everything goes through `readSpec`, so no form can make an invalid one. */
import type { ParamValues } from '../../workers/core/params.ts';
import { readSpec, readTable, specEntries, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';

/** Keys as in a link; undefined stands for the default. */
export type Changes = Readonly<Record<string, string | undefined>>;

const isShared = (key: string): boolean => key !== 'search' && !key.startsWith('s.');
const isLens = (key: string): boolean => key.startsWith('l.');
const pick = (changes: Changes, which: (key: string) => boolean): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => which(key)));
/** What is one for all that race. */
const sharedOf = (changes: Changes): Changes => pick(changes, isShared);
const lensOf = (changes: Changes): Changes => pick(changes, isLens);
/** What is one entrant's own affair: its search and the search's settings. */
export const ownOf = (changes: Changes): Changes => pick(changes, (key) => !isShared(key));

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

/** A run, or all that race, and their one lens after `changes` to one of them; `besides`: what these mean for the others. */
export function changeAll(
  before: readonly RunSpec[],
  lens: ParamValues,
  { changes, entrant, besides }: { changes: Changes; entrant: number; besides(other: RunSpec): Changes },
  catalogue: Catalogue,
): { readonly specs: readonly RunSpec[]; readonly lens: ParamValues } {
  // All are seen through one lens: what one needs of it counts more than that another needs nothing.
  const needed = before.flatMap((spec, i) => (i === entrant ? [] : Object.entries(lensOf(besides(spec)))));
  const ofLens = needed.filter(([key, value]) => value !== undefined || !(key in changes));
  return {
    specs: before.map((spec, i) =>
      changeSpec(spec, i === entrant ? changes : { ...sharedOf(changes), ...ownOf(besides(spec)) }, catalogue),
    ),
    lens: changeLens(lens, { ...changes, ...Object.fromEntries(ofLens) }, catalogue),
  };
}

/** Changes to these make other cells, and a pinned one mean nothing. */
const CELL_KEYS = ['problem', 'search', 's.archive', 's.centroids', 's.cols', 's.rows', 'l.cols', 'l.rows'];
export const keepsCells = (changes: Changes): boolean => CELL_KEYS.every((key) => !(key in changes));

export function sameSpec(a: RunSpec, b: RunSpec, catalogue: Catalogue): boolean {
  const text = (spec: RunSpec) => JSON.stringify([...specEntries(spec, catalogue)]);
  return text(a) === text(b);
}
