import type { Definition } from '../../workers/problems/own/definition.ts';
import { EXAMPLE } from '../../workers/problems/own/example.ts';

export interface Example {
  readonly title: string;
  readonly definition: Definition;
}

const HILLS: Definition = {
  name: 'Hills',
  dims: 4,
  low: -5,
  high: 5,
  objectives: [{ name: 'height', low: -40, high: 4, minimised: false }],
  descriptors: [
    { name: 'x1', low: -5, high: 5 },
    { name: 'x2', low: -5, high: 5 },
  ],
  answers: {
    kind: 'code',
    code: `// A rough landscape. The map shows how high one can stand at each place (x1, x2),
// whatever the other numbers are.
export function evaluate(x: number[]) {
  let height = 0;
  for (const v of x) height += Math.cos(3 * v) - 0.4 * v * v;
  return { objectives: [height], descriptors: [x[0], x[1]] };
}
`,
  },
};

const KNAPSACK: Definition = {
  name: 'Knapsack',
  dims: 16,
  low: 0,
  high: 1,
  objectives: [
    { name: 'value', low: 0, high: 110, minimised: false },
    { name: 'weight', low: 0, high: 80, minimised: true },
  ],
  descriptors: [
    { name: 'things taken', low: 0, high: 17 },
    { name: 'heaviest', low: 0, high: 10 },
  ],
  answers: {
    kind: 'code',
    code: `// 16 things: each is taken where its number is rounded up. Much value, little weight.
const VALUES = [9, 3, 8, 5, 7, 2, 10, 6, 4, 9, 5, 8, 3, 7, 6, 10];
const WEIGHTS = [7, 1, 6, 3, 4, 1, 9, 5, 2, 8, 4, 5, 2, 6, 3, 10];

export function evaluate(x: number[]) {
  const taken = x.map((v) => Math.round(v));
  const sum = (of: number[]) => of.reduce((total, n, i) => total + n * taken[i], 0);
  const count = taken.reduce((a, b) => a + b, 0);
  const heaviest = Math.max(0, ...WEIGHTS.filter((_, i) => taken[i] === 1));
  return { objectives: [sum(VALUES), sum(WEIGHTS)], descriptors: [count, heaviest] };
}
`,
  },
};

const THROW: Definition = {
  name: 'A throw in gusty wind',
  dims: 3,
  low: 0,
  high: 1,
  objectives: [{ name: 'distance', low: 0, high: 45, minimised: false }],
  descriptors: [
    { name: 'height reached (m)', low: 0, high: 21 },
    { name: 'time in the air (s)', low: 0, high: 4.2 },
  ],
  answers: {
    kind: 'code',
    code: `// A ball thrown at some angle and speed, with some spin. The gusts come from the generator that evaluate is given:
// it begins anew with each solution, so that the same throw always meets the same gusts.
export function evaluate([angle, speed, spin]: number[], rng: { normal(): number }) {
  let x = 0, y = 0, time = 0, highest = 0;
  let vx = 20 * speed * Math.cos((angle * Math.PI) / 2);
  let vy = 20 * speed * Math.sin((angle * Math.PI) / 2);
  const step = 0.02;
  while (time < 10) {
    vx += step * (-0.02 * vx + 0.5 * rng.normal());
    vy += step * (-9.81 + 2 * (spin - 0.5) * 0.1 * vx);
    x += step * vx;
    y += step * vy;
    time += step;
    highest = Math.max(highest, y);
    if (y < 0) break;
  }
  return { objectives: [Math.max(0, x)], descriptors: [highest, time] };
}
`,
  },
};

export const EXAMPLES: readonly Example[] = [
  { title: 'A landscape with a map of two of its numbers', definition: HILLS },
  { title: 'Two aims that pull apart', definition: EXAMPLE },
  { title: 'Yes or no, by rounding: a knapsack', definition: KNAPSACK },
  { title: 'A small simulation, with chance', definition: THROW },
];
