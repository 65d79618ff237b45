/**
 * Which share of a network's answers is explained, over many questions, beside controls that ought not to be: a check that always says
 * yes would prove nothing. One question after the other, so that a caller can stop between any two and go on later.
 */
import type { Rng } from '../../core/rng.ts';
import { wilson } from '../../core/wilson.ts';
import { explain, type Explanation, type Gap } from './explain.ts';
import { isMeasured, measure, type Measurement, type Patchable } from './explain-measure.ts';
import type { Thresholds } from './explain-ops.ts';
import { unusedVertex } from './influence.ts';
import { lookahead, type Question } from './question.ts';
import type { Transformer } from './weights.ts';

/** What one question told. */
export interface SampleEntry {
  readonly lookahead: number;
  readonly right: boolean;
  /** By the paper's kinds of explanation; and if place copies count too. */
  readonly explained: boolean;
  readonly explainedByPlaces: boolean;
  /** The same where as many entries are important, but at random places. */
  readonly scattered: boolean;
  readonly scatteredByPlaces: boolean;
  /** Why not, by the paper's kinds. */
  readonly gap: Gap;
  /** Of explanations with place copies: dead ends that the start leads to, and those known as if they were the goal. */
  readonly deadEnds: number;
  readonly deadEndsKnown: number;
  readonly passes: number;
}

/** What a measurement tells at some thresholds; `rng` scatters the controls. */
export function sampleEntry(measurement: Measurement, thresholds: Thresholds, rng: Rng): SampleEntry {
  const read = (placeCopies: boolean, scatter?: Rng): Explanation =>
    explain(measurement, { ...thresholds, placeCopies }, scatter);
  const paper = read(false);
  const ours = read(true);
  return {
    lookahead: lookahead(measurement.question) ?? 0,
    right: measurement.right,
    explained: paper.explained,
    explainedByPlaces: ours.explained,
    scattered: read(false, rng).explained,
    scatteredByPlaces: read(true, rng).explained,
    gap: paper.gap,
    deadEnds: ours.deadEnds,
    deadEndsKnown: ours.deadEndsKnown,
    passes: measurement.passes,
  };
}

/**
 * Measures and reads questions one by one. `progress` is told after each call to the network; where it gives false the sample ends.
 * `scatterer(i)` gives random numbers for question i. Questions that use every vertex are passed over, as in the paper.
 */
export async function* explainSample(
  patchable: Patchable,
  questions: Iterable<Question>,
  thresholds: Thresholds,
  scatterer: (index: number) => Rng,
  progress: (done: number, all: number) => boolean = () => true,
): AsyncGenerator<SampleEntry, void, undefined> {
  let index = 0;
  for (const question of questions) {
    if (unusedVertex(question) === undefined) continue;
    const measurement = await measure(patchable, question, progress);
    if (!isMeasured(measurement)) return;
    yield sampleEntry(measurement, thresholds, scatterer(index));
    index++;
  }
}

/** Share with its interval of 95 %. */
export type Share = ReturnType<typeof wilson>;

/** Questions of one lookahead. */
export interface SampleRow {
  readonly lookahead: number;
  readonly questions: number;
  readonly explained: Share;
  readonly explainedByPlaces: Share;
  readonly scattered: Share;
  readonly scatteredByPlaces: Share;
  /** Of all dead ends those known as if they were the goal; NaN where there are none. */
  readonly deadEndsKnown: number;
  /** Of those not explained by the paper's kinds, how many for want of entries rather than of explanations. */
  readonly noEntries: number;
  /** Passes a question, mean. */
  readonly passes: number;
}

/** Shares by lookahead, ascending, of the entries given (of a trained network: those that are right). */
export function sharesOf(entries: readonly SampleEntry[]): SampleRow[] {
  const deepest = entries.reduce((most, entry) => Math.max(most, entry.lookahead), -1);
  return Array.from({ length: deepest + 1 }, (_, depth) => depth).flatMap((depth) => {
    const of = entries.filter((entry) => entry.lookahead === depth);
    if (of.length === 0) return [];
    const sum = (value: (entry: SampleEntry) => number) => of.reduce((total, entry) => total + value(entry), 0);
    const share = (value: (entry: SampleEntry) => boolean) =>
      wilson(
        sum((entry) => (value(entry) ? 1 : 0)),
        of.length,
      );
    return [
      {
        lookahead: depth,
        questions: of.length,
        explained: share((entry) => entry.explained),
        explainedByPlaces: share((entry) => entry.explainedByPlaces),
        scattered: share((entry) => entry.scattered),
        scatteredByPlaces: share((entry) => entry.scatteredByPlaces),
        deadEndsKnown: sum((entry) => entry.deadEndsKnown) / sum((entry) => entry.deadEnds),
        noEntries: sum((entry) => (entry.gap === 'no entries' ? 1 : 0)),
        passes: sum((entry) => entry.passes) / of.length,
      },
    ];
  });
}

/** The same numbers in each matrix and each bias, but in random order: attention as sharp, nothing learned. */
export function scrambled({ layout, layers, norm }: Transformer, rng: Rng): Transformer {
  const mixed = (values: Float32Array): Float32Array => {
    const out = values.slice();
    for (let i = out.length - 1; i > 0; i--) {
      const j = rng.below(i + 1);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  };
  const affine = ({ weight, bias }: Transformer['norm']) => ({ weight: mixed(weight), bias: mixed(bias) });
  return {
    layout,
    layers: layers.map((layer) => ({
      ...layer,
      qkv: affine(layer.qkv),
      out: affine(layer.out),
      up: affine(layer.up),
      down: affine(layer.down),
    })),
    norm,
  };
}
