/**
 * A sweep: several solvers answer the same random questions, and how often each is right is counted by lookahead and by number of
 * edges. What is asked and how it is counted up; who asks stands in workers/reachability. Pure: question i of a sweep hangs on
 * seed, distribution and size alone, so parts can be asked in any order, and more questions never change the first.
 */
import { fail, type Failure } from '../../core/result.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { wilson } from '../../core/wilson.ts';
import { deepest, drawQuestion, drawTest, type Distribution } from './draw.ts';
import { MODELS, modelOf, modelTitle, STEPPED, type Model } from './models.ts';
import { SOLVERS, solverTitle, type Solver } from './solvers.ts';
import type { Question } from './question.ts';

/** What a sweep asks. Plain data. */
export interface SweepAsked {
  /** A transformer, `e8@3` one of the networks along its training, or a classical search. */
  readonly solvers: readonly string[];
  readonly distribution: Distribution;
  /** The most edges of a graph. */
  readonly size: number;
  /** Graphs for each lookahead that balanced graphs can have; as many in all from the other distributions. */
  readonly each: number;
  readonly seed: number;
}

/** Questions of one part: one call to a network. */
export const PART = 64;
export const EACH = { min: 1, max: 10_000 } as const;
/** The fewest edges that balanced graphs are drawn with, the most that the menu of the problem offers, and what it begins with. */
export const SIZES = { min: 5, max: 31, usual: 12 } as const;

const SWEEP = hashName('graph-path/sweep');

export interface Swept {
  /** Undefined: a classical search. */
  readonly model: Model | undefined;
  readonly step: number | undefined;
}

/** The solver of a name; undefined if there is none. */
export function sweptOf(name: string): Swept | undefined {
  if (SOLVERS.includes(name as Solver)) return { model: undefined, step: undefined };
  const [, id, at] = /^([^@]+)(?:@(\d+))?$/.exec(name) ?? [];
  const model = modelOf(id ?? '');
  const step = at === undefined ? undefined : Number(at);
  if (model === undefined) return undefined;
  if (step !== undefined && (id !== STEPPED.model || step >= STEPPED.examples.length)) return undefined;
  return { model, step };
}

/** Names of all solvers that can be swept. */
export const SWEEPABLE: readonly string[] = [
  ...MODELS.map(({ id }) => id),
  ...STEPPED.examples.map((_, step) => `${STEPPED.model}@${step}`),
  ...SOLVERS,
];

