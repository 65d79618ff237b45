/** A race is of maps with the same cells, or nothing in it can be compared. */
import { completeParams, type ParamValues } from '../../../workers/core/params.ts';
import { specParams, type Catalogue, type RunSpec } from '../../../workers/core/spec.ts';
import type { Changes } from '../../run/spec-edit.ts';

/** What gives `search` and the lens as many columns and rows as the map of `first` has. Nothing where that is no grid. */
export function sameMap(first: RunSpec, lens: ParamValues, search: string, catalogue: Catalogue): Changes {
  const cardOf = (id: string) => catalogue.searches.find((card) => card.id === id);
  const own = cardOf(first.search);
  const lenses = catalogue.lenses.flatMap(({ params }) => params);
  const map = own?.keepsArchive === true ? specParams(first, 's', own.params) : completeParams(lenses, lens);
  if (map.archive === 'cvt' || map.cols === undefined || map.rows === undefined) return {};
  const [cols, rows] = [String(map.cols), String(map.rows)];
  const sized = cardOf(search)?.params.some(({ key }) => key === 'cols') === true;
  return { 'l.cols': cols, 'l.rows': rows, ...(sized ? { 's.cols': cols, 's.rows': rows } : {}) };
}
