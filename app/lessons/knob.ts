/** Knobs of a lesson: which parameter of which run each one turns, and whether the link lets it be turned. Pure. */
import type { Lock } from '../../workers/core/framing.ts';
import { isActive, tableFor, type Param, type ParamTable, type ParamValue } from '../../workers/core/params.ts';
import { findCard, specParams, type Catalogue, type RunSpec } from '../../workers/core/spec.ts';
import type { Changes } from '../run/spec-edit.ts';

/** Of a key in a link: whose it is in a race, and what it is called there. `s2.c` is `s.c` of entrant 1. */
export function entrantKey(key: string): { readonly entrant: number; readonly key: string } {
  const number = /^s([2-9])\./.exec(key)?.[1];
  return number === undefined ? { entrant: 0, key } : { entrant: Number(number) - 1, key: key.replace(number, '') };
}

/** What a link must not lock for a key to be changed. */
const lockOf = (key: string): Lock =>
  key === 'seed' || key === 'evals' || key === 'problem' || key === 'search' ? key : 'params';

export const isLocked = (key: string, lock: readonly Lock[] = []): boolean =>
  lock.includes(lockOf(entrantKey(key).key));

/** Changes by entrant, as a session takes them. */
export function byEntrant(changes: Changes): [entrant: number, changes: Changes][] {
  const found = new Map<number, Record<string, string | undefined>>();
  for (const [name, value] of Object.entries(changes)) {
    const { entrant, key } = entrantKey(name);
    found.set(entrant, { ...found.get(entrant), [key]: value });
  }
  return [...found];
}

export interface Turnable {
  readonly param: Param;
  readonly value: ParamValue;
}

/** The parameter of a knob and where it stands; undefined where the runs have no such parameter, or it has no effect. */
export function turnable(
  knob: string,
  specs: readonly RunSpec[],
  catalogue: Catalogue,
  shared: readonly Param[],
): Turnable | undefined {
  const { entrant, key } = entrantKey(knob);
  const spec = specs.at(entrant);
  if (spec === undefined) return undefined;
  const common = shared.find((param) => param.key === key);
  if (common !== undefined) return { param: common, value: key === 'seed' ? spec.seed : spec.budget };
  const problem = findCard(catalogue.problems, spec.problem);
  const prefix = key.startsWith('p.') ? 'p' : 's';
  const table: ParamTable =
    prefix === 'p' ? problem.params : tableFor(findCard(catalogue.searches, spec.search), problem);
  const values = specParams(spec, prefix, table);
  const param = table.find((one) => `${prefix}.${one.key}` === key);
  return param !== undefined && isActive(param, values) ? { param, value: values[param.key] } : undefined;
}
