/** Points spread evenly over a front of two costs, as far as it goes along the first. */

/** Of f₁, from … to. */
export type Segment = readonly [from: number, to: number];

/** As many as reference sets commonly have. */
const POINTS = 1000;

/** [1,000 × 2] costs, negated: as many points in every segment, at equal steps of f₁ from one end to the other. */
export function frontOf(segments: readonly Segment[], second: (f1: number) => number): Float64Array {
  const each = POINTS / segments.length;
  const front = new Float64Array(2 * POINTS);
  segments.forEach(([from, to], segment) => {
    for (let i = 0; i < each; i++) {
      const f1 = from + ((to - from) * i) / (each - 1);
      const at = 2 * (segment * each + i);
      front[at] = 0 - f1;
      front[at + 1] = 0 - second(f1);
    }
  });
  return front;
}
