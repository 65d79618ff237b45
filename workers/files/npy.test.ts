import { describe, expect, it } from 'vitest';
import { NPY, QDAX } from './fixtures.test-data.ts';
import { readNpy } from './npy.ts';

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('readNpy', () => {
  it('reads float32 with infinities and NaN', () => {
    expect(readNpy(QDAX[0].bytes, 'a')).toEqual({
      shape: [6],
      data: Float64Array.of(1.5, -Infinity, -2, 0, -Infinity, 4),
    });
    expect(readNpy(QDAX[1].bytes, 'a').data.slice(0, 4)).toEqual(Float64Array.of(0.625, -0.375, NaN, NaN));
  });

  it('turns Fortran order into C order, for any number of axes', () => {
    expect(readNpy(NPY.fortran, 'a')).toEqual({ shape: [2, 3], data: Float64Array.from(range(6)) });
    expect(readNpy(NPY.fortran3, 'a')).toEqual({ shape: [2, 3, 4], data: Float64Array.from(range(24)) });
  });

  it('reads format 2 and integers of 32 and 64 bits', () => {
    expect(readNpy(NPY.version2, 'a')).toEqual({ shape: [4, 1], data: Float64Array.of(0, 1, 2, 3) });
    expect(readNpy(NPY.int64, 'a').data).toEqual(Float64Array.of(-1, 2 ** 40));
  });

  it('reads bytes that do not begin at an aligned place', () => {
    const shifted = new Uint8Array(NPY.fortran.length + 3);
    shifted.set(NPY.fortran, 3);
    expect(readNpy(shifted.subarray(3), 'a').data).toEqual(Float64Array.from(range(6)));
  });

  it.each([
    ['big endian', NPY.bigEndian, /little-endian floats or integers .* got ">f8"/],
    ['complex numbers', NPY.complex, /got "<c16"/],
    ['a file cut off in its numbers', NPY.fortran.subarray(0, -8), /expected 48 bytes .* shape \(2, 3\), got 40/],
    ['a file cut off in its header', NPY.fortran.subarray(0, 60), /whole header/],
    ['a file cut off before it', NPY.fortran.subarray(0, 7), /expected a header/],
    ['another kind of file', Uint8Array.of(1, 2, 3), /begins with/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readNpy(bytes, 'a.npy')).toThrow(message);
  });
});
