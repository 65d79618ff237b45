/**
 * A problem that a person wrote, as a file of JSON: what is searched, what is striven for and measured, and the program or
 * the network that answers. Reading one never runs anything. Refuses, in one sentence, what is not such a file. Pure.
 */
import { formatCount, quote } from '../../core/params.ts';
import { Refused } from '../../core/result.ts';

/** Something that each solution is answered with. */
export interface Measure {
  readonly name: string;
  /** What it usually lies between: colours, axes and the corner that hypervolume is measured from. */
  readonly low: number;
  readonly high: number;
}

export interface Aim extends Measure {
  readonly minimised: boolean;
}

/** One number of a network's answer: the output's name, and which of its numbers for one solution, from 0. */
export interface Place {
  readonly output: string;
  readonly at: number;
}

export interface Definition {
  readonly name: string;
  readonly dims: number;
  /** Each number of a solution lies between these. */
  readonly low: number;
  readonly high: number;
  readonly objectives: readonly [Aim, ...Aim[]];
  readonly descriptors: readonly [Measure, Measure];
  readonly answers:
    | { readonly kind: 'code'; readonly code: string }
    | {
        readonly kind: 'onnx';
        /** The model's bytes in base64. */
        readonly model: string;
        readonly input: string;
        /** One for each objective, then one for each descriptor. */
        readonly places: readonly Place[];
      };
}

export const LIMITS = { dims: 1000, objectives: 3, code: 100_000, name: 60, bytes: 40_000_000 } as const;

/** The web's, which the compiler's library for workers without a page does not name. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean });
  decode(bytes: Uint8Array): string;
}

const refuse = (what: string, expected: string, got: string): Refused =>
  new Refused(
    'bad-own',
    `${what}: expected ${expected}, got ${got}`,
    'mend the definition, or make it anew on the page Your own problem',
  );

const shown = (value: unknown): string => {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value === undefined ? 'nothing' : quote(JSON.stringify(value));
};

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(what, 'an object', shown(value));
  return value as Fields;
}

function textOf(value: unknown, what: string, most: number): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= most) return value;
  const got = typeof value === 'string' && value.length > most ? formatCount(value.length) : shown(value);
  throw refuse(what, `a text of 1 to ${formatCount(most)} characters`, got);
}

function numberOf(value: unknown, what: string): number {
  if (typeof value === 'number' && value - value === 0 && (value < 0 ? -value : value) <= 1e12) return value;
  throw refuse(what, 'a number within ±1,000,000,000,000', shown(value));
}

function wholeOf(value: unknown, what: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw refuse(what, `a whole number from ${formatCount(least)} to ${formatCount(most)}`, shown(value));
}

function rangeOf({ low, high }: Fields, what: string): { readonly low: number; readonly high: number } {
  const range = { low: numberOf(low, `${what}, low`), high: numberOf(high, `${what}, high`) };
  if (range.high > range.low) return range;
  throw refuse(what, 'low below high', `${range.low} and ${range.high}`);
}

function measureOf(value: unknown, what: string): Measure {
  const fields = fieldsOf(value, what);
  return { name: textOf(fields.name, `${what}, name`, LIMITS.name), ...rangeOf(fields, what) };
}

function aimOf(value: unknown, what: string): Aim {
  const { minimised } = fieldsOf(value, what);
  if (typeof minimised !== 'boolean') throw refuse(`${what}, minimised`, 'true or false', shown(minimised));
  return { ...measureOf(value, what), minimised };
}

function listOf<T>(
  value: unknown,
  what: string,
  least: number,
  most: number,
  read: (item: unknown, what: string) => T,
): T[] {
  const count = least === most ? `${least}` : `${least} to ${most}`;
  if (!Array.isArray(value) || value.length < least || value.length > most)
    throw refuse(what, `a list of ${count}`, shown(value));
  return value.map((item, i) => read(item, `${what} ${i + 1}`));
}

function placeOf(value: unknown, what: string): Place {
  const { output, at } = fieldsOf(value, what);
  return { output: textOf(output, `${what}, output`, 200), at: wholeOf(at, `${what}, at`, 0, 1_000_000) };
}

function answersOf(value: unknown, measures: number): Definition['answers'] {
  const fields = fieldsOf(value, 'answers');
  if (fields.kind === 'code') return { kind: 'code', code: textOf(fields.code, 'code', LIMITS.code) };
  if (fields.kind !== 'onnx') throw refuse('answers, kind', '"code" or "onnx"', shown(fields.kind));
  const model = textOf(fields.model, 'model', LIMITS.bytes);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(model)) throw refuse('model', 'base64', shown(model));
  return {
    kind: 'onnx',
    model,
    input: textOf(fields.input, 'input', 200),
    places: listOf(fields.places, 'places', measures, measures, placeOf),
  };
}

/** A definition from what JSON gave. */
export function checkDefinition(value: unknown): Definition {
  const fields = fieldsOf(value, 'the definition');
  const objectives = listOf(fields.objectives, 'objectives', 1, LIMITS.objectives, aimOf);
  const descriptors = listOf(fields.descriptors, 'descriptors', 2, 2, measureOf);
  return {
    name: textOf(fields.name, 'name', LIMITS.name),
    dims: wholeOf(fields.dims, 'dims', 1, LIMITS.dims),
    ...rangeOf(fields, 'the numbers of a solution'),
    objectives: objectives as [Aim, ...Aim[]],
    descriptors: [descriptors[0], descriptors[1]],
    answers: answersOf(fields.answers, objectives.length + 2),
  };
}

export function readDefinition(bytes: Uint8Array): Definition {
  if (bytes.length > LIMITS.bytes)
    throw refuse('the definition', `at most ${formatCount(LIMITS.bytes)} bytes`, formatCount(bytes.length));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refuse('the definition', 'a file of JSON', 'something else');
  }
  return checkDefinition(value);
}
