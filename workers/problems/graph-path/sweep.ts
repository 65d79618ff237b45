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
/** The fewest edges that balanced graphs are drawn with, and the most that the menu of the problem offers. */
export const SIZES = { min: 5, max: 31 } as const;

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

/** [solvers][values that came up, ascending], or but one point for all questions. Parts are added up in their order, however they came. */
export function sweepPoints(
  parts: readonly SweepPart[],
  solvers: number,
  feature: Feature | undefined,
): readonly (readonly SweepPoint[])[] {
  const sorted = parts.toSorted((a, b) => a.trial - b.trial);
  return Array.from({ length: solvers }, (_, solver) => {
    const sums: { right: number; asked: number; chance: number; cost: number; guess: number }[] = [];
    for (const part of sorted) {
      const count = part.edges.length;
      for (let i = 0; i < count; i++) {
        const value = feature === undefined ? 0 : part[feature][i];
        const sum = (sums[value] ??= { right: 0, asked: 0, chance: 0, cost: 0, guess: 0 });
        sum.asked++;
        sum.right += part.right[solver * count + i];
        sum.chance += part.chance[solver * count + i];
        sum.cost += part.cost[solver * count + i];
        sum.guess += part.guess[i];
      }
    }
    return sums.flatMap(({ right, asked, chance, cost, guess }, value) => [
      {
        at: feature === undefined ? undefined : value,
        right,
        asked,
        ...wilson(right, asked),
        chance: chance / asked,
        cost: cost / asked,
        guess: guess / asked,
      },
    ]);
  });
}
