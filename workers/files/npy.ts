/**
 * NumPy's .npy, format 1 to 3 (numpy.lib.format): magic, version, length and text of a header that is a Python literal,
 * then the numbers. Little-endian floats and integers, in C or Fortran order; handed back in C order. Pure.
 */
import { formatCount, quote } from '../core/params.ts';
import { BadFile } from './numbers.ts';

export interface NpyArray {
  readonly shape: readonly number[];
  /** In C order: the last index moves fastest. */
  readonly data: Float64Array;
}

const MAGIC = '\x93NUMPY';
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

export const isNpy = (bytes: Uint8Array): boolean => latin(bytes.subarray(0, MAGIC.length)) === MAGIC;

type Read = (view: DataView, at: number) => number;

const TYPES: Readonly<Partial<Record<string, { readonly size: number; readonly read: Read }>>> = {
  '<f4': { size: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { size: 8, read: (view, at) => view.getFloat64(at, true) },
  '|i1': { size: 1, read: (view, at) => view.getInt8(at) },
  '|u1': { size: 1, read: (view, at) => view.getUint8(at) },
  '<i2': { size: 2, read: (view, at) => view.getInt16(at, true) },
  '<u2': { size: 2, read: (view, at) => view.getUint16(at, true) },
  '<i4': { size: 4, read: (view, at) => view.getInt32(at, true) },
  '<u4': { size: 4, read: (view, at) => view.getUint32(at, true) },
  '<i8': { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  '<u8': { size: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
};

function parseHeader(text: string, name: string) {
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (order === undefined || shape === undefined) {
    throw new BadFile(name, `expected a header with descr, fortran_order and shape, got ${quote(text.trim())}`);
  }
  const type = TYPES[descr ?? ''];
  if (type === undefined) {
    throw new BadFile(
      name,
      `expected little-endian floats or integers (such as <f4 or <f8), got ${descr === undefined ? 'a table of named fields' : quote(descr)}`,
      'save it as numpy.save(file, array.astype("float32"))',
    );
  }
  const lengths = shape.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
  return { type, fortran: order === 'True', shape: lengths };
}

/** Where in a Fortran-ordered array the element stands that is number `at` in C order. */
function fortranPlace(at: number, shape: readonly number[]): number {
  let rest = at;
  let place = 0;
  let stride = shape.reduce((product, length) => product * length, 1);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    stride /= shape[axis];
    place += (rest % shape[axis]) * stride;
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}

export function readNpy(bytes: Uint8Array, name: string): NpyArray {
  if (!isNpy(bytes)) {
    throw new BadFile(
      name,
      'expected a NumPy file, which begins with \\x93NUMPY, got something else',
      'save the array with numpy.save',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6];
  const wide = version > 1;
  const start = wide ? 12 : 10;
  if (bytes.length < start) throw new BadFile(name, 'expected a header, got the end of the file');
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (bytes.length < start + length) throw new BadFile(name, 'expected a whole header, got the end of the file');
  const { type, fortran, shape } = parseHeader(latin(bytes.subarray(start, start + length)), name);
  const count = shape.reduce((product, one) => product * one, 1);
  const got = bytes.length - start - length;
  if (got < count * type.size) {
    throw new BadFile(
      name,
      `expected ${formatCount(count * type.size)} bytes of numbers for the shape (${shape.join(', ')}), got ${formatCount(got)}`,
    );
  }
  const data = new Float64Array(count);
  const transposed = fortran && shape.length > 1;
  for (let i = 0; i < count; i++) {
    data[i] = type.read(view, start + length + (transposed ? fortranPlace(i, shape) : i) * type.size);
  }
  return { shape, data };
}
