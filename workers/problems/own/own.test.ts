import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT } from '../../core/exact.ts';
import { completeParams } from '../../core/params.ts';
import { Refused, Unanswered } from '../../core/result.ts';
import { hashOf } from '../../core/sha256.ts';
import type { EvaluationContext, Network, Problem, Tensor } from '../../core/types.ts';
import { writeAnswer } from '../../programs/answers.ts';
import { checkDefinition, readDefinition, type Definition } from './definition.ts';
import { EXAMPLE } from './example.ts';
import { CALL, own, problemOf } from './own.ts';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Answers [rows × 4] of a problem to `rows` solutions of 0, 1, 2 … */
async function evaluate(problem: Problem, rows: number): Promise<number[][]> {
  const { dim } = problem.space;
  const m = problem.objectives.length;
  const solutions = Float64Array.from({ length: rows * dim }, (_, i) => i);
  const results = { objectives: new Float64Array(rows * m), descriptors: new Float64Array(rows * 2) };
  await problem.evaluate({ size: rows, solutions, parents: new Uint32Array(rows) }, results, 0, rows);
  return Array.from({ length: rows }, (_, i) => [
    ...problem.objectives.map((__, k) => results.objectives[k * rows + i]),
    ...results.descriptors.subarray(2 * i, 2 * i + 2),
  ]);
}

const answeredBy = (answer: (rows: number) => Float64Array): EvaluationContext => ({
  ...EXACT,
  programs: { run: (_, { rows }) => Promise.resolve(answer(rows)) },
});
const mine: Definition = { ...EXAMPLE, name: 'mine' };

describe('a definition', () => {
  it('reads back as it was written', () => {
    expect(readDefinition(bytes(mine))).toEqual(mine);
  });

  it('is refused in one sentence whatever else it is, and never throws otherwise', () => {
    const broken = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.array(tie('value')), fc.constant(NaN), fc.constant(-1)),
    })).value;
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(mine)), broken, (key, value) => {
        const text = JSON.stringify({ ...mine, [key]: value });
        try {
          const read = readDefinition(new TextEncoder().encode(text));
          expect(checkDefinition(JSON.parse(JSON.stringify(read)))).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
          expect((error as Refused).message).toMatch(/: expected .+, got .+/s);
          refused++;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(refused).toBeGreaterThan(300);
    for (const file of ['', '{', '[]', 'null', '"x"', '{"dims":2}'])
      expect(() => readDefinition(new TextEncoder().encode(file))).toThrow(Refused);
    expect(() => readDefinition(Uint8Array.of(0xff, 0xfe))).toThrow('a file of JSON');
  });
});

describe('the problem', () => {
  it('is the example where no definition is named, or the example is', async () => {
    const named = completeParams(own.params, { own: hashOf(bytes(EXAMPLE)) });
    for (const params of [completeParams(own.params, {}), named])
      expect(await evaluate(own.create(params, EXACT), 2)).toEqual([
        [-1, -1, 0, 1],
        [-13, -5, 2, 3],
      ]);
  });

  it('asks for a definition that is not here, and for a place to run a program', () => {
    const asked = completeParams(own.params, { own: '0123456789ab' });
    expect(() => own.create(asked, EXACT)).toThrow('SHA-256 begins with 0123456789ab');
    const given = () => bytes(mine);
    expect(() => own.create(asked, { ...EXACT, given })).toThrow('a place to run a program');
  });

  it('takes as many finite numbers as it asked for, in calls of its own size', async () => {
    const calls: number[] = [];
    const problem = problemOf(
      mine,
      answeredBy((rows) => {
        calls.push(rows);
        return Float64Array.from({ length: rows * 4 }, (_, i) => i);
      }),
    );
    const rows = await evaluate(problem, CALL + 3);
    expect(calls).toEqual([CALL, 3]);
    // Minimised objectives are written negated, and never as -0.
    expect(rows[0].map((value) => Object.is(value, -0))).toEqual([false, false, false, false]);
    expect(rows[1]).toEqual([-4, -5, 6, 7]);
    expect(rows[CALL + 1]).toEqual([-4, -5, 6, 7]);
  });

  it('names the evaluation that was answered with something else', async () => {
    const bad: readonly [(rows: number) => unknown, number, string][] = [
      [() => undefined, 0, 'expected 256 numbers in answer to 64 solutions, got something else'],
      [() => [1, 2, 3, 4], 0, 'got something else'],
      [() => new Float64Array(3), 0, 'got 3 numbers'],
      [
        (rows) => new Float64Array(rows * 4).fill(NaN, 9, 10),
        2,
        'a finite number for "distance² to the high corner", got NaN',
      ],
      [(rows) => new Float64Array(rows * 4).fill(-Infinity, 7, 8), 1, 'a finite number for "b", got -Infinity'],
    ];
    for (const [answer, row, words] of bad) {
      const failing = evaluate(problemOf(mine, answeredBy(answer as (rows: number) => Float64Array)), CALL);
      const error = await failing.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(Unanswered);
      expect((error as Unanswered).row).toBe(row);
      expect((error as Unanswered).failure(1000).message).toContain(
        `evaluation 1,${String(row + 1).padStart(3, '0')}: expected`,
      );
      expect((error as Unanswered).message).toContain(words);
    }
    // A fault that the program's own place tells of, in the second call.
    let calls = 0;
    const late = problemOf(mine, {
      ...EXACT,
      programs: {
        run: (_, { rows }) =>
          ++calls === 1
            ? Promise.resolve(new Float64Array(rows * 4))
            : Promise.reject(new Unanswered(1, 'oh no', 'mend it')),
      },
    });
    await expect(evaluate(late, CALL + 5)).rejects.toMatchObject({ row: CALL + 1, message: 'oh no' });
  });
});

