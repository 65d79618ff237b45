/**
 * Which attention entries an answer hangs on, and what each goes by: steps I to IV of the reconstruction of Saparov et al. 2024,
 * read from a measurement at any thresholds. Pure.
 */
import type { Rng } from '../../core/rng.ts';
import { isMeasured, LEAST_ALPHA, type Measurement } from './explain-measure.ts';

/** Also says which kinds of explanation count. */
export interface Thresholds {
  /** Fall of the answer's coordinate that counts. */
  readonly alpha: number;
  /** Patching: a fall of a score by more than √width / kappaPatch counts. */
  readonly kappaPatch: number;
  /** Perturbing: a fall of a score by more than √width / kappaPerturb counts. */
  readonly kappaPerturb: number;
  /** Whether *place copies* count, which the paper does not have. */
  readonly placeCopies: boolean;
}

/** The paper's. */
export const PAPER_THRESHOLDS: Thresholds = { alpha: 0.4, kappaPatch: 20, kappaPerturb: 10, placeCopies: false };

/** Least and greatest of each threshold. */
export const THRESHOLD_RANGES = {
  alpha: [LEAST_ALPHA, 4],
  kappaPatch: [1, 100],
  kappaPerturb: [1, 100],
} as const;

/**
 * What an entry finds its source by: a vertex that both sides hold; the place right after the target's (forward: from a vertex to
 * the end of its edge) or right before it (backward); from the last token, the places of start and goal; anywhere, the goal's place.
 * A place copy is not the paper's: in the first layer a mark (EDGE, QUERY, PATH), which holds no vertex, reads one column because of
 * the places of both; small networks use marks so, as room for sets.
 */
export const KINDS = [
  'token match',
  'forward step',
  'backward step',
  'final selection',
  'goal copy',
  'place copy',
] as const;
export type Kind = (typeof KINDS)[number];

/** What is taken out of the input: tokens by number, places by column. */
export interface Factors {
  readonly tokens: readonly number[];
  readonly places: readonly number[];
}

/** An important attention entry: column `to` looks at column `from`. */
export interface Op {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
  /** Carries by not being looked at: found by raising, not by cutting. */
  readonly negative: boolean;
  /** The unchanged network's attention. */
  readonly attention: number;
  /** How far the answer's coordinate falls. */
  readonly drop: number;
  /** How far the last layer's score for what it copies falls, the most over what it copies, in units of √width; 0 in the last layer. */
  readonly matchDrop: number;
  /** What the entry's score depends on by the token looked at, and by the one that looks. */
  readonly source: Factors;
  readonly target: Factors;
}

/** Columns that the last layer copies the answer from. */
export function finalsOf({ drops, candidates, layers, row }: Measurement, alpha: number): number[] {
  const n = row.length;
  const at = (layers - 1) * 2 * n * n + (n - 1) * n;
  const over = candidates.filter((c) => drops[at + c] > alpha);
  if (over.length > 0) return over;
  return [candidates.reduce((best, c) => (drops[at + c] > drops[at + best] ? c : best))];
}

/** Entries that one criterion finds in a layer: of those found by cutting and those by raising the fewer, if not none. */
function fewer(layer: number, entries: number, counts: (at: number) => boolean): number[] {
  const [cut, raised] = [0, 1].map((kind) => {
    const first = (layer * 2 + kind) * entries;
    return Array.from({ length: entries }, (_, e) => first + e).filter(counts);
  });
  return raised.length > 0 && (cut.length === 0 || raised.length < cut.length) ? raised : cut;
}

type Place = Pick<Op, 'layer' | 'to' | 'from' | 'negative'>;

/** What an entry's score falls by without (of a negative one: rises by). */
function factorsOf(measurement: Measurement, { layer, to, from, negative }: Place, { kappaPerturb }: Thresholds) {
  const { tokens, row, width, falls } = measurement;
  const n = row.length;
  const count = tokens.length + n;
  const at = ((layer * n + to) * n + from) * count;
  const least = Math.sqrt(width) / kappaPerturb;
  const read = (side: Float32Array): Factors => {
    const counts = (f: number) => (negative ? -side[at + f] : side[at + f]) > least;
    return {
      tokens: tokens.filter((_, f) => counts(f)),
      places: Array.from({ length: n }, (_, c) => c).filter((c) => counts(tokens.length + c)),
    };
  };
  return { source: read(falls.source), target: read(falls.target) };
}

/**
 * The important entries, layer by layer, each layer's in the order of `to`, `from`, cut before raised. Each criterion (the
 * answer's coordinate; for each final copy its score by either side) brings its own smaller class, as in the paper's code.
 * With `scatter` as many entries of each layer and class are important, but where they are is drawn at random (in the last layer:
 * from where the answer is copied): a control, which ought not to explain much.
 */
export function importantOps(measurement: Measurement, thresholds: Thresholds, scatter?: Rng): Op[] {
  if (!isMeasured(measurement))
    throw new RangeError(
      `a finished measurement was expected, but ${measurement.done} of ${measurement.all} patches are done; measure on`,
    );
  const { row, layers, width, drops, candidates, matchFalls, attention } = measurement;
  const n = row.length;
  const entries = n * n;
  const root = Math.sqrt(width);
  const finals = finalsOf(measurement, thresholds.alpha);
  const told = finals.map((column) => matchFalls[candidates.indexOf(column)]);
  const least = root / thresholds.kappaPatch;
  const ops: Op[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const found =
      layer === layers - 1
        ? new Set(finals.map((column) => (layer * 2 * n + n - 1) * n + column))
        : new Set([
            ...fewer(layer, entries, (at) => drops[at] > thresholds.alpha),
            ...told.flatMap((match) => [
              ...fewer(layer, entries, (at) => match[2 * at] > least),
              ...fewer(layer, entries, (at) => match[2 * at + 1] > least),
            ]),
          ]);
    for (let k = 0; k < 2 * entries; k++) {
      // Entry by entry, cut before raised.
      const patch = (2 * layer + (k & 1)) * entries + (k >> 1);
      if (!found.has(patch)) continue;
      const entry = patch % entries;
      const place: Place = {
        layer,
        to: scatter === undefined || layer === layers - 1 ? Math.floor(entry / n) : scatter.below(n),
        from: scatter === undefined ? entry % n : scatter.below(n),
        negative: patch >= (2 * layer + 1) * entries,
      };
      const matchDrop =
        layer === layers - 1 ? 0 : Math.max(0, ...told.flatMap((match) => [match[2 * patch], match[2 * patch + 1]]));
      ops.push({
        ...place,
        attention: attention[layer * entries + place.to * n + place.from],
        drop: drops[patch],
        matchDrop: matchDrop / root,
        ...factorsOf(measurement, place, thresholds),
      });
    }
  }
  return ops;
}
