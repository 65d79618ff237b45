/**
 * What a person's program finds around it: elementary functions of our own under the usual names, so that they give the
 * same bits on every engine, and a sentence in place of chance, clocks and everything that reaches outside. That a program
 * cannot reach outside is not seen to here but by where it runs.
 */
import { atan2, cos, exp, log, pow, sin, tanh } from '../core/det-math.ts';

const LN2 = 0.6931471805599453;
const LN10 = 2.302585092994046;

const ELEMENTARY: Readonly<Record<string, (...args: number[]) => number>> = {
  sin,
  cos,
  tan: (x) => sin(x) / cos(x),
  exp,
  expm1: (x) => exp(x) - 1,
  log,
  log1p: (x) => log(1 + x),
  log2: (x) => log(x) / LN2,
  log10: (x) => log(x) / LN10,
  pow,
  tanh,
  sinh: (x) => (exp(x) - exp(-x)) / 2,
  cosh: (x) => (exp(x) + exp(-x)) / 2,
  asinh: (x) => (x < 0 ? -log(-x + Math.sqrt(x * x + 1)) : log(x + Math.sqrt(x * x + 1))),
  acosh: (x) => log(x + Math.sqrt(x * x - 1)),
  atanh: (x) => log((1 + x) / (1 - x)) / 2,
  atan2,
  atan: (x) => atan2(x, 1),
  asin: (x) => atan2(x, Math.sqrt(1 - x * x)),
  acos: (x) => atan2(Math.sqrt(1 - x * x), x),
  cbrt: (x) => (x < 0 ? -pow(-x, 1 / 3) : x === 0 ? x : pow(x, 1 / 3)),
  hypot: (...xs) => Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0)),
};

const CHANCE =
  'use the second argument of evaluate, a generator that begins anew with each solution: rng.uniform(), rng.normal(), rng.below(n)';
const REASONS: readonly (readonly [reason: string, names: readonly string[]])[] = [
  ['a solution must get the same answer at any time', ['Date', 'performance', 'Temporal', 'crypto', 'Intl']],
  ['evaluate answers at once', ['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame']],
  [
    'a program is run without network and page',
    [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Request', 'importScripts'],
      ...['Worker', 'SharedWorker', 'BroadcastChannel', 'indexedDB', 'caches', 'navigator', 'location'],
      ...['postMessage', 'close', 'addEventListener', 'onmessage'],
    ],
  ],
];

/** Changes the globals of where this runs; to be called once, before any program. */
export function furnish(): void {
  Object.assign(Math, ELEMENTARY, {
    random() {
      throw new Error(`Math.random is not available here; ${CHANCE}`);
    },
  });
  for (const [reason, names] of REASONS)
    for (const name of names) {
      try {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new Error(`${name} is not available here: ${reason}`);
          },
        });
      } catch {
        // Some engines hold on to a name; what it would reach is out of reach all the same.
      }
    }
}
