/**
 * Accuracy, measured against series in 320-bit fixed-point arithmetic on the exact value of each argument. The bounds are
 * those that the comments of det-math state.
 */
import { describe, expect, it } from 'vitest';
import { atan2, cos, cosTurns, exp, log, pow, sin, sinTurns, tanh } from './det-math.ts';
import { hashName, Rng } from './rng.ts';

const BITS = 320;
const ONE = 1n << BigInt(BITS);

/** The number m·2^e. */
interface Big {
  readonly m: bigint;
  readonly e: number;
}

const view = new DataView(new ArrayBuffer(8));

function exact(x: number): Big {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const m = field === 0 ? fraction : fraction | (1n << 52n);
  return { m: x < 0 ? -m : m, e: Math.max(field, 1) - 1075 };
}

const shift = (m: bigint, by: number): bigint => (by >= 0 ? m << BigInt(by) : m >> BigInt(-by));
const magnitude = (m: bigint): bigint => (m < 0n ? -m : m);
const bitLength = (m: bigint): number => magnitude(m).toString(2).length;
const times = (a: bigint, b: bigint): bigint => (a * b) >> BigInt(BITS);
const over = (a: bigint, b: bigint): bigint => (a << BigInt(BITS)) / b;
const fixed = (x: number): bigint => shift(exact(x).m, exact(x).e + BITS);
const found = (m: bigint): Big => ({ m, e: -BITS });

/** a/b to the nearest whole number, b > 0. */
function nearest(a: bigint, b: bigint): bigint {
  const rest = (((2n * a + b) % (2n * b)) + 2n * b) % (2n * b);
  return (2n * a + b - rest) / (2n * b);
}

/** artanh s = s + s³/3 + s⁵/5 …; arctan s with alternating signs. */
function arcSeries(s: bigint, sign: 1n | -1n): bigint {
  const square = times(s, s) * sign;
  let sum = 0n;
  for (let power = s, k = 1n; magnitude(power) > 1n; k += 2n) {
    sum += power / k;
    power = times(power, square);
  }
  return sum;
}

const LN_2 = 2n * arcSeries(ONE / 3n, 1n);
const PI = 16n * arcSeries(ONE / 5n, -1n) - 4n * arcSeries(ONE / 239n, -1n);

/** Sum from term `first` on of rᵏ/k! (every term), or of the alternating series of sine or cosine (every other). */
function factorialSeries(r: bigint, first: 0n | 1n, stride: 1n | 2n): bigint {
  const factor = stride === 1n ? r : -times(r, r);
  let sum = 0n;
  for (let term = first === 0n ? ONE : r, k = first as bigint; magnitude(term) > 1n; k += stride) {
    sum += term;
    term = times(term, factor) / (stride === 1n ? k + 1n : (k + 1n) * (k + 2n));
  }
  return sum;
}

function expOf(f: bigint): Big {
  const k = nearest(f, LN_2);
  return { m: factorialSeries(f - k * LN_2, 0n, 1n), e: Number(k) - BITS };
}

function logOf(x: number): Big {
  const { m, e } = exact(x);
  const length = bitLength(m);
  let f = shift(m, BITS - length);
  let k = e + length;
  // Into [2/3, 4/3], so that the logarithm of a number near 1 keeps its leading bits.
  if (3n * f < 2n * ONE) {
    f *= 2n;
    k -= 1;
  }
  return found(2n * arcSeries(over(f - ONE, f + ONE), 1n) + BigInt(k) * LN_2);
}

/** Sine of f radians and so many quarter turns more. */
function sineOf(f: bigint, quarters: bigint): Big {
  const whole = nearest(2n * f, PI);
  const r = f - (whole * PI) / 2n;
  const k = (whole + quarters) & 3n;
  const m = k % 2n === 0n ? factorialSeries(r, 1n, 2n) : factorialSeries(r, 0n, 2n);
  return found(k < 2n ? m : -m);
}

function sineOfTurns(t: number, quarters: bigint): Big {
  const { m, e } = exact(t);
  const fraction = e < 0 ? m & ((1n << BigInt(-e)) - 1n) : 0n;
  return sineOf(times(2n * PI, shift(fraction, e + BITS)), quarters);
}