/** Words for menus and legends. */
export function sweptTitle(name: string): string {
  const swept = sweptOf(name);
  if (swept?.model === undefined) return solverTitle(name as Solver);
  if (swept.step === undefined) return modelTitle(swept.model);
  const examples = String(STEPPED.examples[swept.step]).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${modelTitle(swept.model)}, after ${examples} examples`;
}

/** The largest graphs that all of these solvers can be asked; `otherwise` if they take any. */
export function largestFor(solvers: readonly string[], otherwise: number): number {
  const sizes = solvers.flatMap((name) => sweptOf(name)?.model?.size ?? []);
  return sizes.length === 0 ? otherwise : Math.min(...sizes);
}

/** Why this cannot be swept; undefined if it can. */
export function sweepRefusal({ solvers, size, each }: SweepAsked): Failure | undefined {
  const bad = (message: string, hint: string) => fail('bad-sweep', message, hint);
  if (solvers.length === 0) return bad('at least one solver was expected, but none came', 'choose one');
  const unknown = solvers.find((name) => sweptOf(name) === undefined);
  if (unknown !== undefined)
    return bad(`solvers among ${SWEEPABLE.join(', ')} were expected, but ${unknown} came`, 'choose of these');
  if (new Set(solvers).size < solvers.length)
    return bad('each solver was expected once, but one came twice', 'name it once');
  const most = largestFor(solvers, SIZES.max);
  if (!(Number.isInteger(size) && size >= SIZES.min && size <= most))
    return bad(`graphs of ${SIZES.min} to ${most} edges were expected, but ${size} came`, 'choose a size in between');
  if (!(Number.isInteger(each) && each >= EACH.min && each <= EACH.max))
    return bad(`${EACH.min} to ${EACH.max} graphs per lookahead were expected, but ${each} came`, 'ask for fewer');
  return undefined;
}

export const questionsOf = ({ size, each }: Pick<SweepAsked, 'size' | 'each'>): number => each * (deepest(size) + 1);
export const partsOf = (asked: SweepAsked): number => Math.ceil(questionsOf(asked) / PART);

/** Question i: balanced ones as tests ask them, each lookahead in turn. */
export function sweepQuestion({ distribution, size, seed }: SweepAsked, i: number): Question {
  const rng = new Rng().start(seed, SWEEP, i);
  return distribution === 'balanced'
    ? drawTest(rng, size, i % (deepest(size) + 1))
    : drawQuestion(rng, size, distribution);
}

/** What the questions of one part told. */
export interface SweepPart {
  /** Which part, from 0. */
  readonly trial: number;
  /** [questions] */
  readonly lookahead: Uint8Array;
  readonly edges: Uint8Array;
  /** [questions] Chance that a child of the start, drawn uniformly, is right. */
  readonly guess: Float64Array;
  /** [solvers × questions] 1: the answer is right; the chance given to right answers; passes or vertices expanded. */
  readonly right: Uint8Array;
  readonly chance: Float64Array;
  readonly cost: Float64Array;
}

export const FEATURES = ['lookahead', 'edges'] as const;
export type Feature = (typeof FEATURES)[number];

/** One point of the figure. */
export interface SweepPoint {
  /** Lookahead or edges; undefined: all questions. */
  readonly at: number | undefined;
  readonly right: number;
  readonly asked: number;
  /** Share of right answers, with Wilson's interval of 95 %. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Means: the chance given to right answers, and what an answer cost. */
  readonly chance: number;
  readonly cost: number;
  /** Share of right answers if a child of the start is drawn. */
  readonly guess: number;
}

/** What is added up for a point. */
interface Sum {
  right: number;
  asked: number;
  chance: number;
  cost: number;
  guess: number;
}
/** [solvers][value of the feature] */
type Sums = readonly (readonly (Sum | undefined)[])[];

function addPart(sums: readonly (Sum | undefined)[][], feature: Feature | undefined, part: SweepPart): void {
  const count = part.edges.length;
  sums.forEach((of, solver) => {
    for (let i = 0; i < count; i++) {
      const sum = (of[feature === undefined ? 0 : part[feature][i]] ??= { right: 0, asked: 0, chance: 0, cost: 0, guess: 0 }); // prettier-ignore
      sum.asked++;
      sum.right += part.right[solver * count + i];
      sum.chance += part.chance[solver * count + i];
      sum.cost += part.cost[solver * count + i];
      sum.guess += part.guess[i];
    }
  });
}

const pointsOf = (sums: Sums, feature: Feature | undefined): SweepPoint[][] =>
  sums.map((of) =>
    of.flatMap((sum, value) => {
      if (sum === undefined) return [];
      const { right, asked, chance, cost, guess } = sum;
      const means = { chance: chance / asked, cost: cost / asked, guess: guess / asked };
      return [{ at: feature === undefined ? undefined : value, right, asked, ...wilson(right, asked), ...means }];
    }),
  );

const copyOf = (sums: Sums) => sums.map((of) => of.map((sum) => sum && { ...sum }));

/**
 * Adds up the parts of a sweep as they come, so that a part more costs no more late than early. However they come they are added in
 * their order, as sums of other orders would differ in the last bit: what is ahead of a gap waits.
 */
export class SweepTally {
  readonly #solvers: number;
  /** Parts that have been given, in the order they came. */
  #taken: readonly SweepPart[] = [];
  /** Of parts 0 … next − 1, by feature. */
  #sums = new Map<Feature | undefined, (Sum | undefined)[][]>();
  #next = 0;
  #ahead = new Map<number, SweepPart>();

  constructor(solvers: number) {
    this.#solvers = solvers;
    this.#clear();
  }

  #clear(): void {
    for (const feature of [undefined, ...FEATURES])
      this.#sums.set(
        feature,
        Array.from({ length: this.#solvers }, () => []),
      );
    this.#taken = [];
    this.#next = 0;
    this.#ahead.clear();
  }

  /** All parts so far in the order they came, more at the end each time; others begin anew. */
  take(parts: readonly SweepPart[]): this {
    const known = this.#taken.length;
    if (parts.length < known || (known > 0 && parts[known - 1] !== this.#taken[known - 1])) this.#clear();
    for (const part of parts.slice(this.#taken.length)) this.#ahead.set(part.trial, part);
    for (let part = this.#ahead.get(this.#next); part !== undefined; part = this.#ahead.get(this.#next)) {
      for (const [feature, sums] of this.#sums) addPart(sums, feature, part);
      this.#ahead.delete(this.#next++);
    }
    this.#taken = parts;
    return this;
  }

  /** [solvers][values that came up, ascending], or but one point for all questions. */
  points(feature: Feature | undefined): readonly (readonly SweepPoint[])[] {
    const sums = copyOf(this.#sums.get(feature) ?? []);
    for (const [, part] of [...this.#ahead].sort(([a], [b]) => a - b)) addPart(sums, feature, part);
    return pointsOf(sums, feature);
  }
}

/** As `SweepTally.points`, of parts in any order. */
export const sweepPoints = (parts: readonly SweepPart[], solvers: number, feature: Feature | undefined) =>
  new SweepTally(solvers).take(parts).points(feature);
