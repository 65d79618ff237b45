/**
 * The weights of a `graph-path` transformer and their file: float32, little-endian, in the order of `shapes` in
 * `training/graph-path/net.py`. Matrices are [out × in]. Pure.
 */
import { layoutOf, type Layout } from './tokens.ts';

/** A LayerNorm, or the biases and weights of a linear map. */
export interface Affine {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface TransformerLayer {
  readonly norm1: Affine;
  /** [3 width × width] Queries, keys, values, one above the other. */
  readonly qkv: Affine;
  readonly out: Affine;
  readonly norm2: Affine;
  readonly up: Affine;
  readonly down: Affine;
}

export interface Transformer {
  readonly layout: Layout;
  readonly layers: readonly TransformerLayer[];
  readonly norm: Affine;
}

/** Numbers in a transformer: L (6 d² + 10 d) + 2 d. */
export function parameterCount(size: number, layers: number): number {
  const { width } = layoutOf(size);
  return layers * (6 * width * width + 10 * width) + 2 * width;
}

/** Takes parts of `values` as a transformer's weights. */
export function transformerOf(values: Float32Array, size: number, layers: number): Transformer {
  const expected = parameterCount(size, layers);
  if (values.length !== expected)
    throw new RangeError(
      `${expected} weights were expected for ${layers} layers and ${size} edges, but ${values.length} came; take the file that belongs to the card`,
    );
  const layout = layoutOf(size);
  const d = layout.width;
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const affine = (outputs: number, inputs: number): Affine => ({ weight: take(outputs * inputs), bias: take(outputs) });
  const stack = Array.from({ length: layers }, (): TransformerLayer => {
    const norm1 = affine(d, 1);
    const qkv = affine(3 * d, d);
    const out = affine(d, d);
    const norm2 = affine(d, 1);
    return { norm1, qkv, out, norm2, up: affine(d, d), down: affine(d, d) };
  });
  return { layout, layers: stack, norm: affine(d, 1) };
}

/** Reads a file of weights. */
export function readTransformer(bytes: Uint8Array, size: number, layers: number): Transformer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getFloat32(4 * i, true));
  return transformerOf(values, size, layers);
}

/** The number that 16 bits stand for (IEEE 754 binary16); networks have no infinite weights. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return (sign * fraction) / 16777216;
  // 1024 + fraction is the number in units of 2^(exponent − 25).
  const scale = exponent < 25 ? 1 / (1 << (25 - exponent)) : 1 << (exponent - 25);
  return sign * (1024 + fraction) * scale;
}

/** Reads networks along a training: one after the other, float16, little-endian. */
export function readSteps(bytes: Uint8Array, size: number, layers: number): Transformer[] {
  const count = parameterCount(size, layers);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / (2 * count)) }, (_, step) =>
    transformerOf(
      Float32Array.from({ length: count }, (__, i) => fromHalf(view.getUint16(2 * (step * count + i), true))),
      size,
      layers,
    ),
  );
}
