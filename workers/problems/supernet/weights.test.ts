import { describe, expect, it } from 'vitest';
import { stagesOf } from './architecture.ts';
import { inherit, readWeights, SHARED_WEIGHTS } from './weights.ts';

/** 0, 1, 2, …: exact in single precision, and each its own place in the file. */
const counting = readWeights(new Uint8Array(Float32Array.from({ length: SHARED_WEIGHTS }, (_, i) => i).buffer));

describe('readWeights', () => {
  it('reads 37,866 numbers in the order of the file', () => {
    expect(SHARED_WEIGHTS).toBe(37_866);
    const firsts = [...counting.stages.flatMap(({ a, b }) => [a, b]), counting.head].map((layer) => [
      layer?.weights[0],
      layer?.biases[0],
    ]);
    let at = 0;
    const expected = [1, 32, 32, 32, 32, 32].map((inputs) => {
      const first = at;
      at += 32 * inputs * 7 + 32;
      return [first, at - 32];
    });
    expect(firsts).toEqual([...expected, [at, at + 1600]]);
  });

  it('says what is wrong with another file', () => {
    expect(() => readWeights(new Uint8Array(12))).toThrow('expected in 151464 bytes, but 12 came');
  });
});

describe('inherit', () => {
  it('takes first channels and middle taps, larger by the root of the fans', () => {
    // 16 wide, A of 5 taps, B of 3; 8 wide, A of 3 taps; 24 wide, A of 7 taps.
    const id = ((12 + 4 + 1) * 48 + 0) * 48 + 2 * 12 + 8;
    const { stages, head } = inherit(counting, stagesOf(id));
    const [first, second, third] = stages;
    expect(
      [first.a, first.b, second.a, second.b, third.a, third.b, head].map((layer) => layer?.weights.length),
    ).toEqual([16 * 5, 16 * 16 * 3, 8 * 16 * 3, undefined, 24 * 8 * 7, undefined, 10 * 24 * 5]);
    const scaled = (value: number, fans: number) => Math.fround(value * Math.fround(Math.sqrt(fans)));
    // Output 3, tap 1 of 5 is tap 2 of 7.
    expect(first.a.weights[3 * 5 + 1]).toBe(scaled(3 * 7 + 2, 7 / 5));
    expect([...first.a.biases]).toEqual(Array.from({ length: 16 }, (_, i) => 224 + i));
    // Output 2, input 15, last of 3 taps is tap 4 of 7.
    expect(first.b?.weights[(2 * 16 + 15) * 3 + 2]).toBe(scaled(256 + (2 * 32 + 15) * 7 + 4, (32 * 7) / (16 * 3)));
    const secondA = 256 + 7200;
    expect(second.a.weights[(7 * 16 + 3) * 3]).toBe(scaled(secondA + (7 * 32 + 3) * 7 + 2, (32 * 7) / (16 * 3)));
    const headAt = SHARED_WEIGHTS - 1610;
    expect(head.weights[(9 * 24 + 23) * 5 + 4]).toBe(scaled(headAt + (9 * 32 + 23) * 5 + 4, 32 / 24));
    expect([...head.biases]).toEqual(Array.from({ length: 10 }, (_, i) => SHARED_WEIGHTS - 10 + i));
  });

  it('gives the largest network the shared weights as they are', () => {
    expect(inherit(counting, stagesOf(110_591))).toEqual(counting);
  });
});
