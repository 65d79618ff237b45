/**
 * Brings problems, searches and lenses together into runs: a registry of those it is given. Pure.
 */
import { EXACT } from '../core/exact.ts';
import { completeParams, formatCount, type ParamValues } from '../core/params.ts';
import { fail, Refused, succeed, type Result } from '../core/result.ts';
import { Run } from '../core/run.ts';
import { findCard, specParams, type Catalogue, type RunSpec } from '../core/spec.ts';
import type {
  Abilities,
  EvaluationContext,
  Search,
  Inference,
  LensDefinition,
  Problem,
  ProblemDefinition,
  SearchContext,
  SearchDefinition,
} from '../core/types.ts';
import type { EvaluationPool, Spawner } from './pool.ts';

const shows = (lens: LensDefinition, problem: Problem, abilities: Abilities): boolean =>
  lens.fits?.(problem, abilities) ?? true;

const abilitiesOf = ({ archive, predictions, tree }: Search): Abilities => ({
  keepsArchive: archive !== undefined,
  predicts: predictions !== undefined,
  growsTree: tree !== undefined,
});

/** A run may need this much memory at its largest; beyond, it is refused before it starts. */
export const MEMORY_LIMIT = 1024 ** 3;

function gibibytes(bytes: number): string {
  return `${formatCount(Math.ceil((bytes / 1024 ** 3) * 10) / 10)} GiB`;
}

export interface Registry {
  /** All there is, as plain data. */
  readonly catalogue: Catalogue;
  problemOf(spec: RunSpec): Problem;
  isPooled(spec: RunSpec): boolean;
  openRun(
    spec: RunSpec,
    lensParams: ParamValues,
    spawner?: Spawner,
    through?: readonly LensDefinition[],
    beside?: readonly RunSpec[],
  ): Result<Run>;
}

export type Gifts = Pick<EvaluationContext, 'given' | 'programs'>;

/** A problem as a spec has it, with its parameters and evaluator. */
export const makeProblem = (card: ProblemDefinition, spec: RunSpec, inference: Inference, gifts: Gifts): Problem =>
  card.create(specParams(spec, 'p', card.params), { evaluator: spec.evaluator, inference, ...gifts });

/**
 * `inference` is for problems that are evaluated by networks, `gifts` for those that answer from a person's file or program. The first
 * problem, and the first search that fits it, are the defaults. Lenses measure those before them. `labRuns` as in the catalogue.
 * Without `Pool` nothing is pooled, and its code is not needed.
 */
