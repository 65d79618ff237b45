import { describe, expect, it } from 'vitest';
import { factorise } from '../../core/cholesky.ts';
import { clonePlain, plainBytes } from '../../core/plain.ts';
import { hashName, Rng } from '../../core/rng.ts';
import { CmaEs, constantsFor, esBytes, type EsState } from './es.ts';

type Objective = (x: Float64Array, from: number, n: number) => number;

const STREAM = hashName('test');

const covarianceOf =
  ({ covariance }: EsState) =>
  (i: number, j: number) =>
    covariance[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)];

const near = (actual: ArrayLike<number>, expected: readonly number[], tolerance: number) => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((v, i) => expect(Math.abs(actual[i] - v), `[${i}]`).toBeLessThan(tolerance * (1 + Math.abs(v))));
};

/** Plain CMA-ES with the better half as parents: evaluations until f < target, and the values met. */
function minimise(f: Objective, n: number, lambda: number, x0: number, sigma: number, seed: number, target: number) {
  const es = new CmaEs(n, lambda, -Infinity, Infinity);
  const state = es.start(new Float64Array(n).fill(x0), sigma);
  const x = new Float64Array(lambda * n);
  const rng = new Rng();
  const best: number[] = [];
  while (state.evals < 30_000) {
    es.sample(state, rng.start(seed, STREAM, best.length), x, 0, lambda);
    const values = Array.from({ length: lambda }, (_, i) => f(x, i * n, n));
    const ranked = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
    best.push(values[ranked[0]]);
    if (values[ranked[0]] < target) break;
    es.tell(state, x, ranked, Math.floor(lambda / 2));
  }
  return { evals: best.length * lambda, best, state };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
const medianEvals = (f: Objective, x0: number, seeds: number) =>
  median(Array.from({ length: seeds }, (_, seed) => minimise(f, 10, 10, x0, 0.5, seed, 1e-9).evals));

const sphere: Objective = (x, from, n) => {
  let sum = 0;
  for (let k = from; k < from + n; k++) sum += x[k] * x[k];
  return sum;
};
const rosenbrock: Objective = (x, from, n) => {
  let sum = 0;
  for (let k = from; k < from + n - 1; k++) {
    const a = x[k + 1] - x[k] * x[k];
    sum += 100 * a * a + (1 - x[k]) * (1 - x[k]);
  }
  return sum;
};
/** Squared axes from 1 to 10⁶, in ten dimensions. */
const AXES = Array.from({ length: 10 }, (_, k) => 10 ** ((6 * k) / 9));
const ellipsoid: Objective = (x, from, n) => {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += AXES[k] * x[from + k] * x[from + k];
  return sum;
};
/** The ellipsoid turned by the reflection I − 2·u·uᵀ, u at equal angles to all axes. */
const turned: Objective = (x, from, n) => {
  const sign = (k: number) => (k === 0 ? -1 : 1);
  let along = 0;
  for (let k = 0; k < n; k++) along += (sign(k) * x[from + k]) / n;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const v = x[from + k] - 2 * along * sign(k);
    sum += AXES[k] * v * v;
  }
  return sum;
};

