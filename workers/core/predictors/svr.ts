/**
 * Support vector regression with ε = 0 (Drucker et al. 1996): f(x) = Σ βᵢ·K(xᵢ, x) + b with |βᵢ| ≤ C and Σ βᵢ = 0, which
 * minimises ½·βᵀKβ − yᵀβ, so that errors count by their size and not by its square. Without the tube of width ε the
 * problem has one variable an example. Solved by sequential minimal optimisation: two coefficients a step, chosen by
 * second-order information (Fan, Chen & Lin 2005, "Working set selection using second order information for training
 * support vector machines"), until the optimality conditions hold to `TOLERANCE`. Ties go to the lower row. Pure.
 */
/** By how much the optimality conditions may be missed, in units of the labels. */
const TOLERANCE = 1e-2;
/** Stands in for the curvature between two examples that the kernel cannot tell apart. */
const LEAST_CURVATURE = 1e-12;
/** Steps an example, after which the coefficients are taken as they are. */
const MOST_STEPS = 2000;

export interface Svr {
  /** Of each training row, in their order. */
  readonly coefficients: Float64Array;
  readonly offset: number;
}

/**
 * Trains on the rows of a radial kernel [size × size] that `rows` names, `labels` by the same numbers. The answer gives the
 * model for a C; called with ascending ones, it goes on each time from where it stopped.
 */
export function svrOf(
  kernel: Float64Array,
  size: number,
  labels: Float64Array,
  rows: ArrayLike<number>,
): (limit: number) => Svr {
  const count = rows.length;
  /** The part of the kernel that is trained on, [count × count]. */
  const part = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) part[i * count + j] = kernel[rows[i] * size + rows[j]];
  const beta = new Float64Array(count);
  /** Kβ − y; where a coefficient is free of its bounds, −b. */
  const gradient = Float64Array.from({ length: count }, (_, i) => -labels[rows[i]]);

  return (limit) => {
    descend(part, beta, gradient, limit);
    return { coefficients: beta.slice(), offset: offsetOf(beta, gradient, limit) };
  };
}

/** Moves the pair of coefficients that promises most, again and again, until the optimality conditions hold. */
function descend(kernel: Float64Array, beta: Float64Array, gradient: Float64Array, limit: number): void {
  const count = beta.length;
  let up = -1;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < count; i++) {
    if (beta[i] < limit && gradient[i] < lowest) {
      lowest = gradient[i];
      up = i;
    }
    if (beta[i] > -limit && gradient[i] > highest) highest = gradient[i];
  }
  for (let left = MOST_STEPS * count; left > 0 && highest - lowest > TOLERANCE; left--) {
    const upRow = up * count;
    let down = -1;
    let most = 0;
    for (let j = 0; j < count; j++) {
      const gap = gradient[j] - lowest;
      if (gap <= 0 || beta[j] <= -limit) continue;
      // On the diagonal a radial kernel is 1.
      const promise = (gap * gap) / Math.max(LEAST_CURVATURE, 2 - 2 * kernel[upRow + j]);
      if (promise > most) {
        most = promise;
        down = j;
      }
    }
    const downRow = down * count;
    const wanted = (gradient[down] - lowest) / Math.max(LEAST_CURVATURE, 2 - 2 * kernel[upRow + down]);
    const step = Math.min(wanted, limit - beta[up], beta[down] + limit);
    // Where a bound stops the step, the coefficient is set to it: rounding may not leave it a hair inside.
    const own = step === limit - beta[up] ? limit : beta[up] + step;
    const other = step === beta[down] + limit ? -limit : beta[down] - step;
    beta[up] = own;
    beta[down] = other;
    lowest = Infinity;
    highest = -Infinity;
    for (let i = 0; i < count; i++) {
      const slope = gradient[i] + step * (kernel[upRow + i] - kernel[downRow + i]);
      gradient[i] = slope;
      if (slope < lowest && beta[i] < limit) {
        lowest = slope;
        up = i;
      }
      if (slope > highest && beta[i] > -limit) highest = slope;
    }
  }
}

/** b from the coefficients free of their bounds, or half way between those at either. */
function offsetOf(beta: Float64Array, gradient: Float64Array, limit: number): number {
  let sum = 0;
  let free = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < beta.length; i++) {
    if (beta[i] < limit) lowest = Math.min(lowest, gradient[i]);
    if (beta[i] > -limit) highest = Math.max(highest, gradient[i]);
    if (beta[i] < limit && beta[i] > -limit) {
      sum += gradient[i];
      free++;
    }
  }
  return free > 0 ? -sum / free : -(lowest + highest) / 2;
}
