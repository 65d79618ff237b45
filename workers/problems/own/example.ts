/**
 * The example that stands where no definition is named: two aims that pull apart, in two numbers. The page opens its
 * editor with the same text; a test holds the two against each other. Pure.
 */
import type { Definition } from './definition.ts';

export const EXAMPLE_CODE = `// Two aims that pull apart: be near one corner, and near the other.
export function evaluate(x: number[]) {
  const [a, b] = x;
  const nearLow = a * a + b * b;
  const nearHigh = (a - 1) * (a - 1) + (b - 1) * (b - 1);
  return { objectives: [nearLow, nearHigh], descriptors: [a, b] };
}
`;

export const EXAMPLE: Definition = {
  name: 'Between two corners',
  dims: 2,
  low: 0,
  high: 1,
  objectives: [
    { name: 'distance² to the low corner', low: 0, high: 2, minimised: true },
    { name: 'distance² to the high corner', low: 0, high: 2, minimised: true },
  ],
  descriptors: [
    { name: 'a', low: 0, high: 1 },
    { name: 'b', low: 0, high: 1 },
  ],
  answers: { kind: 'code', code: EXAMPLE_CODE },
};

/** What the code above answers, as this page's own: one row of objectives and descriptors. */
export function answerExample(x: Float64Array, from: number, out: Float64Array, to: number): void {
  const a = x[from];
  const b = x[from + 1];
  out[to] = a * a + b * b;
  out[to + 1] = (a - 1) * (a - 1) + (b - 1) * (b - 1);
  out[to + 2] = a;
  out[to + 3] = b;
}