describe('constants', () => {
  // By numpy, from table 1 of the tutorial: µ_eff, c_σ, d_σ, c_c, c_1, c_µ; then the first weights.
  it.each([
    [
      10,
      5,
      [3.1672992814107017, 0.28442858794636744, 1.2844285879463675],
      [0.29499038303562225, 0.015283824524751714, 0.02015428276120837],
      [0.45627264690340597, 0.2707530970017852, 0.16223111715866978],
    ],
    [
      100,
      18,
      [10.246418104958256, 0.10626289568327484, 1.1062628956832747],
      [0.03936919534932196, 0.00019470525503593165, 0.0016024228447240976],
      [0.180953441424791, 0.13796604479455085, 0.11282002976223335],
    ],
    [3, 1, [1, 1 / 3, 4 / 3], [0.5652173913043478, 0.10261672652642381, 0], [1]],
    [
      4,
      60,
      [32.12175610531579, 0.8297738067880055, 4.819503747802111],
      [0.5, 0.03321610478362099, 0.8852645432964917],
      [0.07131258142058576, 0.059264223727255705, 0.05221638628138238],
    ],
  ])('for n = %i and µ = %i are those of the tutorial', (n, mu, sigmas, rates, weights) => {
    const c = constantsFor(n, mu);
    near([c.muEff, c.cSigma, c.dSigma], sigmas, 1e-13);
    near([c.cC, c.c1, c.cMu], rates, 1e-13);
    expect(c.weights.length).toBe(mu);
    near(c.weights.slice(0, 3), weights, 1e-13);
    expect(c.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe('learning', () => {
  const BY_NUMPY = {
    full: {
      mean: [46.74643582266365, 8.655522107757005, -19.46433255292511, -0.03626211363095644],
      sigma: [13.81915877647411],
      pathSigma: [0.5302680171997308, 0.8221556210954007, -0.33097426896845433, 0.24447873915661641],
      pathC: [0.16756012450162217, 0.7951448292780212, -0.27952638245622186, 0.11995250920105677],
      covariance: [
        ...[1.2876485678902092, 0.014698835943183875, 0.5835676750747913, -0.037092335775261165, -0.029450391202716326],
        ...[0.5799600724910552, 0.0007983189850919745, -0.04279000316233889, -0.019527465742086365, 0.5371654669651523],
      ],
    },
    faint: {
      mean: [46.70728731054326, 8.382996359634244, -19.359886326658646, -0.04151847059220093],
      sigma: [12.9800506744002],
      pathSigma: [0.506090376649861, 0.5765509361517703, -0.14702318244957815, 0.04403008115459206],
      pathC: [2.3751319857309245, 11.750657142614049, -5.075083302604245, 2.298812863847022],
      covariance: [
        1.9914186214000644, 0.10675814153796825, 1.7367978268332078, -0.5061859427823067, -0.3295196686339388,
        2.2121761530763346, 0.11025535487456345, -0.07686557292682351, -0.04691639743501563, 1.0987153975821846,
      ],
    },
  };

  it.each(['full', 'faint'] as const)(
    'with the rank-one term %s is that of the tutorial, as numpy computes it',
    (rankOne) => {
      const n = 4;
      const lambda = 8;
      const es = new CmaEs(n, lambda, -Infinity, Infinity, rankOne);
      const state = es.start(Float64Array.of(0.1, 0.2, -0.3, 0.4), 0.5);
      const x = new Float64Array(lambda * n);
      for (let g = 0; g < 12; g++) {
        // Points in a fixed pattern about the mean, far to one side at first, so that p_c stands still for some steps.
        for (let k = 0; k < 4; k++)
          for (let i = 0; i < n; i++) {
            const pattern = ((g * 37 + k * 17 + i * 29) % 23) / 11 - 1 + (i === 0 && g < 6 ? 3 : 0);
            x[k * n + i] = state.mean[i] + state.sigma * pattern;
          }
        es.tell(state, x, Uint32Array.of(0, 1, 2, 3), [4, 4, 2, 1, 4, 3][g % 6]);
      }
      const expected = BY_NUMPY[rankOne];
      near(state.mean, expected.mean, 1e-10);
      near([state.sigma], expected.sigma, 1e-10);
      near(state.pathSigma, expected.pathSigma, 1e-10);
      near(state.pathC, expected.pathC, 1e-10);
      near(state.covariance, expected.covariance, 1e-10);
      // Renewed once more than 8.6 evaluations have passed: after every second generation here.
      expect([state.evals, state.factoredAt]).toEqual([96, 96]);
      const factor = new Float64Array(10);
      factorise(n, state.covariance, factor);
      expect(state.factor).toEqual(factor);
      const { sigma: _s, condition: _c, evals: _e, factoredAt: _f, ...arrays } = state;
      expect(esBytes(n)).toBe(plainBytes(arrays));
    },
  );

  it('from no parents changes nothing but the count', () => {
    const es = new CmaEs(3, 6, -Infinity, Infinity);
    const state = es.start(Float64Array.of(1, 2, 3), 0.5);
    const before = clonePlain(state);
    es.tell(state, new Float64Array(18), new Uint32Array(6), 0);
    expect(state).toEqual({ ...before, evals: 6 });
  });

  // Medians of 20 runs of CMA-ES with an eigendecomposition, in numpy: 1480, 6420, 5915.
  it.each([
    ['the sphere', sphere, 1, 1480],
    ['Rosenbrock’s function', rosenbrock, 0, 6420],
    ['an ellipsoid of condition 10⁶', ellipsoid, 1, 5915],
    ['the same, turned', turned, 1, 5915],
  ])('solves %s in ten dimensions in as many evaluations as it should', (_, f, x0, expected) => {
    const evals = medianEvals(f, x0, 9);
    expect(evals).toBeGreaterThan(0.88 * expected);
    expect(evals).toBeLessThan(1.12 * expected);
  });

  it('sees ranks only: a monotone transformation changes nothing', () => {
    const plain = minimise(rosenbrock, 5, 8, 0, 0.5, 3, 1e-9);
    const bent = minimise((x, from, n) => rosenbrock(x, from, n) ** 3 - 7, 5, 8, 0, 0.5, 3, -Infinity);
    expect(bent.best.slice(0, 100)).toEqual(plain.best.slice(0, 100).map((v) => v ** 3 - 7));
    expect(plain.evals).toBeLessThan(5000);
  });
});

describe('samples', () => {
  /** A state with a covariance of its own: what an ellipsoid teaches. */
  const taught = (): EsState => minimise(ellipsoid, 10, 10, 1, 0.5, 1, 1).state;

  it('are distributed as N(m, σ²·C)', () => {
    const state = taught();
    const count = 20_000;
    const n = 10;
    const x = new Float64Array(count * n);
    new CmaEs(n, 10, -Infinity, Infinity).sample(state, new Rng().start(1, STREAM, 0), x, 0, count);
    const scale = (i: number) => state.sigma * Math.sqrt(covarianceOf(state)(i, i));
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        let product = 0;
        let sum = 0;
        for (let row = 0; row < count; row++) {
          product += (x[row * n + i] - state.mean[i]) * (x[row * n + j] - state.mean[j]);
          sum += x[row * n + i] - state.mean[i];
        }
        expect(Math.abs(sum / count / scale(i))).toBeLessThan(4.5 / Math.sqrt(count));
        const expected = (state.sigma * state.sigma * covarianceOf(state)(i, j)) / (scale(i) * scale(j));
        // Variance of a product of two normals of correlation r: 1 + r² ≤ 2.
        expect(Math.abs(product / count / (scale(i) * scale(j)) - expected)).toBeLessThan(5 * Math.sqrt(2 / count));
      }
  });

  it('are the same whatever number of rows is asked for', () => {
    const es = new CmaEs(10, 10, -Infinity, Infinity);
    for (const state of [taught(), es.start(new Float64Array(10), 1)]) {
      const all = new Float64Array(90);
      es.sample(state, new Rng().start(1, STREAM, 0), all, 0, 9);
      for (let rows = 1; rows < 9; rows++) {
        const some = new Float64Array(90).fill(NaN);
        es.sample(state, new Rng().start(1, STREAM, 0), some, 0, rows);
        expect(some.subarray(0, rows * 10)).toEqual(all.subarray(0, rows * 10));
        expect(some.subarray(rows * 10).every(Number.isNaN)).toBe(true);
      }
    }
  });

  it('are clipped to the box', () => {
    const state = taught();
    const [free, boxed] = [Infinity, 0.05].map((bound) => {
      const x = new Float64Array(300);
      new CmaEs(10, 10, -bound, bound).sample(state, new Rng().start(1, STREAM, 0), x, 0, 30);
      return x;
    });
    expect(free.some((v) => Math.abs(v) > 0.05)).toBe(true);
    expect(boxed).toEqual(free.map((v) => Math.min(0.05, Math.max(-0.05, v))));
  });
});

it('is exhausted when C is too flat, the steps are too short or no number is left', () => {
  const es = new CmaEs(3, 6, -Infinity, Infinity);
  const fresh = () => es.start(new Float64Array(3), 0.5);
  expect(es.exhausted(fresh())).toBe(false);
  expect(es.exhausted({ ...fresh(), sigma: 1.1e-11 })).toBe(false);
  expect(es.exhausted({ ...fresh(), sigma: 0.9e-11 })).toBe(true);
  expect(es.exhausted({ ...fresh(), sigma: NaN })).toBe(true);
  expect(es.exhausted({ ...fresh(), sigma: 1e-9, covariance: Float64Array.of(1e-6, 0, 1e-6, 0, 0, 1.5e-4) })).toBe(
    false,
  );
  expect(es.exhausted({ ...fresh(), sigma: 1e-9, covariance: Float64Array.of(1e-6, 0, 1e-6, 0, 0, 0.5e-4) })).toBe(
    true,
  );
  expect(es.exhausted({ ...fresh(), condition: 1.1e14 })).toBe(true);
  // All parents in one line: C loses its other directions.
  const flat = fresh();
  const x = new Float64Array(18);
  for (let g = 0; g < 20_000 && !es.exhausted(flat); g++) {
    for (let row = 0; row < 6; row++) x[row * 3] = flat.mean[0] + flat.sigma * (row - 1);
    flat.sigma = 0.5;
    es.tell(flat, x, Uint32Array.of(0, 1, 2, 3, 4, 5), 3);
  }
  expect(flat.condition).toBeGreaterThan(1e14);
});