function tanhOf(x: number): Big {
  const { m, e } = expOf(2n * fixed(x));
  const f = shift(m, e + BITS);
  return found(over(f - ONE, f + ONE));
}

function atan2Of(y: number, x: number): Big {
  const [a, b] = [exact(Math.abs(y)), exact(Math.abs(x))];
  const low = Math.min(a.e, b.e);
  const [p, q] = [shift(a.m, a.e - low), shift(b.m, b.e - low)];
  let angle: bigint;
  if (2n * p < q) angle = arcSeries(over(p, q), -1n);
  else if (2n * q < p) angle = PI / 2n - arcSeries(over(q, p), -1n);
  else angle = PI / 4n + arcSeries(over(p - q, p + q), -1n);
  if (x < 0) angle = PI - angle;
  return found(y < 0 ? -angle : angle);
}

const powOf = (x: number, y: number): Big => expOf(shift(logOf(x).m * exact(y).m, exact(y).e));

/** Distance of a double from the truth, in units of the truth's last place, absolute, and relative. */
function errorOf(value: number, truth: Big) {
  const top = bitLength(truth.m) + truth.e;
  const unit = Math.max(top - 53, -1074);
  const { m, e } = exact(value);
  const difference = shift(m, e - unit + 64) - shift(truth.m, truth.e - unit + 64);
  const ulps = Number(magnitude(difference)) / 2 ** 64;
  const size = Number(shift(magnitude(truth.m), truth.e - unit + 64)) / 2 ** 64;
  return { ulps, absolute: ulps * 2 ** unit, relative: ulps / size };
}

const rng = new Rng().start(1, hashName('det-math/test'), 0);
type Draw = () => number;
const between =
  (low: number, high: number): Draw =>
  () =>
    low + (high - low) * rng.uniform();
const powers =
  (low: number, high: number): Draw =>
  () =>
    2 ** between(low, high)();
const signed =
  (draw: Draw): Draw =>
  () =>
    rng.next() & 1 ? draw() : -draw();
/** The doubles next to multiples of `step`. */
const nearMultiples =
  (step: number, most: number): Draw =>
  () =>
    Math.floor(between(-most, most)()) * step * (1 + (rng.below(9) - 4) * 2 ** -52);

function worst(draw: Draw, value: (x: number) => number, truth: (x: number) => Big, count = 1500) {
  const most = { ulps: 0, absolute: 0, relative: 0 };
  for (let i = 0; i < count; i++) {
    const x = draw();
    const error = errorOf(value(x), truth(x));
    most.ulps = Math.max(most.ulps, error.ulps);
    most.absolute = Math.max(most.absolute, error.absolute);
    most.relative = Math.max(most.relative, error.relative);
  }
  return most;
}

it('knows π and ln 2 to 70 digits', () => {
  const digits = (f: bigint) => ((f * 10n ** 70n) / ONE).toString();
  expect(digits(PI)).toBe('31415926535897932384626433832795028841971693993751058209749445923078164');
  expect(digits(LN_2)).toBe('6931471805599453094172321214581765680755001343602552541206800094933936');
});

describe('exp errs by less than 0.9 units in the last place', () => {
  it.each([
    ['over its range', between(-708, 709.78)],
    ['around 0', between(-1, 1)],
    ['very near 0', signed(powers(-60, -3))],
    ['where the result is subnormal', between(-745.13, -708.4)],
  ])('%s', (_, draw) => expect(worst(draw, exp, (x) => expOf(fixed(x))).ulps).toBeLessThan(0.9));
});

describe('log errs by less than 1 unit in the last place', () => {
  it.each([
    ['over its range', powers(-1022, 1024)],
    ['of subnormal numbers', powers(-1074, -1022)],
    ['around 1', between(0.5, 2)],
    ['very near 1', () => 1 + signed(powers(-52, -4))()],
  ])('%s', (_, draw) => expect(worst(draw, log, logOf).ulps).toBeLessThan(1));
});

