/**
 * A front as two of its objectives show it: those of its points that none beats in both, and the area that they dominate.
 * Values are as written, maximised. Pure.
 */

/** Of `rows` of `values` [· × m], those that none of them beats in objectives a and b, best first by a. */
export function staircase(values: Float64Array, m: number, rows: Uint32Array, a: number, b: number): Uint32Array {
  const order = rows
    .slice()
    .sort((i, j) => values[j * m + a] - values[i * m + a] || values[j * m + b] - values[i * m + b] || i - j);
  let highest = -Infinity;
  return order.filter((row) => {
    const value = values[row * m + b];
    // What has no value compares with nothing.
    if (!(value > highest)) return false;
    highest = value;
    return true;
  });
}

export type Corner = readonly [x: number, y: number];

/**
 * The corners of the line that bounds what is dominated, from the reference's level of b to its level of a. `steps` are
 * the points of a staircase in any coordinates in which a is x and b is y; `reference` is where the area ends.
 */
export function outline(steps: readonly Corner[], reference: Corner): Corner[] {
  const corners: Corner[] = [];
  steps.forEach(([x, y], i) => {
    corners.push([x, i === 0 ? reference[1] : steps[i - 1][1]], [x, y]);
  });
  if (steps.length > 0) corners.push([reference[0], steps[steps.length - 1][1]]);
  return corners;
}
