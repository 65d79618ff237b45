/**
 * CMA-ES (Hansen 2016, "The CMA evolution strategy: a tutorial", arXiv 1604.00772, fig. 6 and table 1, positive weights
 * only), steered from outside: whoever uses it ranks the solutions and says how many of them are parents.
 *
 * Solutions are m + σ·A·z, z standard normal, where A is the Cholesky factor of C and not B·D of its
 * eigendecomposition: the distribution is the same, for a small part of the work. The evolution path of σ is then whitened
 * by A⁻¹ instead of C^−½, which turns it but keeps its length (Krause, Arbonès & Igel 2016, "CMA-ES with optimal
 * covariance update and storage complexity"). A is renewed as rarely as in Hansen's purecma and in pyribs:
 * once more than ½·λ/(n·(c₁ + c_µ)) evaluations have passed. Solutions are clipped to the box, where there is one, and
 * learnt from as clipped: drawing them again, as pyribs does, would hardly ever end in many dimensions.
 *
 * The figures published for CMA-ME and CMA-MAE were made with a CMA-ES whose rank-one term is all but left out (see
 * `RankOne`); that can be had here too, to repeat the figures.
 */
import { conditionBound, factorise, packedIdentity, packedLength, solveLower } from '../../core/cholesky.ts';
import { exp, log } from '../../core/det-math.ts';
import type { Rng } from '../../core/rng.ts';

/** Plain data. */
export interface EsState {
  mean: Float64Array;
  sigma: number;
  /** Evolution paths p_σ and p_c. */
  pathSigma: Float64Array;
  pathC: Float64Array;
  /** C and its factor A as last computed, packed; empty while they are the identity. */
  covariance: Float64Array;
  factor: Float64Array;
  /** Lower bound of the condition number of C; Infinity if C has no factor. */
  condition: number;
  /** Evaluations told since the start, and when A was last computed. */
  evals: number;
  factoredAt: number;
}

/** What follows from the number of parents. Names as in the tutorial. */
export interface Constants {
  readonly weights: Float64Array;
  readonly muEff: number;
  readonly cSigma: number;
  readonly dSigma: number;
  readonly cC: number;
  readonly c1: number;
  readonly cMu: number;
}

/** Tutorial, table 1, for µ parents, the best first. */
export function constantsFor(n: number, mu: number): Constants {
  const weights = Float64Array.from({ length: mu }, (_, i) => log(mu + 0.5) - log(i + 1));
  const sum = weights.reduce((total, w) => total + w, 0);
  for (let i = 0; i < mu; i++) weights[i] /= sum;
  const muEff = 1 / weights.reduce((total, w) => total + w * w, 0);
  const cSigma = (muEff + 2) / (n + muEff + 5);
  const c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
  return {
    weights,
    muEff,
    cSigma,
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma,
    cC: (4 + muEff / n) / (n + 4 + (2 * muEff) / n),
    c1,
    cMu: Math.min(1 - c1, (2 * (muEff - 2 + 1 / muEff)) / ((n + 2) * (n + 2) + muEff)),
  };
}

/**
 * `full`, c₁·p_c·p_cᵀ, or `faint`, as found in pyribs (`ribs/emitters/opt/_cma_es.py`) and in the code of the CMA-MAE paper:
 * c₁²·p_c·p_cᵀ with p_c not divided by σ, which leaves hardly any of it.
 */
export type RankOne = 'full' | 'faint';

/** Bytes of a state. */
export const esBytes = (n: number): number => 8 * (2 * packedLength(n) + 3 * n);

const NOTHING = new Float64Array(0);

/** Steps σ by at most e a time. */
const LARGEST_STEP = 1;
const WORST_CONDITION = 1e14;
const SMALLEST_SPREAD = 1e-11;

