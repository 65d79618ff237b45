import { expect, it } from 'vitest';
import { Rng } from '../rng.ts';
import { ridgeOf, ridgeValue } from './ridge.ts';

/** Twelve architectures of three genes with 2, 3 and 2 options, one-hot. */
const WIDTH = 7;
const FEATURES = [
  [1, 0, 0, 0, 1, 1, 0],
  [0, 1, 0, 1, 0, 1, 0],
  [1, 0, 0, 1, 0, 1, 0],
  [0, 1, 1, 0, 0, 0, 1],
  [1, 0, 0, 1, 0, 0, 1],
  [0, 1, 0, 0, 1, 0, 1],
  [1, 0, 1, 0, 0, 1, 0],
  [0, 1, 0, 1, 0, 1, 0],
  [1, 0, 0, 1, 0, 1, 0],
  [0, 1, 1, 0, 0, 0, 1],
  [1, 0, 0, 0, 1, 0, 1],
  [0, 1, 0, 1, 0, 0, 1],
];
const LABELS = [3, 5.25, 7.5, 4.75, 7, 4.25, 6.5, 8.75, 6, 8.25, 5.5, 7.75];
/** numpy 2.4.6: solve(Xcᵀ·Xc + αI, Xcᵀ·yc) of the centred examples. */
const KNOWN = [
  {
    alpha: 0.1,
    weights: [
      0.005760818572246164, -0.0057608185722461585, 0.47159268128455534, 1.2379506494129606, -1.7095433306975398,
      -0.34728649364982644, 0.3472864936498276,
    ],
    intercept: 5.898845670980098,
  },
  {
    alpha: 5,
    weights: [
      -0.10795021403858555, 0.10795021403858555, 0.1371093062804198, 0.5425438339295138, -0.6796531402099342,
      -0.07708321116519089, 0.07708321116519086,
    ],
    intercept: 6.0726973748509545,
  },
];

it('has the weights that numpy finds, for several α at once', () => {
  const rows = FEATURES.map((_, row) => row);
  const train = ridgeOf(Float64Array.from(FEATURES.flat()), WIDTH, Float64Array.from(LABELS), rows);
  KNOWN.forEach((known) => {
    const { weights, intercept } = train(known.alpha);
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(known.weights[k], 12));
    expect(intercept).toBeCloseTo(known.intercept, 12);
  });
});

it('finds a plane again, from the named rows only', () => {
  const n = 40;
  const features = new Float64Array(3 * n);
  new Rng().start(1, 2, 3).fillNormals(features, 0, 3 * n);
  const labels = Float64Array.from(
    { length: n },
    (_, i) => 4 + 2 * features[3 * i] - features[3 * i + 1] + 0.5 * features[3 * i + 2],
  );
  const rows = Array.from({ length: n / 2 }, (_, i) => 2 * i);
  // A row that is not named may hold anything.
  labels[1] = 1e6;
  const model = ridgeOf(features, 3, labels, rows)(1e-9);
  for (let i = 2; i < n; i++) expect(ridgeValue(model, features, i)).toBeCloseTo(labels[i], 6);
});

it('does with fewer examples than features', () => {
  const model = ridgeOf(Float64Array.of(1, 0, 0, 1, 1, 0), 3, Float64Array.of(2, 6), [0, 1])(1);
  expect(ridgeValue(model, Float64Array.of(1, 0, 0), 0)).toBeLessThan(4);
  expect(ridgeValue(model, Float64Array.of(1, 1, 0), 0)).toBeGreaterThan(4);
});
