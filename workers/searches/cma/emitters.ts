/**
 * Several CMA-ES side by side, each an emitter of solutions for one map (Fontaine et al. 2020, "Covariance matrix
 * adaptation for the rapid illumination of behavior space", §4; rules as in pyribs' EvolutionStrategyEmitter). The search
 * judges every solution against the map as it stood before the batch; emitters rank their own by that, learn from the
 * parents, and start again from an elite when nothing more is to be had.
 *
 * A batch holds each emitter's rows in turn. Random numbers by iteration: streams `cma/solutions` and `cma/restart`.
 */
import type { ParamValues } from '../../core/params.ts';
import { hashName, Rng } from '../../core/rng.ts';
import type { Batch, Results, SearchContext } from '../../core/types.ts';
import { CmaEs, esBytes, type EsState, type RankOne } from './es.ts';
import { isFlat, orderRows, rankingFor, type Aim, type Judgement, type Ranking } from './rank.ts';

/** Plain data. */
export interface EmitterState {
  es: EsState;
  /** Birth of the elite it started from, 0 if from the middle. */
  parent: number;
  /** Where on the map it is heading, in descriptor units; for `random-direction`. */
  direction: readonly [x: number, y: number];
}

/** Elites to start again from. */
export interface Elites {
  readonly count: number;
  /** Copies the solution of one of them to `x`, tells its birth. */
  take(index: number, x: Float64Array): number;
}

const SOLUTIONS = hashName('cma/solutions');
const RESTART = hashName('cma/restart');

const MIXED: readonly Aim[] = ['improvement', 'random-direction', 'objective'];

export class Emitters {
  readonly capacity: number;
  private readonly es: CmaEs;
  private readonly rng = new Rng();
  private readonly ranking: Ranking;
  private readonly ranked: Uint32Array;
  private readonly widths: readonly [number, number];
  private readonly seed: number;
  private readonly aims: readonly Aim[];
  private readonly batch: number;
  private readonly sigma: number;
  private readonly filter: boolean;
  private readonly restless: boolean;
  private readonly x0: Float64Array;

  /** Takes the parameters of `emitterParams`; one aim, or `mixed` for all three in turn. */
  constructor({ space, seed, descriptors }: SearchContext, params: ParamValues, aim: Aim | 'mixed') {
    if (space.kind !== 'real') throw new Error(`expected a real space, got a ${space.kind} one; choose another search`);
    const count = params.emitters as number;
    this.seed = seed;
    this.batch = params.batch as number;
    this.capacity = count * this.batch;
    this.sigma = params.sigma as number;
    this.filter = params.selection === 'filter';
    this.restless = params.restart === 'no-improvement';
    this.aims = Array.from({ length: count }, (_, i) => (aim === 'mixed' ? MIXED[i % MIXED.length] : aim));
    this.es = new CmaEs(space.dim, this.batch, space.lower, space.upper, params['rank-one'] as RankOne);
    this.ranking = { stage: new Uint8Array(this.capacity), score: new Float64Array(this.capacity) };
    this.ranked = new Uint32Array(this.batch);
    const [a, b] = descriptors;
    this.widths = [a.range[1] - a.range[0], b.range[1] - b.range[0]];
    const { initial } = space;
    this.x0 = new Float64Array(space.dim).fill(
      initial.kind === 'normal' ? initial.mean : (initial.low + initial.high) / 2,
    );
  }

  /** All in the middle of the space's initial distribution. */
  init(): EmitterState[] {
    this.rng.start(this.seed, RESTART, 0);
    return this.aims.map((aim) => ({
      es: this.es.start(this.x0, this.sigma),
      parent: 0,
      direction: this.directionFor(aim),
    }));
  }

  /** Fills the first `size` rows of `batch`, each emitter's in turn. */
  ask(states: readonly EmitterState[], iteration: number, batch: Batch, size: number): void {
    this.rng.start(this.seed, SOLUTIONS, iteration);
    for (let e = 0, first = 0; first < size; e++, first += this.batch) {
      const end = Math.min(size, first + this.batch);
      this.es.sample(states[e].es, this.rng, batch.solutions, first, end);
      batch.parents.fill(states[e].parent, first, end);
    }
  }

  /** Learns from a batch and its judgement, `elites` being those after it. The last of a budget may be cut short: no use then. */
  tell(
    states: readonly EmitterState[],
    iteration: number,
    batch: Batch,
    results: Results,
    judgement: Judgement,
    elites: Elites,
  ): void {
    if (batch.size < this.capacity) return;
    this.rng.start(this.seed, RESTART, iteration);
    for (let e = 0; e < states.length; e++) {
      const first = e * this.batch;
      const state = states[e];
      const end = first + this.batch;
      rankingFor(this.aims[e], state.direction, judgement, results, first, end, this.ranking);
      const entered = orderRows(this.ranking, judgement, first, this.filter, this.ranked);
      this.es.tell(state.es, batch.solutions, this.ranked, this.filter ? entered : Math.floor(this.batch / 2));
      const spent = this.restless && entered === 0;
      if (spent || isFlat(this.ranking, first, end) || this.es.exhausted(state.es)) this.restart(state, e, elites);
    }
  }

  /** Bytes of the emitters' states. */
  static memory({ space }: SearchContext, params: ParamValues): number {
    return (params.emitters as number) * esBytes(space.dim);
  }

  private restart(state: EmitterState, e: number, elites: Elites): void {
    const x = this.x0.slice();
    state.parent = elites.count > 0 ? elites.take(this.rng.below(elites.count), x) : 0;
    state.es = this.es.start(x, this.sigma);
    state.direction = this.directionFor(this.aims[e]);
  }

  /** Isotropic on the map, whatever the units of its axes. */
  private directionFor(aim: Aim): readonly [number, number] {
    if (aim !== 'random-direction') return [0, 0];
    const x = this.rng.normal() * this.widths[0];
    return [x, this.rng.normal() * this.widths[1]];
  }
}