export class CmaEs {
  private readonly n: number;
  private readonly lambda: number;
  private readonly lower: number;
  private readonly upper: number;
  private readonly faint: boolean;
  private readonly lazyGap: number;
  /** E‖N(0, I)‖. */
  private readonly expectedNorm: number;
  /** By number of parents, made when first needed. */
  private readonly constants: Constants[] = [];
  /** Normals of four solutions, one after the other, and interleaved. */
  private readonly z: Float64Array;
  private readonly fours: Float64Array;
  private readonly oldMean: Float64Array;
  private readonly step: Float64Array;
  /** What is added to C, as vectors whose outer squares are summed; in fours. */
  private readonly added: Float64Array;

  constructor(n: number, lambda: number, lower: number, upper: number, rankOne: RankOne = 'full') {
    this.n = n;
    this.faint = rankOne === 'faint';
    this.lambda = lambda;
    this.lower = lower;
    this.upper = upper;
    const { c1, cMu } = this.constantsOf(Math.floor(lambda / 2));
    this.lazyGap = (0.5 * lambda) / (n * (c1 + cMu));
    this.expectedNorm = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    this.z = new Float64Array(4 * n);
    this.fours = new Float64Array(4 * n);
    this.oldMean = new Float64Array(n);
    this.step = new Float64Array(n);
    this.added = new Float64Array(4 * Math.ceil((lambda + 1) / 4) * n);
  }

  start(mean: Float64Array, sigma: number): EsState {
    return {
      mean: mean.slice(),
      sigma,
      pathSigma: new Float64Array(this.n),
      pathC: new Float64Array(this.n),
      covariance: NOTHING,
      factor: NOTHING,
      condition: 1,
      evals: 0,
      factoredAt: 0,
    };
  }

