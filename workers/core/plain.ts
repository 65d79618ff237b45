/**
 * Copies of plain data, and their size: numbers, strings, booleans, null, undefined, arrays, objects and typed arrays of
 * these. A search's state is plain data so that this copy is its snapshot. Anything else (a function, a class instance)
 * is a programmer's error and throws.
 */
type TypedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

const isTyped = (value: object): value is TypedArray => ArrayBuffer.isView(value);

/** The parts of a plain container, in the order they were made; nothing is computed from that order. */
function entriesOf(value: object): [string, unknown][] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('not plain data: an instance of a class');
  return Object.entries(value);
}

/** A deep copy that shares nothing with the original. */
export function clonePlain<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`not plain data: a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  if (isTyped(value)) return value.slice();
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(entriesOf(value).map(([key, part]) => [key, copy(part)]));
}

/** Bytes held: typed arrays and strings by their length, everything else 8 each. */
export function plainBytes(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (isTyped(value)) return value.byteLength;
  let sum = 0;
  for (const part of Array.isArray(value) ? value : entriesOf(value).map(([, p]) => p)) sum += plainBytes(part);
  return sum;
}

/** All buffers in it, each once: the transfer list of a message. */
export function buffersOf(value: unknown, found: Set<ArrayBufferLike> = new Set()): Set<ArrayBufferLike> {
  if (typeof value !== 'object' || value === null) return found;
  if (isTyped(value)) found.add(value.buffer);
  else for (const part of Array.isArray(value) ? value : entriesOf(value).map(([, p]) => p)) buffersOf(part, found);
  return found;
}
