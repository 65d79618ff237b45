/**
 * Elementary functions that give the same bits on every engine.
 *
 * ECMAScript leaves Math.exp, sin, log … to the implementation, and engines differ in the last bit for up to a fifth of
 * all arguments. Everything here is made of + − × ÷, Math.floor, Math.sqrt (correctly rounded in every engine measured)
 * and bit views, which IEEE 754 fixes. Errors stated bound what the tests find against 320-bit arithmetic. Pure. The
 * reductions and polynomials follow the classical scheme of Cody & Waite and of fdlibm (Sun, 1993).
 */

const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const TWO_54 = 18014398509481984;

const view = new DataView(new ArrayBuffer(8));

/** 2^n for −1022 ≤ n ≤ 1023, exact. */
function powerOfTwo(n: number): number {
  view.setUint32(0, (n + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** x · 2^n, rounded once at most, for any whole n. */
function scale(x: number, n: number): number {
  let result = x;
  let left = n;
  while (left > 1023) {
    result *= powerOfTwo(1023);
    left -= 1023;
  }
  if (left >= -1022) return result * powerOfTwo(left);
  // One multiplication must do the rounding of a subnormal result, so the large part goes first and stays exact.
  while (left < -1022 - 969) {
    result *= powerOfTwo(-969);
    left += 969;
  }
  return result * powerOfTwo(left + 969) * powerOfTwo(-969);
}

/** eˣ; error below 0.9 units in the last place. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * 1.4426950408889634 + 0.5);
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  return scale(y, k);
}

/** Natural logarithm; error below 1 unit in the last place. NaN below 0, −Infinity at 0. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= TWO_54;
    k -= 54;
  }
  view.setFloat64(0, m);
  const high = view.getUint32(0);
  k += (high >>> 20) - 1023;
  view.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  m = view.getFloat64(0);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + (even + odd)) + k * LN2_LO) - f);
}

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;
const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

/** sin on [−π/4, π/4]. */
export function sinKernel(x: number): number {
  const z = x * x;
  return x + x * z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)))));
}

/** cos on [−π/4, π/4]. */
export function cosKernel(x: number): number {
  const z = x * x;
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + z * z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6))))));
}

export const TWO_PI = 6.283185307179586;

/**
 * sin(2πt), t in turns; error below 1.5e−16. The reduction is exact until 4t overflows, but for the odd quarters between
 * 2^50 and 2^51 turns, where 4t + ½ falls between two numbers: error below 1e−9 there.
 */
export function sinTurns(t: number): number {
  const q = Math.floor(4 * t + 0.5);
  const r = (t - q * 0.25) * TWO_PI;
  const k = q - 4 * Math.floor(q * 0.25);
  if (k === 0) return sinKernel(r);
  if (k === 1) return cosKernel(r);
  return k === 2 ? -sinKernel(r) : -cosKernel(r);
}

/** cos(2πt), t in turns. */
export function cosTurns(t: number): number {
  const q = Math.floor(4 * t + 0.5);
  const r = (t - q * 0.25) * TWO_PI;
  const k = q - 4 * Math.floor(q * 0.25);
  if (k === 0) return cosKernel(r);
  if (k === 1) return -sinKernel(r);
  return k === 2 ? -cosKernel(r) : sinKernel(r);
}

const PIO2_1 = 1.57079632673412561417;
const PIO2_2 = 6.0771005063039659766e-11;
const PIO2_3 = 2.0222662487111664558e-21;
const RADIAN_LIMIT = 1647099;

/** Quadrant of x and, in `reduced`, what is left of it. Three-part π/2 is good to 2^20 quadrants. */
let reduced = 0;
function reduce(x: number): number {
  if (!(Math.abs(x) <= RADIAN_LIMIT)) throw new RangeError(`angle must be within ±${RADIAN_LIMIT} radians, got ${x}`);
  const q = Math.floor(x * 0.6366197723675814 + 0.5);
  const first = x - q * PIO2_1;
  const second = q * PIO2_2;
  const part = first - second;
  // What the second subtraction rounded away comes back with the third part.
  reduced = part - (q * PIO2_3 - (first - part - second));
  return q - 4 * Math.floor(q * 0.25);
}

/** sin x, |x| ≤ 1,647,099 (2^20 quadrants); RangeError beyond, because the reduction would lose bits. Error below 1.2e−16. */
export function sin(x: number): number {
  const k = reduce(x);
  if (k === 0) return sinKernel(reduced);
  if (k === 1) return cosKernel(reduced);
  return k === 2 ? -sinKernel(reduced) : -cosKernel(reduced);
}

/** cos x, same range as `sin`. */
export function cos(x: number): number {
  const k = reduce(x);
  if (k === 0) return cosKernel(reduced);
  if (k === 1) return -sinKernel(reduced);
  return k === 2 ? -cosKernel(reduced) : sinKernel(reduced);
}

/** Hyperbolic tangent; relative error below 6e−16. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a !== a) return x;
  if (a > 22) return x > 0 ? 1 : -1;
  if (a < 0.25) {
    // Continued fraction (Lambert): 1 − 2/(e²ˣ+1) would cancel here.
    const z = a * a;
    const value = a / (1 + z / (3 + z / (5 + z / (7 + z / (9 + z / (11 + z / 13))))));
    return x < 0 ? -value : value;
  }
  const value = 1 - 2 / (exp(2 * a) + 1);
  return x < 0 ? -value : value;
}

/** Arctangent of y/x in (−π, π], quadrants as in Math.atan2; error below 8e−16. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  if (y === 0) return x > 0 || (x === 0 && 1 / x > 0) ? y : 1 / y > 0 ? PI : -PI;
  if (x === 0) return y > 0 ? PI / 2 : -PI / 2;
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  let angle: number;
  if (ax === Infinity && ay === Infinity) angle = PI / 4;
  else if (ay <= ax) angle = atanUnit(ay / ax);
  else angle = PI / 2 - atanUnit(ax / ay);
  if (x < 0) angle = PI - angle;
  return y < 0 ? -angle : angle;
}

const PI = 3.141592653589793;

/** arctan on [0, 1]: two halvings of the angle, then the Taylor series. */
function atanUnit(t: number): number {
  let u = t / (1 + Math.sqrt(1 + t * t));
  u = u / (1 + Math.sqrt(1 + u * u));
  const z = u * u;
  let sum = 0;
  for (let k = 29; k >= 1; k -= 2) sum = 1 / k - z * sum;
  return 4 * u * sum;
}

/**
 * x^y. Whole |y| ≤ 64 by repeated squaring, relative error below |y|·1.2e−16 (x^−n is 1/xⁿ: 0 where xⁿ overflows);
 * otherwise exp(y·ln x), relative error below (1 + |y·ln x|)·2.2e−16, and NaN for negative x.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === Math.floor(y) && Math.abs(y) <= 64) {
    let result = 1;
    let base = x;
    let left = Math.abs(y);
    while (left > 0) {
      if (left % 2 === 1) result *= base;
      base *= base;
      left = Math.floor(left / 2);
    }
    return y < 0 ? 1 / result : result;
  }
  if (x < 0 || y !== y) return NaN;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}
