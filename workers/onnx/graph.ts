/**
 * Writes ONNX models: a graph of named tensors and operators to the bytes of a ModelProto. Pure, no dependency.
 *
 * ONNX files are protocol buffers; the field numbers are those of `onnx.proto` (IR version 9). Only what is used here can
 * be written: float32 and int64 tensors, attributes that are whole numbers or lists of them.
 */

/** IR version and operator set of every model written here. */
const IR_VERSION = 9;
const OPSET = 20;

/** A named float32 tensor at the edge of the graph; a name in place of a length leaves that length open. */
export interface Edge {
  readonly name: string;
  readonly dims: readonly (number | string)[];
}

/** A constant of the graph, row-major. */
export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** An operator of the standard set: names of what goes in and what comes out. */
export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Edge[];
  readonly outputs: readonly Edge[];
  readonly constants?: readonly Constant[];
  /** In an order in which they can be computed. */
  readonly nodes: readonly Node[];
}

type Bytes = readonly number[] | Uint8Array;

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** Seven bits a byte, lowest first; negative numbers as two's complement of 64 bits. */
function varint(value: number): number[] {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
  return out;
}

const int = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];

/** A field of bytes: a message, a text or raw data. */
function bytes(field: number, body: Bytes): Uint8Array {
  const head = [...varint((field << 3) | 2), ...varint(body.length)];
  const out = new Uint8Array(head.length + body.length);
  out.set(head);
  out.set(body, head.length);
  return out;
}

/** Names are ASCII, as ONNX asks of identifiers. */
const text = (field: number, value: string) =>
  bytes(
    field,
    Array.from(value, (letter) => letter.charCodeAt(0)),
  );

function join(parts: readonly Bytes[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const message = (field: number, parts: readonly Bytes[]) => bytes(field, join(parts));

/** ValueInfoProto: name, and a type with element type and shape. */
function edge(field: number, { name, dims }: Edge): Uint8Array {
  const shape = dims.map((dim) => message(1, [typeof dim === 'number' ? int(1, dim) : text(2, dim)]));
  const tensorType = message(1, [int(1, FLOAT), message(2, shape)]);
  return message(field, [text(1, name), message(2, [tensorType])]);
}

/** TensorProto; its raw data is little-endian, as typed arrays are wherever this runs. */
function constant(field: number, { name, dims, data }: Constant): Uint8Array {
  const type = data instanceof Float32Array ? FLOAT : INT64;
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message(field, [...dims.map((dim) => int(1, dim)), int(2, type), text(8, name), bytes(9, raw)]);
}

function attribute(name: string, value: number | readonly number[]): Uint8Array {
  const body = typeof value === 'number' ? [int(3, value)] : value.map((item) => int(8, item));
  const type = typeof value === 'number' ? ATTRIBUTE_INT : ATTRIBUTE_INTS;
  return message(5, [text(1, name), ...body, int(20, type)]);
}

function node(field: number, { op, inputs, outputs, attributes = {} }: Node): Uint8Array {
  return message(field, [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  ]);
}

/** The bytes of an ONNX file. */
export function encodeModel({ name, inputs, outputs, constants = [], nodes }: Graph): Uint8Array {
  const graph = message(7, [
    ...nodes.map((item) => node(1, item)),
    text(2, name),
    ...constants.map((item) => constant(5, item)),
    ...inputs.map((item) => edge(11, item)),
    ...outputs.map((item) => edge(12, item)),
  ]);
  return join([int(1, IR_VERSION), text(2, 'searchlight'), graph, message(8, [text(1, ''), int(2, OPSET)])]);
}