describe('a network', () => {
  const onnx: Definition = {
    ...mine,
    answers: {
      kind: 'onnx',
      model: btoa('model'),
      input: 'x',
      places: [
        { output: 'y', at: 0 },
        { output: 'y', at: 2 },
        { output: 'y', at: 1 },
        { output: 'z', at: 0 },
      ],
    },
  };
  const taken: number[][] = [];
  const network = (batch: number | string, type = 'float32', each = 3): Network => ({
    inputs: [{ name: 'x', type, shape: [batch, 2] }],
    outputs: [
      { name: 'y', type: 'float32', shape: [batch, each] },
      { name: 'z', type: 'float32', shape: [batch, 1] },
    ],
    run: ({ x }): Promise<Record<string, Tensor>> => {
      taken.push([...x.dims]);
      const [n] = x.dims;
      const y = Float32Array.from({ length: n * each }, (_, i) => x.data[2 * Math.floor(i / each)] + (i % each));
      return Promise.resolve({
        y: { data: y, dims: [n, each] },
        z: { data: Float32Array.from({ length: n }, (_, i) => -x.data[2 * i]), dims: [n, 1] },
      });
    },
  });
  const running = (one: Network) =>
    problemOf(onnx, { ...EXACT, inference: { ...EXACT.inference, open: () => Promise.resolve(one) } });

  it('answers all at once where it can, else one by one', async () => {
    const expected = [
      [-0 + 0, -2, 1, 0],
      [-2, -4, 3, -2],
      [-4, -6, 5, -4],
    ];
    for (const [batch, calls] of [
      ['n', [[3, 2]]],
      [-1, [[3, 2]]],
      [
        1,
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
      ],
    ] as const) {
      taken.length = 0;
      expect(await evaluate(running(network(batch)), 3)).toEqual(expected);
      expect(taken).toEqual(calls);
    }
  });

  it('is refused with what was expected where it does not fit', async () => {
    await expect(evaluate(running(network(5)), 3)).rejects.toThrow(
      'to take float32 of [any or 1, 2], got float32 of [5, 2]',
    );
    await expect(evaluate(running(network('n', 'int64')), 3)).rejects.toThrow('got int64 of [n, 2]');
    await expect(evaluate(running(network('n', 'float32', 2)), 3)).rejects.toThrow(
      'place 2 for each of 3 solutions in "y"',
    );
    await expect(evaluate(running({ ...network('n'), inputs: [] }), 3)).rejects.toThrow('the one input "x", got none');
    await expect(evaluate(running({ ...network('n'), run: () => Promise.resolve({}) }), 3)).rejects.toThrow(
      'an output named "y", got y, z',
    );
  });
});

describe('what a program returned', () => {
  it('is written down, or told in a sentence', () => {
    const out = new Float64Array(4);
    expect(writeAnswer({ objectives: [1, 2], descriptors: Float64Array.of(3, 4) }, 2, out, 0)).toBeUndefined();
    expect([...out]).toEqual([1, 2, 3, 4]);
    for (const answer of [
      3,
      null,
      undefined,
      'x',
      Promise.resolve(),
      [],
      { objectives: 1 },
      { objectives: [1], descriptors: [1, 2] },
      { objectives: [1, '2'], descriptors: [1, 2] },
      { objectives: [1, 2], descriptors: [1, NaN] },
    ])
      expect(writeAnswer(answer, 2, out, 0)).toMatch(/^expected .+, got .+/);
  });
});