describe.each([
  ['sin', sin, 0n],
  ['cos', cos, 1n],
] as const)('%s errs by less than 1.2e−16', (_, value, quarters) => {
  it.each([
    ['over a turn', between(-7, 7)],
    ['over its range', between(-1647099, 1647099)],
    ['near multiples of π/2', nearMultiples(Math.PI / 2, 2 ** 20 - 1)],
    ['between the quadrants', nearMultiples(Math.PI / 4, 2 ** 20)],
  ])('%s', (_name, draw) =>
    expect(worst(draw, value, (x) => sineOf(fixed(x), quarters)).absolute).toBeLessThan(1.2e-16),
  );
  it('and, outside a thousandth of a zero, by less than 2 units in the last place', () => {
    const draw = () => Math.floor(between(-1e6, 1e6)()) * (Math.PI / 2) + between(0.001, 1.569)();
    expect(worst(draw, value, (x) => sineOf(fixed(x), quarters)).ulps).toBeLessThan(2);
  });
});

describe.each([
  ['sinTurns', sinTurns, 0n],
  ['cosTurns', cosTurns, 1n],
] as const)('%s errs by less than 1.5e−16', (_, value, quarters) => {
  it.each([
    ['over a turn', between(-1, 1)],
    ['over a million turns', between(-1e6, 1e6)],
    ['to 2^50 turns', signed(powers(20, 50))],
    ['of whole turns, which all numbers are from 2^52 on', signed(powers(52, 1000))],
    ['near quarter turns', nearMultiples(0.25, 4000)],
    ['between the quadrants', nearMultiples(0.125, 4000)],
  ])('%s', (_name, draw) => expect(worst(draw, value, (t) => sineOfTurns(t, quarters)).absolute).toBeLessThan(1.5e-16));
});

it('sin of a small angle errs by less than 0.6 units in the last place, sinTurns by 1.5', () => {
  const small = signed(powers(-100, -3));
  expect(worst(small, sin, (x) => sineOf(fixed(x), 0n)).ulps).toBeLessThan(0.6);
  expect(worst(small, sinTurns, (t) => sineOfTurns(t, 0n)).ulps).toBeLessThan(1.5);
});

describe('tanh errs relatively by less than 6e−16', () => {
  it.each([
    ['over its range', between(-22, 22)],
    ['where the two formulas meet', signed(between(0.2, 0.3))],
    ['near 0', signed(powers(-60, -2))],
  ])('%s', (_, draw) => expect(worst(draw, tanh, tanhOf).relative).toBeLessThan(6e-16));
});

describe('atan2 errs by less than 8e−16', () => {
  it.each([
    ['in a square', signed(powers(-3, 0)), signed(powers(-3, 0))],
    ['over many magnitudes', signed(powers(-60, 60)), signed(powers(-60, 60))],
    ['near the diagonals', signed(between(0.99, 1.01)), signed(between(0.99, 1.01))],
  ])('%s', (_, drawX, drawY) => {
    let x = 0;
    const draw = () => {
      x = drawX();
      return drawY();
    };
    const error = worst(
      draw,
      (y) => atan2(y, x),
      (y) => atan2Of(y, x),
      3000,
    );
    expect(error.absolute).toBeLessThan(8e-16);
    expect(error.relative).toBeLessThan(8e-16);
  });
});

it('pow errs relatively by less than 2.2e−16·(1 + |y·ln x|), for whole exponents by less than 1.2e−16·|y|', () => {
  let [broken, whole] = [0, 0];
  for (let i = 0; i < 2000; i++) {
    const x = powers(-11, 11)();
    const y = between(-80, 80)();
    broken = Math.max(broken, errorOf(pow(x, y), powOf(x, y)).relative / (1 + Math.abs(y * Math.log(x))));
    const n = signed(() => 1 + rng.below(64))();
    whole = Math.max(whole, errorOf(pow(x, n), powOf(x, n)).relative / Math.abs(n));
  }
  expect(broken).toBeLessThan(2.2e-16);
  expect(whole).toBeLessThan(1.2e-16);
});