export function makeRegistry(
  problems: readonly ProblemDefinition[],
  searches: readonly SearchDefinition[],
  lenses: readonly LensDefinition[],
  inference: Inference,
  labRuns: Catalogue['labRuns'] = {},
  gifts: () => Gifts = () => ({}),
  Pool?: typeof EvaluationPool,
): Registry {
  /** Problems with default parameters: what kind of space each has. */
  const samples = problems.map((card) => {
    return { id: card.id, problem: card.create(completeParams(card.params, {}), EXACT) };
  });

  const fits = (search: SearchDefinition, { space, objectives }: Problem): boolean =>
    search.spaces.includes(space.kind) && (search.multiObjective !== true || objectives.length > 1);

  const judgedIn = ({ space }: Problem): boolean => space.kind === 'game' && space.judged === true;

  /** In the order given, but that what can be judged is judged unless asked otherwise. */
  const fittingOf = (problem: Problem): SearchDefinition[] => {
    const all = searches.filter((search) => fits(search, problem));
    return judgedIn(problem) ? all.sort((a, b) => Number(b.judges ?? 0) - Number(a.judges ?? 0)) : all;
  };

  /** What a search can do, by one of its instances. */
  function sampleAbilities(search: SearchDefinition): Abilities {
    const sample = samples.find(({ problem }) => fits(search, problem));
    if (sample === undefined) return { keepsArchive: false, predicts: false, growsTree: false };
    const context: SearchContext = { ...sample.problem, seed: 0 };
    return abilitiesOf(search.create(context, completeParams(search.params, {})));
  }

  /** Found out once: it takes an instance of each. */
  const able = searches.map((search) => ({ search, ...sampleAbilities(search) }));

  /** The registry as plain data. */
  const catalogue: Catalogue = {
    problems: problems.map(({ create: _create, pooled: _pooled, ...card }, i) => ({
      ...card,
      space: samples[i].problem.space.kind,
      ...(judgedIn(samples[i].problem) && { judged: true as const }),
      objectives: samples[i].problem.objectives.length,
    })),
    searches: able.map(({ search, ...abilities }) => {
      const { create: _create, memory: _memory, ...card } = search;
      return { ...card, ...abilities };
    }),
    lenses: lenses.map(({ create: _create, memory: _memory, fits: _fits, ...card }) => card),
    fitting: Object.fromEntries(samples.map(({ id, problem }) => [id, fittingOf(problem).map((search) => search.id)])),
    showing: Object.fromEntries(
      samples.map(({ id, problem }) => {
        const fitting = able.filter(({ search }) => fits(search, problem));
        return [id, lenses.filter((lens) => fitting.some((one) => shows(lens, problem, one))).map((lens) => lens.id)];
      }),
    ),
    labRuns,
  };

  /** The problem that a spec names, with its parameters and evaluator. */
  const problemOf = (spec: RunSpec): Problem => makeProblem(findCard(problems, spec.problem), spec, inference, gifts());

  /** Whether a pool of workers pays for the problem that a spec names. Other evaluators take whole batches by themselves. */
  const isPooled = (spec: RunSpec): boolean =>
    findCard(problems, spec.problem).pooled === true && spec.evaluator === 'exact';

  /** Problem and search of a spec, those of the lenses that fit it, and the bytes that its run may grow to. */
  function prepare(spec: RunSpec, lensParams: ParamValues, through: readonly LensDefinition[]) {
    const searchCard = findCard(searches, spec.search);
    const problem = problemOf(spec);
    const context: SearchContext = { ...problem, seed: spec.seed };
    const searchParams = specParams(spec, 's', searchCard.params);
    const search = searchCard.create(context, searchParams);
    let growing = searchCard.memory(context, searchParams);
    const fitting = through.filter((lens) => shows(lens, problem, abilitiesOf(search)));
    for (const { params, memory } of fitting)
      growing += memory(problem, search.archive !== undefined, completeParams(params, lensParams), spec.budget);
    // Growing an archive holds the old and the new arrays for a moment: half as much again.
    return { problem, search, fitting, bytes: growing * 1.5 + search.capacity * problem.space.dim * 8 };
  }

  /**
   * Builds the run of a spec at evaluation 0, seen through all lenses that fit if not said otherwise. Refuses one that would
   * not fit in memory, with the size it would need. With a `spawner`, slow problems are evaluated by a pool of workers, which
   * `close` ends. `beside`: the others of a race, computed at the same time; what all need together counts.
   */
  function openRun(
    spec: RunSpec,
    lensParams: ParamValues,
    spawner?: Spawner,
    through: readonly LensDefinition[] = lenses,
    beside: readonly RunSpec[] = [],
  ): Result<Run> {
    let prepared: ReturnType<typeof prepare>;
    let bytes: number;
    try {
      prepared = prepare(spec, lensParams, through);
      bytes = beside.reduce((sum, other) => sum + prepare(other, lensParams, through).bytes, prepared.bytes);
    } catch (error) {
      if (error instanceof Refused) return error.failure;
      throw error;
    }
    const { problem, search, fitting } = prepared;
    if (bytes > MEMORY_LIMIT) {
      const what = beside.length > 0 ? 'this race would need' : 'this run would need';
      const recorded = problem.objectives.length > 1;
      const kept = `${beside.length > 0 ? 'maps' : 'map'}${recorded ? ' and its points' : ''}`;
      return fail(
        'too-big',
        `${what} ${gibibytes(bytes)} of memory for its ${kept}, more than the ${gibibytes(MEMORY_LIMIT)} allowed`,
        `use fewer cells${recorded ? ', fewer evaluations' : ''} or a smaller problem${beside.length > 0 ? ', or race fewer searches' : ''}`,
      );
    }
    const parts = fitting.map((lens) => ({
      id: lens.id,
      create: (lensContext: Parameters<LensDefinition['create']>[0]) =>
        lens.create(lensContext, completeParams(lens.params, lensParams)),
    }));
    if (spawner === undefined || Pool === undefined || !isPooled(spec))
      return succeed(new Run({ spec, problem, search, lenses: parts }));
    const pool = new Pool(problem, spec, spawner);
    const pooled: Problem = { ...problem, evaluate: (...rows) => pool.evaluate(...rows) };
    return succeed(new Run({ spec, problem: pooled, search, lenses: parts, close: () => pool.close() }));
  }

  return { catalogue, problemOf, isPooled, openRun };
}
