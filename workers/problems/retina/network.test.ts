import { describe, expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { sampleNetwork } from './genome.ts';
import {
  answersOf,
  BIASES_AT,
  BOTH_OBJECTS,
  CONNECTIONS,
  countBits,
  countCorrect,
  DIM,
  LAYERS,
  NODE_LAYER,
  NODE_X,
  PATTERNS,
  SOURCE,
  SQUARED_LENGTH,
  TARGET,
  WEIGHTS_AT,
} from './network.ts';

const ALL_NEEDED = -1;
const rng = new Rng();

function randomNet(seed: number): Float64Array {
  const x = new Float64Array(DIM);
  sampleNetwork(rng.start(seed, hashName('retina/test'), 0), x, 0);
  return x;
}

/** The network as written down: floating point, tanh(20·(Σ w·x + bias)), one pattern at a time. */
function outputByTanh(x: Float64Array, pattern: number): number {
  let state: number[] = Array.from({ length: 8 }, (_, i) => (((pattern >> i) & 1) === 1 ? 1 : -1));
  for (let layer = 0; layer < 4; layer++) {
    const width = LAYERS[layer + 1];
    state = Array.from({ length: width }, (_, j) => {
      const sum = state.reduce((total, value, i) => total + value * x[WEIGHTS_AT[layer] + i * width + j], 0);
      return Math.tanh(20 * (sum + x[BIASES_AT[layer] + j]));
    });
  }
  return state[0];
}

describe('the task', () => {
  it('is 64 of 256 patterns: an object on both halves', () => {
    expect(BOTH_OBJECTS.reduce((sum, yes) => sum + yes, 0)).toBe(64);
  });

  it('is the rule of Kashtan & Alon: three pixels on, or one or two of the outer column alone', () => {
    const isObject = (outer: number, inner: number) => outer + inner >= 3 || (outer >= 1 && inner === 0);
    for (let s = 0; s < PATTERNS; s++) {
      const [p0, p1, p2, p3, p4, p5, p6, p7] = Array.from({ length: 8 }, (_, i) => (s >> i) & 1);
      const both = isObject(p0 + p2, p1 + p3) && isObject(p5 + p7, p4 + p6);
      expect(BOTH_OBJECTS[s], `pattern ${s}`).toBe(both ? 1 : 0);
    }
  });
});

describe('the places of nodes and connections', () => {
  it('give 106 connections, each from one layer to the next, that together cost 1,056', () => {
    expect(CONNECTIONS).toBe(106);
    expect(NODE_X.length).toBe(NODE_LAYER.length);
    const pairs = new Set<string>();
    for (let c = 0; c < CONNECTIONS; c++) {
      expect(NODE_LAYER[TARGET[c]] - NODE_LAYER[SOURCE[c]]).toBe(1);
      expect(SQUARED_LENGTH[c]).toBe((NODE_X[SOURCE[c]] - NODE_X[TARGET[c]]) ** 2 + 1);
      pairs.add(`${SOURCE[c]} ${TARGET[c]}`);
    }
    expect(pairs.size).toBe(106);
    expect(SQUARED_LENGTH.reduce((sum, length) => sum + length, 0)).toBe(1056);
  });

  it('are laid out as dense matrices, [in × out] by layer', () => {
    let first = 0;
    for (let layer = 0; layer < 4; layer++) {
      const [rows, cols] = [LAYERS[layer], LAYERS[layer + 1]];
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < cols; j++) {
          const c = WEIGHTS_AT[layer] + i * cols + j;
          expect([SOURCE[c], TARGET[c]]).toEqual([first + i, first + rows + j]);
        }
      }
      first += rows;
    }
    expect(BIASES_AT).toEqual([106, 114, 118, 120]);
    expect(DIM).toBe(121);
  });
});

describe('answers', () => {
  it('are those of tanh(20·sum) in floating point, on 300 random networks', () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 300; seed++) {
      const x = randomNet(seed);
      const answers = answersOf(x);
      let correct = 0;
      for (let s = 0; s < PATTERNS; s++) {
        const output = outputByTanh(x, s);
        if (answers[s] !== output) expect(answers[s], `network ${seed}, pattern ${s}`).toBe(output);
        seen.add(output);
        if ((BOTH_OBJECTS[s] === 1 && output > 0) || (BOTH_OBJECTS[s] === 0 && output < 0)) correct++;
      }
      expect(countCorrect(x, 0, ALL_NEEDED)).toBe(correct);
    }
    // An output of exactly 0 does occur.
    expect(seen).toEqual(new Set([-1, 0, 1]));
  });

  it('of a network that always says no are right on 192 patterns; of one that says nothing, on none', () => {
    const x = new Float64Array(DIM);
    expect(countCorrect(x, 0, ALL_NEEDED)).toBe(0);
    x[DIM - 1] = -1;
    expect(countCorrect(x, 0, ALL_NEEDED)).toBe(192);
    x[DIM - 1] = 1;
    expect(countCorrect(x, 0, ALL_NEEDED)).toBe(64);
  });

  it('bear the largest sums there can be', () => {
    for (const weight of [-2, 2]) {
      for (const bias of [-2, 2]) {
        const x = new Float64Array(DIM).fill(weight).fill(bias, CONNECTIONS);
        expect([...answersOf(x)]).toEqual(Array.from({ length: PATTERNS }, (_, s) => outputByTanh(x, s)));
      }
    }
  });

  it('of a solution within an array are those of the solution by itself', () => {
    const both = new Float64Array(2 * DIM);
    both.set(randomNet(1), 0);
    both.set(randomNet(2), DIM);
    expect(answersOf(both, DIM)).toEqual(answersOf(randomNet(2)));
  });
});

it('bits are counted', () => {
  for (const word of [0, 1, -1, 0x80000000, 0x12345678, -2147483647, 0x0f0f0f0f]) {
    expect(countBits(word)).toBe([...(word >>> 0).toString(2)].filter((bit) => bit === '1').length);
  }
});
