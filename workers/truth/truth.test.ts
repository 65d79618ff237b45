import { describe, expect, it } from 'vitest';
import { decodeLink } from '../core/link.ts';
import { catalogue, problemOf } from '../host/registry.ts';
import { Truth } from './truth.ts';
import type { TruthAnswer, TruthRequest } from './types.ts';

const specOf = (link: string) => decodeLink(link, catalogue).value.spec;
const MUCH = 2 ** 26;

function finish(truth: Truth, request: TruthRequest): { answer: TruthAnswer; slices: number } {
  let answer = truth.begin(request);
  let slices = 0;
  for (; answer.standing === 'working'; slices++) answer = truth.advance();
  return { answer, slices };
}

describe('Truth', () => {
  it('knows the values of all moves, wherever the problem begins', () => {
    const moves = '457256135543167671234';
    const truth = new Truth(problemOf);
    const first = finish(truth, { spec: specOf(`problem=connect4&p.moves=${moves}`), path: [], work: MUCH }).answer;
    expect(first.standing).toBe('known');
    expect(Array.from(first.moves)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const half = Array.from(moves.slice(10), (digit) => Number(digit) - 1);
    const cut = { spec: specOf(`problem=connect4&p.moves=${moves.slice(0, 10)}`), path: half, work: MUCH };
    expect(finish(truth, cut).answer).toEqual(first);
    // What a move is worth is what the best answer to it leaves.
    first.moves.forEach((move, i) => {
      const next = finish(truth, { ...cut, path: [...half, move] }).answer;
      // No move is left where this one has won.
      expect(1 - Math.max(0, ...next.values)).toBe(first.values[i]);
    });
  });

  it('tells that the first move to the middle wins, the ones beside it draw, and all others lose', () => {
    const { answer } = finish(new Truth(problemOf), { spec: specOf('problem=connect4'), path: [], work: MUCH });
    expect(Array.from(answer.values)).toEqual([0, 0, 0.5, 1, 0.5, 0, 0]);
  });

  it('works in slices, gives up where the work allowed is done, and drops what is asked no more', () => {
    const truth = new Truth(problemOf);
    const spec = specOf('problem=connect4&p.columns=5&p.rows=4');
    const whole = finish(truth, { spec, path: [], work: MUCH });
    expect(whole.slices).toBeGreaterThan(1);
    // Symmetric, and the board is a draw.
    expect(Array.from(whole.answer.values)).toEqual(Array.from(whole.answer.values).toReversed());
    expect(Math.max(...whole.answer.values)).toBe(0.5);

    const deep = { spec: specOf('problem=connect4'), path: [0], work: 100_000 };
    expect(finish(truth, deep).answer.standing).toBe('beyond');
    expect(truth.begin({ ...deep, work: MUCH }).standing).toBe('working');
    expect(truth.advance().standing).toBe('working');
    const late = { spec: specOf('problem=connect4&p.moves=457256135543167671234'), path: [], work: MUCH };
    expect(Array.from(finish(truth, late).answer.values, (value) => 2 * value).join('')).toBe('0020020');
    expect(truth.advance().standing).toBe('known');
  });

  it('says so where the game is over, and where nothing is known', () => {
    const truth = new Truth(problemOf);
    const over = finish(truth, { spec: specOf('problem=connect4'), path: [0, 1, 0, 1, 0, 1, 0], work: MUCH }).answer;
    expect(over).toMatchObject({ standing: 'known', moves: new Uint16Array(0), values: new Float64Array(0) });
    expect(truth.begin({ spec: specOf('problem=sphere'), path: [], work: MUCH }).standing).toBe('none');
  });
});
