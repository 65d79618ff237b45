/**
 * All problems, searches and lenses there are: the one place that knows of each, and where they are brought together
 * into a run. Adding one is adding it to a list here.
 */
import { EXACT } from '../core/exact.ts';
import { completeParams, formatCount, type ParamValues } from '../core/params.ts';
import { fail, succeed, type Result } from '../core/result.ts';
import { Run } from '../core/run.ts';
import { findCard, specParams, type Catalogue, type RunSpec } from '../core/spec.ts';
import type { LensDefinition, Problem, ProblemDefinition, SearchContext, SearchDefinition } from '../core/types.ts';
import { curves } from '../lenses/curves.ts';
import { eliteMap } from '../lenses/elite-map/elite-map.ts';
import { arm } from '../problems/arm/arm.ts';
import { digits } from '../problems/digits/digits.ts';
import { plateau, rastrigin, sphere } from '../problems/linear-projection/linear-projection.ts';
import { retina } from '../problems/retina/retina.ts';
import { softRobot } from '../problems/soft-robot/soft-robot.ts';
import { inference } from './inference.ts';
import { EvaluationPool, type Spawner } from './pool.ts';
import { ea } from '../searches/ea.ts';
import { eaDiversity } from '../searches/ea-diversity.ts';
import { grid } from '../searches/grid.ts';
import { cmaMae } from '../searches/cma/cma-mae.ts';
import { cmaMe } from '../searches/cma/cma-me.ts';
import { mapElites } from '../searches/map-elites.ts';
import { nsLc } from '../searches/ns-lc.ts';
import { random } from '../searches/random.ts';

const PROBLEMS: readonly ProblemDefinition[] = [arm, sphere, rastrigin, plateau, retina, digits, softRobot];
const SEARCHES: readonly SearchDefinition[] = [mapElites, cmaMe, cmaMae, ea, eaDiversity, nsLc, grid, random];
const LENSES: readonly LensDefinition[] = [eliteMap, curves];

/** A run may need this much memory at its largest; beyond, it is refused before it starts. */
export const MEMORY_LIMIT = 1024 ** 3;

/** Problems with default parameters: what kind of space each has. */
const SAMPLES = PROBLEMS.map((card) => {
  return { id: card.id, problem: card.create(completeParams(card.params, {}), EXACT) };
});

function keepsArchive(search: SearchDefinition): boolean {
  const sample = SAMPLES.find(({ problem }) => search.spaces.includes(problem.space.kind));
  if (sample === undefined) return false;
  const context: SearchContext = { ...sample.problem, seed: 0 };
  return search.create(context, completeParams(search.params, {})).archive !== undefined;
}

/** The registry as plain data. */
export const catalogue: Catalogue = {
  problems: PROBLEMS.map(({ create: _create, pooled: _pooled, ...card }, i) => ({
    ...card,
    space: SAMPLES[i].problem.space.kind,
  })),
  searches: SEARCHES.map((search) => {
    const { create: _create, memory: _memory, ...card } = search;
    return { ...card, keepsArchive: keepsArchive(search) };
  }),
  lenses: LENSES.map(({ create: _create, memory: _memory, ...card }) => card),
  fitting: Object.fromEntries(
    SAMPLES.map(({ id, problem }) => [
      id,
      SEARCHES.filter((search) => search.spaces.includes(problem.space.kind)).map((search) => search.id),
    ]),
  ),
};

function gibibytes(bytes: number): string {
  return `${formatCount(Math.ceil((bytes / 1024 ** 3) * 10) / 10)} GiB`;
}

/** The problem that a spec names, with its parameters and evaluator. */
export function problemOf(spec: RunSpec): Problem {
  const card = findCard(PROBLEMS, spec.problem);
  return card.create(specParams(spec, 'p', card.params), { evaluator: spec.evaluator, inference });
}

/** Whether a pool of workers pays for the problem that a spec names. A network evaluates whole batches by itself. */
export const isPooled = (spec: RunSpec): boolean =>
  findCard(PROBLEMS, spec.problem).pooled === true && spec.evaluator === 'exact';

/** Problem and search of a spec, and the bytes that its run may grow to. */
function prepare(spec: RunSpec, lensParams: ParamValues, through: readonly LensDefinition[]) {
  const searchCard = findCard(SEARCHES, spec.search);
  const problem = problemOf(spec);
  const context: SearchContext = { ...problem, seed: spec.seed };
  const searchParams = specParams(spec, 's', searchCard.params);
  const search = searchCard.create(context, searchParams);
  let growing = searchCard.memory(context, searchParams);
  for (const lens of through)
    growing += lens.memory(problem, search.archive !== undefined, completeParams(lens.params, lensParams));
  // Growing an archive holds the old and the new arrays for a moment: half as much again.
  return { problem, search, bytes: growing * 1.5 + search.capacity * problem.space.dim * 8 };
}

/**
 * Builds the run of a spec at evaluation 0, seen through all lenses if not said otherwise. Refuses one that would not fit
 * in memory, with the size it would need. With a `spawner`, slow problems are evaluated by a pool of workers, which
 * `close` ends. `beside`: the others of a race, computed at the same time; what all need together counts.
 */
export function openRun(
  spec: RunSpec,
  lensParams: ParamValues,
  spawner?: Spawner,
  through: readonly LensDefinition[] = LENSES,
  beside: readonly RunSpec[] = [],
): Result<Run> {
  const { problem, search, bytes: own } = prepare(spec, lensParams, through);
  const bytes = beside.reduce((sum, other) => sum + prepare(other, lensParams, through).bytes, own);
  if (bytes > MEMORY_LIMIT) {
    const what = beside.length > 0 ? 'this race would need' : 'this run would need';
    const maps = beside.length > 0 ? 'maps' : 'map';
    return fail(
      'too-big',
      `${what} ${gibibytes(bytes)} of memory for its ${maps}, more than the ${gibibytes(MEMORY_LIMIT)} allowed`,
      `use fewer cells or a smaller problem${beside.length > 0 ? ', or race fewer searches' : ''}`,
    );
  }
  const lenses = through.map((lens) => ({
    id: lens.id,
    create: (lensContext: Parameters<LensDefinition['create']>[0]) =>
      lens.create(lensContext, completeParams(lens.params, lensParams)),
  }));
  if (spawner === undefined || !isPooled(spec)) return succeed(new Run({ spec, problem, search, lenses }));
  const pool = new EvaluationPool(problem, spec, spawner);
  const pooled: Problem = { ...problem, evaluate: (...rows) => pool.evaluate(...rows) };
  return succeed(new Run({ spec, problem: pooled, search, lenses, close: () => pool.close() }));
}
