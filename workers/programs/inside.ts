/**
 * The only code beside a person's program where that runs: makes a function of its script, calls it for each row and packs
 * what came. Never throws; what goes wrong is told with the row it went wrong at.
 */
import { hashName, Rng } from '../core/rng.ts';
import { writeAnswer } from './answers.ts';
import { furnish } from './surroundings.ts';

export interface Question {
  readonly script: string;
  /** [rows × dim] */
  readonly solutions: Float64Array;
  readonly rows: number;
  readonly dim: number;
  readonly objectives: number;
}

/** [rows × (objectives + 2)], or what went wrong. */
export type Reply = { readonly values: Float64Array } | { readonly row: number; readonly said: string };

type Evaluate = (x: number[], rng: Rng) => unknown;

const STREAM = hashName('own/evaluate');
const rng = new Rng();
const bits = new DataView(new ArrayBuffer(8));
const words = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300);

/** 32 bits of a solution: the same numbers give the same chance. */
function seedOf(x: Float64Array, from: number, dim: number): number {
  let hash = 0x811c9dc5;
  for (let k = from; k < from + dim; k++) {
    bits.setFloat64(0, x[k]);
    hash = Math.imul(hash ^ bits.getInt32(0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15) ^ bits.getInt32(4), 0x01000193);
  }
  return hash >>> 0;
}

type Make = (exports: object, require: (name: unknown) => never) => unknown;

let known: { readonly script: string; readonly make: Make } | undefined;

/** What the program makes when it runs from its top: what it keeps by itself begins anew, so no answer depends on another. */
function evaluateOf(script: string): Evaluate {
  const find = `${script}\n;return typeof evaluate === 'function' ? evaluate : exports.evaluate;`;
  const lacking = (name: unknown): never => {
    throw new Error(`expected all in one text, got an import of ${String(name)}`);
  };
  // eslint-disable-next-line no-new-func -- to run programs is what this is for; it runs nowhere else
  if (known?.script !== script) known = { script, make: new Function('exports', 'require', find) as Make };
  const evaluate = known.make({}, lacking);
  if (typeof evaluate !== 'function') throw new Error('expected a function named evaluate, got none');
  return evaluate as Evaluate;
}

furnish();

export function reply({ script, solutions, rows, dim, objectives }: Question): Reply {
  let row = 0;
  try {
    const width = objectives + 2;
    const values = new Float64Array(rows * width);
    for (; row < rows; row++) {
      const x = Array.from(solutions.subarray(row * dim, (row + 1) * dim));
      const answer = evaluateOf(script)(x, rng.start(seedOf(solutions, row * dim, dim), STREAM, 0));
      const said = writeAnswer(answer, objectives, values, row * width);
      if (said !== undefined) return { row, said };
    }
    return { values };
  } catch (error) {
    return { row, said: words(error) };
  }
}
