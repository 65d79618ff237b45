/**
 * From genome to body: the network is asked at the centre of every cell whether there is something, and of what material
 * (Mouret & Clune 2015, §6.2, less one dimension). Pure.
 */
import { exp, sin } from '../../core/det-math.ts';
import { keepCentralPatch, type Body } from './body.ts';
import { FIRST_CONNECTION, FIRST_HIDDEN, HIDDEN, INPUTS, NONE, OUTPUTS, CONNECTIONS } from './genome.ts';

/** The four functions of nodes, as in sferes2 `af_cppn`. */
function respond(kind: number, p: number): number {
  if (kind === 0) return sin(p);
  if (kind === 1) return 2 / (1 + exp(-p)) - 1;
  if (kind === 2) return exp(-p * p);
  return Math.max(-3, Math.min(3, p)) / 3;
}

const values = new Float64Array(INPUTS + OUTPUTS + HIDDEN);

/** Computes `values` from the inputs in it: hidden nodes in their order, then outputs. */
function compute(x: Float64Array, at: number): void {
  for (let n = 0; n < HIDDEN && x[at + OUTPUTS + n] !== NONE; n++) respondNode(x, at, FIRST_HIDDEN + n);
  for (let n = 0; n < OUTPUTS; n++) respondNode(x, at, INPUTS + n);
}

function respondNode(x: Float64Array, at: number, node: number): void {
  let sum = 0;
  const end = at + FIRST_CONNECTION + 3 * CONNECTIONS;
  for (let c = at + FIRST_CONNECTION; c < end && x[c] !== NONE; c += 3)
    if (x[c + 1] === node) sum += x[c + 2] * values[x[c]];
  values[node] = respond(x[at + node - INPUTS], sum);
}

/** Fills `body` with what the genome at x[at …] asks for, its most central patch only. */
export function grow(x: Float64Array, at: number, body: Body): void {
  const { size, cells } = body;
  for (let cell = 0; cell < cells.length; cell++) {
    const column = cell % size;
    const across = (2 * column + 1) / size - 1;
    const up = (2 * ((cell - column) / size) + 1) / size - 1;
    values[0] = across;
    values[1] = up;
    values[2] = Math.sqrt(across * across + up * up);
    values[3] = 1;
    compute(x, at);
    let material = 1;
    for (let m = 2; m < OUTPUTS; m++) if (values[INPUTS + m] > values[INPUTS + material]) material = m;
    cells[cell] = values[INPUTS] > 0 ? material : 0;
  }
  keepCentralPatch(body);
}