  /** Draws solutions into rows [first, end) of `x`, four at a time so that each entry of A is read once for all of them. */
  sample({ mean, sigma, factor }: EsState, rng: Rng, x: Float64Array, first: number, end: number): void {
    const { n, z, fours, lower, upper } = this;
    for (let block = first; block < end; block += 4) {
      const rows = Math.min(4, end - block);
      rng.fillNormals(z, 0, rows * n);
      if (factor.length > 0) {
        for (let r = 0; r < rows; r++) for (let j = 0; j < n; j++) fours[4 * j + r] = z[r * n + j];
        // Lanes beyond the last row compute on what is left there from before, and are not read.
        for (let i = 0, at = 0; i < n; i++) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          for (let lane = 0; lane <= 4 * i; lane += 4, at++) {
            const a = factor[at];
            s0 += a * fours[lane];
            s1 += a * fours[lane + 1];
            s2 += a * fours[lane + 2];
            s3 += a * fours[lane + 3];
          }
          z[i] = s0;
          z[n + i] = s1;
          z[2 * n + i] = s2;
          z[3 * n + i] = s3;
        }
      }
      for (let r = 0, at = block * n, from = 0; r < rows; r++)
        for (let i = 0; i < n; i++, at++, from++) x[at] = Math.max(lower, Math.min(upper, mean[i] + sigma * z[from]));
    }
  }

  /** Learns from λ solutions, of which rows ranked[0 … mu) of `x` are the parents, the best first. */
  tell(state: EsState, x: Float64Array, ranked: Uint32Array, mu: number): void {
    const { n, step, oldMean } = this;
    state.evals += this.lambda;
    if (mu === 0) return;
    const constants = this.constantsOf(mu);
    const { weights, muEff, cSigma, dSigma, cC } = constants;
    const { mean, pathSigma, pathC, sigma } = state;
    oldMean.set(mean);
    mean.fill(0);
    for (let k = 0; k < mu; k++) {
      const from = ranked[k] * n;
      const weight = weights[k];
      for (let i = 0; i < n; i++) mean[i] += weight * x[from + i];
    }
    for (let i = 0; i < n; i++) step[i] = (mean[i] - oldMean[i]) / sigma;
    const keepC = Math.sqrt(cC * (2 - cC) * muEff);
    const keepSigma = Math.sqrt(cSigma * (2 - cSigma) * muEff);
    for (let i = 0; i < n; i++) pathC[i] *= 1 - cC;
    const white = this.z.subarray(0, n);
    white.set(step);
    if (state.factor.length > 0) solveLower(n, state.factor, white);
    let square = 0;
    for (let i = 0; i < n; i++) {
      pathSigma[i] = (1 - cSigma) * pathSigma[i] + keepSigma * white[i];
      square += pathSigma[i] * pathSigma[i];
    }
    const generations = state.evals / this.lambda;
    const grown = 1 - exp(2 * generations * log(1 - cSigma));
    const norm = Math.sqrt(square);
    const stalled = norm / Math.sqrt(grown) >= (1.4 + 2 / (n + 1)) * this.expectedNorm;
    const unit = this.faint ? sigma : 1;
    if (!stalled) for (let i = 0; i < n; i++) pathC[i] += keepC * unit * step[i];
    this.adaptCovariance(state, constants, stalled, x, ranked, mu);
    state.sigma *= exp(Math.min(LARGEST_STEP, (cSigma / dSigma) * (norm / this.expectedNorm - 1)));
    if (state.evals > state.factoredAt + this.lazyGap) this.renewFactor(state);
  }

  /** Whether nothing more can come of it: C too flat, or the distribution too narrow. */
  exhausted({ condition, sigma, covariance }: EsState): boolean {
    if (condition > WORST_CONDITION) return true;
    let widest = covariance.length === 0 ? 1 : 0;
    for (let i = 0, at = 0; at < covariance.length; at += ++i + 1) widest = Math.max(widest, covariance[at]);
    return !(sigma * Math.sqrt(widest) >= SMALLEST_SPREAD);
  }

  private constantsOf(mu: number): Constants {
    return (this.constants[mu] ??= constantsFor(this.n, mu));
  }

  /** Rank-one and rank-µ update, and the forgetting of what was. */
  private adaptCovariance(
    state: EsState,
    { weights, c1, cMu, cC }: Constants,
    stalled: boolean,
    x: Float64Array,
    ranked: Uint32Array,
    mu: number,
  ): void {
    const { n, added, oldMean } = this;
    if (state.covariance.length === 0) state.covariance = packedIdentity(n);
    const { covariance, pathC, sigma } = state;
    const vectors = 4 * Math.ceil((mu + 1) / 4);
    for (let k = 0; k < mu; k++) {
      const from = ranked[k] * n;
      const scale = Math.sqrt(cMu * weights[k]) / sigma;
      for (let i = 0; i < n; i++) added[k * n + i] = scale * (x[from + i] - oldMean[i]);
    }
    const rankOne = this.faint ? c1 : Math.sqrt(c1);
    for (let i = 0; i < n; i++) added[mu * n + i] = rankOne * pathC[i];
    added.fill(0, (mu + 1) * n, vectors * n);
    const kept = 1 - c1 - cMu + (stalled ? c1 * cC * (2 - cC) : 0);
    for (let i = 0, row = 0; i < n; row += ++i) {
      for (let j = row; j <= row + i; j++) covariance[j] *= kept;
      for (let k = 0; k < vectors * n; k += 4 * n) {
        const a0 = added[k + i];
        const a1 = added[k + n + i];
        const a2 = added[k + 2 * n + i];
        const a3 = added[k + 3 * n + i];
        for (let j = 0; j <= i; j++) {
          const at = k + j;
          covariance[row + j] +=
            a0 * added[at] + a1 * added[at + n] + (a2 * added[at + 2 * n] + a3 * added[at + 3 * n]);
        }
      }
    }
  }

  private renewFactor(state: EsState): void {
    const { n } = this;
    state.factoredAt = state.evals;
    if (state.factor.length === 0) state.factor = new Float64Array(packedLength(n));
    const found = factorise(n, state.covariance, state.factor);
    state.condition = found ? conditionBound(n, state.factor) : Infinity;
  }
}
