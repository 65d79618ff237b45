import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/rng.ts';
import { drawQuestion } from './draw.ts';
import { areas, areaUnderCurve, guess, guesses, Ridge, teach, test, type Guesses } from './probe.ts';
import { distances, type Question } from './question.ts';
import { encode, inputsOf, layoutOf } from './tokens.ts';

const WORKED: Question = { size: 8, edges: [[1, 2], [2, 3], [1, 3], [3, 4], [6, 7]], start: 1, goal: 4 }; // prettier-ignore

describe('the ridge regression', () => {
  /** What `numpy.linalg.solve(X.T @ X + 0.5 I, X.T @ Y)` gives for the samples below, the last column of X all ones. */
  const NUMPY = [
    [0.281421684601, 0.222303461909, -0.063015061443, 0.268053284184, 0.129311762748, 0.355607347557],
    [-0.01898609768, 0.065908887248, -0.081171019207, -0.135135472642, 0.205929915241, 0.566307266913],
    [-0.250537799193, -0.149407542116, 0.1312912754, -0.218689984766, 0.156887032569, 0.431439339565],
  ];

  it('finds what numpy finds', () => {
    const ridge = new Ridge(5, 3);
    for (let s = 0; s < 40; s++) {
      const x = Array.from({ length: 5 }, (_, i) => ((s * 7 + i * i * 3 + s * i) % 11) / 11);
      ridge.add(
        [9, ...x],
        1,
        [0, 1, 2].filter((o) => (s * s + o * 5) % 7 < 3),
      );
    }
    const found = ridge.solve(0.5);
    NUMPY.flat().forEach((value, i) => expect(found[i]).toBeCloseTo(value, 10));
    expect(guess(found, 5, 1, [1, 0, 0, 2, 0], 0)).toBeCloseTo(0.566307266913 - 0.01898609768 - 2 * 0.135135472642, 10);
  });
});

describe('the area under the curve', () => {
  it('is the share of pairs in the right order', () => {
    const rng = new Rng().start(2, 1, 1);
    for (let run = 0; run < 30; run++) {
      const draw = (count: number) => Array.from({ length: count }, () => rng.below(20) / 7);
      const positive = draw(1 + rng.below(30));
      const negative = draw(1 + rng.below(30));
      let pairs = 0;
      for (const p of positive) for (const n of negative) pairs += p > n ? 1 : p === n ? 0.5 : 0;
      const sorted = Float64Array.from(negative).sort();
      expect(areaUnderCurve(positive, sorted)).toBeCloseTo(pairs / (positive.length * negative.length), 12);
    }
    expect(areaUnderCurve([], Float64Array.of(1))).toBeNaN();
    expect(areaUnderCurve([2, 3], Float64Array.of(0, 1))).toBe(1);
  });
});

describe('the probe', () => {
  const SIZE = 8;
  const layout = layoutOf(SIZE);
  /** A source's stream with what it reaches written into its work space, beside what it is fed. */
  const written = (question: Question, most: number): Float32Array => {
    const states = inputsOf(layout, [encode(question)]).x0.slice();
    const far = distances(question);
    question.edges.forEach(([from], e) => {
      for (let w = 1; w <= SIZE; w++) {
        const distance = far[from * (SIZE + 1) + w];
        if (distance > 0 && distance <= most) states[(3 * e + 1) * layout.width + layout.tokens + w] = 1;
      }
    });
    return states;
  };

  it('reads what lies open in a stream, and nothing else', () => {
    const rng = new Rng().start(3, 1, 1);
    const ridge = new Ridge(layout.width, SIZE + 1);
    const drawn = Array.from({ length: 400 }, (_, i) => drawQuestion(rng, SIZE, 'balanced', i % 4));
    for (const question of drawn.slice(0, 300)) teach(ridge, 'ahead', question, layout, written(question, 1), 0);
    const coefficients = ridge.solve(1);
    const found: Guesses = { reached: [], unreached: [] };
    for (const question of drawn.slice(300))
      test(found, coefficients, 'ahead', question, layout, written(question, 1), 0);
    const [near, far] = areas(found, 3);
    expect(near).toBeGreaterThan(0.99);
    expect(far).toBeLessThan(0.8);
  });

  it('asks targets where they are reached from', () => {
    const coefficients = new Float64Array((SIZE + 1) * (layout.width + 1));
    for (let w = 1; w <= SIZE; w++) coefficients[w * (layout.width + 1) + layout.width] = w;
    const found: Guesses = { reached: [], unreached: [] };
    test(found, coefficients, 'back', WORKED, layout, written(WORKED, 0), 0);
    // By edges, 2 from 1; 3 from 1 and 2, twice; 4 from 3, and from 1 and 2 by two edges; 7 from 6.
    expect(found.reached[1]).toEqual([1, 1, 2, 1, 2, 3, 6]);
    expect(found.reached[2]).toEqual([1, 2]);
    expect(found.unreached).toHaveLength(5 * 5 - 9);
  });

  it('guesses pairs of a graph, for vertices with tokens alone', () => {
    const coefficients = new Float64Array((SIZE + 1) * (layout.width + 1));
    for (let w = 1; w <= SIZE; w++) coefficients[w * (layout.width + 1) + layout.tokens + w] = 1;
    const out = guesses(coefficients, 'ahead', WORKED, layout, written(WORKED, 9));
    const of = (from: number) => Array.from(out.slice(from * 9 + 1, from * 9 + 9));
    expect(of(1)).toEqual([NaN, 1, 1, 1, NaN, 0, 0, NaN]);
    expect(of(4)).toEqual(Array.from({ length: 8 }, () => NaN));
    // Targets hold none of it; 1 and 6 are no target.
    const back = guesses(coefficients, 'back', WORKED, layout, written(WORKED, 9));
    expect(Array.from(back.slice(4 * 9 + 1, 4 * 9 + 9))).toEqual([0, 0, 0, NaN, NaN, 0, 0, NaN]);
    expect(back.slice(9, 18).every(Number.isNaN)).toBe(true);
  });
});
