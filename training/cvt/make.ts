/**
 * Makes the centroids of CVT archives (Vassiliades, Chatzilygeroudis & Mouret 2018, "Using centroidal Voronoi
 * tessellations to scale up the multidimensional archive of phenotypic elites", Algorithm 2): k-means (Lloyd) on uniform
 * samples of the unit square, begun from a low-discrepancy sequence (Roberts' R2), since k-means ends near where it begins
 * and random points lie unevenly. Seeded; made again it writes the same file. Half a minute.
 *   npx tsx training/cvt/make.ts
 */
import { writeFileSync } from 'node:fs';
import { CENTROID_COUNTS, DIGITS, STEPS } from '../../workers/core/centroids.ts';
import { nearestOf } from '../../workers/core/nearest.ts';
import { hashName, Rng } from '../../workers/core/rng.ts';

const SAMPLES = 400_000;
const ITERATIONS = 300;
/** 1/φ and 1/φ² of the root φ of φ³ = φ + 1. */
const R2 = [0.7548776662466927, 0.5698402909980532];

function lloyd(count: number): Float64Array {
  const rng = new Rng().start(1, hashName('cvt/samples'), count);
  const samples = Float64Array.from({ length: 2 * SAMPLES }, () => rng.uniform());
  let centroids = Float64Array.from({ length: 2 * count }, (_, k) => (0.5 + ((k >> 1) + 1) * R2[k % 2]) % 1);
  for (let i = 0; i < ITERATIONS; i++) {
    const nearest = nearestOf(centroids);
    const sums = new Float64Array(2 * count);
    const members = new Uint32Array(count);
    for (let s = 0; s < 2 * SAMPLES; s += 2) {
      const index = nearest(samples[s], samples[s + 1]);
      sums[2 * index] += samples[s];
      sums[2 * index + 1] += samples[s + 1];
      members[index]++;
    }
    centroids = sums.map((sum, k) => sum / members[k >> 1]);
  }
  return centroids;
}

/** Rows from the bottom up, each from left to right, four planes of base-64 digits: y high, y low, x high, x low. */
function written(centroids: Float64Array): string {
  const points = Array.from({ length: centroids.length / 2 }, (_, i) =>
    [centroids[2 * i + 1], centroids[2 * i]].map((value) => Math.floor(value * STEPS)),
  );
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const plane = (axis: number, shift: number) => points.map((point) => DIGITS[(point[axis] >> shift) & 63]).join('');
  return [plane(0, 6), plane(0, 0), plane(1, 6), plane(1, 0)].join('');
}

const entries = CENTROID_COUNTS.map((count) => `  ${count}:\n    '${written(lloyd(count))}',`);
writeFileSync(
  new URL('../../workers/core/centroid-data.ts', import.meta.url),
  `/**
 * Centroids of CVT archives, by their number. Made by training/cvt/make.ts, which says how they are written; read by
 * centroids.ts. Data only.
 */
// prettier-ignore
export const CENTROIDS: Readonly<Record<number, string>> = {
${entries.join('\n')}
};
`,
);
