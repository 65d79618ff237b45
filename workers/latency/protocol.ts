/**
 * How latency is measured, whatever the device: which networks, in which order, how long each, and what the times say
 * about the device meanwhile. Pure: it asks for a network and is told the time it took.
 *
 * The order is random, so that a device that slows down wrongs no kind of network. One network, the reference, is measured
 * before every 20 others and at the end: its times are how far the device drifted. What lay beside a reference that was
 * far off is measured once more, and marked if that did not help.
 */
import { hashName, Rng } from '../core/rng.ts';
import { quantile, quartiles } from '../core/statistics.ts';
import { costOf } from '../problems/supernet/cost.ts';
import { NETWORKS, STAGES, stagesOf } from '../problems/supernet/architecture.ts';

export const PROTOCOL = {
  /** To be raised with any change to what follows: times of another version are not compared. */
  version: 1,
  /** Runs before the clock counts, at least. */
  warmUpRuns: 10,
  /** Timed samples of each network, each as many runs in a row as last the length below. */
  samples: 50,
  sampleMs: 20,
  /** A sample is longer where the clock is coarse: this many of its steps, so that a step is 2 % of it at most. */
  clockSteps: 50,
  referenceEvery: 20,
  /** A reference this far from the median of all is a device that changed, in percent. */
  driftPercent: 10,
  /** Every stage 16 channels wide, its second layer on, all kernels 5 taps. */
  reference: (18 * 48 + 18) * 48 + 18,
} as const;

/** Milliseconds a sample lasts at least on a clock that moves by such steps. */
export const sampleLength = (clockStepMs: number): number =>
  Math.max(PROTOCOL.sampleMs, PROTOCOL.clockSteps * clockStepMs);

const SAMPLE_STREAM = hashName('latency/sample');
const ORDER_STREAM = hashName('latency/order');
const PATTERNS = 1 << STAGES;

/** Which stages of a network have their second layer, as bits: on a graphics device its time follows this most. */
const patternOf = (id: number): number =>
  stagesOf(id).reduce((bits, { tapsB }, stage) => bits + (tapsB === 0 ? 0 : 1 << stage), 0);

/**
 * `count` ≥ 16 networks, stratified: equally many of each pattern of second layers, and of each pattern one from each of
 * as many groups by multiplications. The smallest and the largest network are among them, so that nothing lies beyond.
 */
export function stratified(count: number, seed: number): number[] {
  const macs = Float64Array.from({ length: NETWORKS }, (_, id) => costOf(stagesOf(id)).macs);
  const members: number[][] = Array.from({ length: PATTERNS }, () => []);
  for (let id = 0; id < NETWORKS; id++) members[patternOf(id)].push(id);
  const rng = new Rng().start(seed, SAMPLE_STREAM, 0);
  return members.flatMap((ids, pattern) => {
    ids.sort((a, b) => macs[a] - macs[b] || a - b);
    const strata = Math.floor(count / PATTERNS) + (pattern < count % PATTERNS ? 1 : 0);
    return Array.from({ length: strata }, (_, stratum) => {
      const from = Math.floor((stratum * ids.length) / strata);
      const to = Math.floor(((stratum + 1) * ids.length) / strata);
      const drawn = ids[from + rng.below(to - from)];
      if (pattern === 0 && stratum === 0) return ids[0];
      return pattern === PATTERNS - 1 && stratum === strata - 1 ? ids[ids.length - 1] : drawn;
    });
  });
}

