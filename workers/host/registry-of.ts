/**
 * Registries of what is taken from the shelf: what some runs need, or all there is. Nothing is loaded that is not in it.
 */
import type { RunSpec } from '../core/spec.ts';
import { EvaluationPool } from './pool.ts';
import { gifts } from './given.ts';
import { inference } from './inference.ts';
import { LAB_RUNS } from './lab-runs.ts';
import { makeRegistry, type Registry } from './make-registry.ts';
import { LENSES, PROBLEMS, SEARCHES, type Shelf } from './shelf.ts';

/** In the shelf's order. A name that is not on it is left out, for whoever opens the run to say so. */
const take = <T>(shelf: Shelf<T>, ids: readonly string[]): Promise<T[]> =>
  Promise.all(Object.entries(shelf).flatMap(([id, load]) => (ids.includes(id) ? [load()] : [])));

const ALL = { problems: Object.keys(PROBLEMS), searches: Object.keys(SEARCHES), lenses: Object.keys(LENSES) };

async function gather({ problems, searches, lenses }: typeof ALL): Promise<Registry> {
  const found = await Promise.all([take(PROBLEMS, problems), take(SEARCHES, searches), take(LENSES, lenses)]);
  return makeRegistry(...found, inference, LAB_RUNS, gifts, EvaluationPool);
}

/** The problems and searches of these runs, and the lenses named. Its catalogue tells of no more than that. */
export const registryFor = (specs: readonly RunSpec[], lenses = ALL.lenses): Promise<Registry> =>
  gather({ problems: specs.map(({ problem }) => problem), searches: specs.map(({ search }) => search), lenses });

/** All there is. */
export const wholeRegistry = (): Promise<Registry> => gather(ALL);