/** Fisher–Yates. */
export function shuffled(items: readonly number[], rng: Rng): number[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = rng.below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** Milliseconds of one run: median and quartiles of the samples. The interquartile range is from the lower to the upper. */
export interface Spread {
  readonly lowerMs: number;
  readonly medianMs: number;
  readonly upperMs: number;
}

export function spreadOf(times: ArrayLike<number>): Spread {
  const { lower, median, upper } = quartiles(times);
  return { lowerMs: lower, medianMs: median, upperMs: upper };
}

/** Interquartile range of the typical network, in percent of its time: the median over all. */
export const typicalSpread = (spreads: readonly Spread[]): number =>
  quantile(
    spreads.map(({ lowerMs, medianMs, upperMs }) => (100 * (upperMs - lowerMs)) / medianMs),
    0.5,
  );

export interface Sample extends Spread {
  /** Number of the network. */
  readonly id: number;
  /** Both references beside it were near the median of all references. */
  readonly steady: boolean;
}

/** What a whole measurement says. */
export interface Measured {
  /** In the order of the networks asked for. */
  readonly samples: readonly Sample[];
  /** Of the reference, in the order measured, milliseconds. */
  readonly references: readonly number[];
  /** How far the references beside the samples were from the median of all, at most, in percent. */
  readonly driftPercent: number;
  /** Networks that were measured twice. */
  readonly again: number;
}

/** Networks measured between two references: the numbers of these in `references`. */
interface Block {
  readonly ids: readonly number[];
  readonly before: number;
}

interface Task {
  readonly kind: 'settle' | 'reference' | 'network';
  readonly id: number;
}

/** The order of a measurement, and its books. Ask for `next`, measure it, `record` it; at the end, `result`. */
export class Plan {
  readonly #ids: readonly number[];
  readonly #seed: number;
  readonly #tasks: Task[] = [{ kind: 'settle', id: PROTOCOL.reference }];
  readonly #blocks: Block[] = [];
  readonly #references: number[] = [];
  readonly #spreads = new Map<number, Spread>();
  #at = 0;
  #rounds = 0;
  #again = 0;

  /** `ids` without repeats, at least one. */
  constructor(ids: readonly number[], seed: number) {
    this.#ids = ids;
    this.#seed = seed;
    this.#addRound(ids);
  }

  /** Measurements so far, and as far as is known by now. */
  get done(): number {
    return this.#at;
  }
  get total(): number {
    return this.#tasks.length;
  }

  /** How far the reference was from the median of its times so far, at most, in percent. */
  get driftPercent(): number {
    return this.#farthest(this.#references);
  }

  /** The network to measure, or null if that was all. */
  next(): number | null {
    return this.#tasks[this.#at]?.id ?? null;
  }

  record(spread: Spread): void {
    const { kind, id } = this.#tasks[this.#at++];
    // The first one finds code that is not compiled yet, and a processor at rest.
    if (kind === 'reference') this.#references.push(spread.medianMs);
    if (kind === 'network') this.#spreads.set(id, spread);
    if (this.#at < this.#tasks.length || this.#rounds > 1) return;
    const unsteady = this.#blocks.filter((block) => !this.#isSteady(block)).flatMap(({ ids }) => ids);
    this.#again = unsteady.length;
    if (unsteady.length > 0) this.#addRound(unsteady);
  }

  result(): Measured {
    const drifts = new Map<number, number>();
    // A later block is the one whose times were kept.
    for (const block of this.#blocks) for (const id of block.ids) drifts.set(id, this.#driftOf(block));
    const samples = this.#ids.flatMap((id) => {
      const spread = this.#spreads.get(id);
      const steady = (drifts.get(id) ?? 0) <= PROTOCOL.driftPercent;
      return spread === undefined ? [] : [{ id, ...spread, steady }];
    });
    return {
      samples,
      references: [...this.#references],
      driftPercent: Math.max(...drifts.values()),
      again: this.#again,
    };
  }

  #addRound(ids: readonly number[]): void {
    const order = shuffled(ids, new Rng().start(this.#seed, ORDER_STREAM, this.#rounds++));
    const reference: Task = { kind: 'reference', id: PROTOCOL.reference };
    for (let from = 0; from < order.length; from += PROTOCOL.referenceEvery) {
      const block = order.slice(from, from + PROTOCOL.referenceEvery);
      const before = this.#tasks.filter(({ kind }) => kind === 'reference').length;
      this.#blocks.push({ ids: block, before });
      this.#tasks.push(reference, ...block.map((id): Task => ({ kind: 'network', id })));
    }
    this.#tasks.push(reference);
  }

  /** How far any of these times of the reference is from the median of all, in percent. */
  #farthest(references: readonly number[]): number {
    const middle = quantile(this.#references, 0.5);
    return Math.max(0, ...references.map((ms) => 100 * Math.abs(ms / middle - 1)));
  }

  /** The same of the references before and after a block. */
  #driftOf({ before }: Block): number {
    return this.#farthest(this.#references.slice(before, before + 2));
  }

  #isSteady(block: Block): boolean {
    return this.#driftOf(block) <= PROTOCOL.driftPercent;
  }
}
