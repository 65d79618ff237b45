/**
 * Soft bodies in two dimensions: masses, springs, gravity and a floor.
 *
 * Each cell is four masses with springs along its edges and diagonals; neighbours share masses, so that an edge between
 * two cells is two springs side by side. All springs of a cell are equally stiff, which makes a sheet of cells isotropic.
 * Soft cells resist change of area besides, as flesh does; without it a heavy body crushes them inside out. Springs of
 * stiffness k and area stiffness 4k make Young's modulus times thickness 24/7·k. Constants are those of the simulator that
 * followed the paper's (evosoro, on Voxelyze): cells of 1 cm and 1 kg, E = 5 MPa, friction 1 at rest and 0.5 sliding,
 * 4 Hz. Bone is 4 times as stiff as the rest (its springs 5 times) instead of 100, for the stiffest cell sets the time step.
 *
 * Lengths are in cells, time in seconds, masses in cells' masses. Semi-implicit Euler. The fastest motion of a cell is its
 * breathing, ω² = 16k, or 48k with the area: a step is stable while ω·dt < 2(√(1 + ζ²) − ζ), 1.64 against the 1.50 of bone,
 * and what holds for each cell holds for any body made of them. Cells of a body do not collide with each other. Only
 * exact arithmetic; no allocation while stepping.
 */
import { sinTurns } from '../../core/det-math.ts';
import { MATERIAL, type Body } from './body.ts';

export const STEPS_PER_SECOND = 720;
/** How long a walk is scored. */
export const SECONDS = 10;
const DT = 1 / STEPS_PER_SECOND;
/** In cells per s². */
export const GRAVITY = 981;
/** Of a spring of soft tissue: 7/24 · 5 MPa · 1 cm ÷ 1 kg, per s². */
const SOFT = 14_583;
/** Of a spring, and of the area, by material. */
export const STIFFNESS = Float64Array.of(0, 5 * SOFT, SOFT, SOFT, SOFT);
export const AREA_STIFFNESS = Float64Array.of(0, 0, 4 * SOFT, 4 * SOFT, 4 * SOFT);
/** Share of critical damping of a cell's breathing, were it of springs alone. */
export const DAMPING = 0.2;
const STATIC_FRICTION = 1;
const SLIDING_FRICTION = 0.5;

const CYCLES_PER_SECOND = 4;
const STEPS_PER_CYCLE = STEPS_PER_SECOND / CYCLES_PER_SECOND;
/** A muscle's volume, which in two dimensions is its area, swells and shrinks by this share. */
const SWELLING = 0.2;

/** Until a body rests, or this long, it stands with its muscles still and an extra drag. */
const SETTLE_STEPS = 2 * STEPS_PER_SECOND;
const SETTLE_CHECK = STEPS_PER_SECOND / 10;
const SETTLE_DRAG = 1 - 20 * DT;
/** In cells per second. */
const AT_REST = 0.2;

const MATERIALS = 5;
/** c = βk damps a motion of frequency ω by the share βω/2. */
const damping = Float64Array.from(STIFFNESS, (k) => (k === 0 ? 0 : (k * 2 * DAMPING) / Math.sqrt(16 * k)));

/** Area of a cell at rest, `step` steps into the cycle; muscles that are still have that of step 0. */
export function areaOf(material: number, step: number): number {
  if (material !== MATERIAL.muscleA && material !== MATERIAL.muscleB) return 1;
  const wave = sinTurns(step / STEPS_PER_CYCLE);
  return 1 + (material === MATERIAL.muscleA ? SWELLING : -SWELLING) * wave;
}

/** [STEPS_PER_CYCLE × MATERIALS] a cell's area at rest, and stiffness times rest length of its edges. */
const restArea = Float64Array.from({ length: STEPS_PER_CYCLE * MATERIALS }, (_, i) =>
  areaOf(i % MATERIALS, Math.floor(i / MATERIALS)),
);
const pull = restArea.map((area, i) => STIFFNESS[i % MATERIALS] * Math.sqrt(area));

/** Numbers per mass in `state`, and where each of them is. */
export const NODE = { x: 0, y: 1, vx: 2, vy: 3, fx: 4, fy: 5, pace: 6, mass: 7, length: 8 } as const;
/** Numbers per cell in `cells`: where its masses begin (lower left and right, upper left and right), and its material. */
const CELL = 5;

const ROOT_2 = Math.sqrt(2);
/** Keeps a spring of no length from dividing by zero; far below what rounding leaves of any other. */
const TINY = 1e-12;

/** One body, moving. Made once for a size and loaded with body after body. */
export class Simulation {
  readonly size: number;
  /** Masses in use, of (size + 1)² at most. */
  count = 0;
  /** [count × NODE.length] place, velocity, force (0 between steps), DT/mass and mass of each. */
  readonly state: Float64Array;
  /** Cells in use. */
  cellCount = 0;
  /** [cellCount × CELL] */
  private readonly cells: Int32Array;
  private readonly nodeOfCorner: Int32Array;
  /** Steps since the muscles began to move. */
  steps = 0;

  constructor(size: number) {
    const corners = (size + 1) * (size + 1);
    this.size = size;
    this.state = new Float64Array(corners * NODE.length);
    this.cells = new Int32Array(size * size * CELL);
    this.nodeOfCorner = new Int32Array(corners);
  }

  /** Where in `state` the masses of cell i begin: lower left, lower right, upper left, upper right. */
  corners(i: number): Int32Array {
    return this.cells.subarray(i * CELL, i * CELL + 4);
  }

  material(i: number): number {
    return this.cells[i * CELL + 4];
  }

  /** Puts a body upright over the floor, its lowest cell at `height`, at rest. */
  load({ size, cells }: Body, height = 0): void {
    const { state, nodeOfCorner } = this;
    const wide = size + 1;
    const lowest = Math.floor(
      Math.max(
        0,
        cells.findIndex((cell) => cell !== MATERIAL.none),
      ) / size,
    );
    this.steps = 0;
    this.count = 0;
    this.cellCount = 0;
    nodeOfCorner.fill(-1);
    for (let cell = 0; cell < cells.length; cell++) {
      if (cells[cell] === MATERIAL.none) continue;
      const column = cell % size;
      const row = (cell - column) / size;
      const corner = row * wide + column;
      const at = CELL * this.cellCount++;
      for (const [k, where] of [corner, corner + 1, corner + wide, corner + wide + 1].entries()) {
        if (nodeOfCorner[where] < 0) {
          nodeOfCorner[where] = NODE.length * this.count++;
          state.fill(0, nodeOfCorner[where], nodeOfCorner[where] + NODE.length);
        }
        const node = nodeOfCorner[where];
        state[node + NODE.x] = column + (k % 2);
        state[node + NODE.y] = row - lowest + (k >> 1) + height;
        state[node + NODE.mass] += 1 / 4;
        state[node + NODE.pace] = DT / state[node + NODE.mass];
        this.cells[at + k] = node;
      }
      this.cells[at + 4] = cells[cell];
    }
  }

  /** Lets the body come to rest on the floor, its muscles still; 2 s at most. */
  settle(): void {
    const { state } = this;
    for (let done = 0; done < SETTLE_STEPS; done += SETTLE_CHECK) {
      for (let k = 0; k < SETTLE_CHECK; k++) this.move(0, SETTLE_DRAG);
      let fastest = 0;
      for (let at = 0; at < NODE.length * this.count; at += NODE.length)
        fastest = Math.max(fastest, state[at + 2] * state[at + 2] + state[at + 3] * state[at + 3]);
      if (fastest < AT_REST * AT_REST) return;
    }
  }

  /** Moves on by `count` steps, the muscles at work. */
  advance(count: number): void {
    for (let k = 0; k < count; k++) this.move(this.steps++ % STEPS_PER_CYCLE, 1);
  }

  /** Where the centre of mass is along the floor, in cells. */
  centre(): number {
    let sum = 0;
    for (let at = 0; at < NODE.length * this.count; at += NODE.length) sum += this.state[at + 7] * this.state[at];
    return sum / this.cellCount;
  }

  private move(phase: number, drag: number): void {
    this.pullTogether(phase * MATERIALS);
    this.fall(drag);
  }

  /**
   * Adds up the forces of all springs. Written out, a mass being four reads for three springs: this is where nearly all
   * time goes. Of a spring from p to q, the force on p is (q − p) · (k − k·rest/d + c·ḋ/d).
   */
  private pullTogether(row: number): void {
    const { state, cells } = this;
    const end = CELL * this.cellCount;
    for (let n = 0; n < end; n += CELL) {
      const a = cells[n];
      const b = cells[n + 1];
      const c = cells[n + 2];
      const d = cells[n + 3];
      const material = cells[n + 4];
      const k = STIFFNESS[material];
      const g = damping[material];
      const edge = pull[row + material];
      const diagonal = ROOT_2 * edge;
      const area = restArea[row + material];
      const bulk = AREA_STIFFNESS[material] / 2;
      const ax = state[a];
      const ay = state[a + 1];
      const au = state[a + 2];
      const av = state[a + 3];
      const bx = state[b];
      const by = state[b + 1];
      const bu = state[b + 2];
      const bv = state[b + 3];
      const cx = state[c];
      const cy = state[c + 1];
      const cu = state[c + 2];
      const cv = state[c + 3];
      const dx = state[d];
      const dy = state[d + 1];
      const du = state[d + 2];
      const dv = state[d + 3];

      const xAB = bx - ax;
      const yAB = by - ay;
      const iAB = 1 / Math.sqrt(xAB * xAB + yAB * yAB + TINY);
      const fAB = k - edge * iAB + g * (xAB * (bu - au) + yAB * (bv - av)) * (iAB * iAB);

      const xCD = dx - cx;
      const yCD = dy - cy;
      const iCD = 1 / Math.sqrt(xCD * xCD + yCD * yCD + TINY);
      const fCD = k - edge * iCD + g * (xCD * (du - cu) + yCD * (dv - cv)) * (iCD * iCD);

      const xAC = cx - ax;
      const yAC = cy - ay;
      const iAC = 1 / Math.sqrt(xAC * xAC + yAC * yAC + TINY);
      const fAC = k - edge * iAC + g * (xAC * (cu - au) + yAC * (cv - av)) * (iAC * iAC);

      const xBD = dx - bx;
      const yBD = dy - by;
      const iBD = 1 / Math.sqrt(xBD * xBD + yBD * yBD + TINY);
      const fBD = k - edge * iBD + g * (xBD * (du - bu) + yBD * (dv - bv)) * (iBD * iBD);

      const xAD = dx - ax;
      const yAD = dy - ay;
      const iAD = 1 / Math.sqrt(xAD * xAD + yAD * yAD + TINY);
      const fAD = k - diagonal * iAD + g * (xAD * (du - au) + yAD * (dv - av)) * (iAD * iAD);

      const xBC = cx - bx;
      const yBC = cy - by;
      const iBC = 1 / Math.sqrt(xBC * xBC + yBC * yBC + TINY);
      const fBC = k - diagonal * iBC + g * (xBC * (cu - bu) + yBC * (cv - bv)) * (iBC * iBC);

      // Pushes each mass away across the diagonal that it is not on: the way in which it adds most area.
      const push = bulk * (area - (xAD * yBC - yAD * xBC) / 2);
      state[a + 4] += fAB * xAB + fAC * xAC + fAD * xAD - push * yBC;
      state[a + 5] += fAB * yAB + fAC * yAC + fAD * yAD + push * xBC;
      state[b + 4] += fBD * xBD + fBC * xBC - fAB * xAB + push * yAD;
      state[b + 5] += fBD * yBD + fBC * yBC - fAB * yAB - push * xAD;
      state[c + 4] += fCD * xCD - fAC * xAC - fBC * xBC - push * yAD;
      state[c + 5] += fCD * yCD - fAC * yAC - fBC * yBC + push * xAD;
      state[d + 4] += push * yBC - fCD * xCD - fBD * xBD - fAD * xAD;
      state[d + 5] -= push * xBC + fCD * yCD + fBD * yBD + fAD * yAD;
    }
  }

  /** Moves all masses by a step, under the forces added up, gravity and the floor. */
  private fall(drag: number): void {
    const { state } = this;
    const end = NODE.length * this.count;
    for (let i = 0; i < end; i += NODE.length) {
      const pace = state[i + 6];
      const y = state[i + 1];
      let vx = (state[i + 2] + state[i + 4] * pace) * drag;
      let vy = (state[i + 3] + state[i + 5] * pace - GRAVITY * DT) * drag;
      if (y + vy * DT < 0) {
        // The floor gives just the push that ends the step on it; friction goes up to its share of that push.
        const landing = -y * STEPS_PER_SECOND;
        const push = landing - vy;
        vy = landing;
        if (Math.abs(vx) <= STATIC_FRICTION * push) vx = 0;
        else vx -= (vx > 0 ? SLIDING_FRICTION : -SLIDING_FRICTION) * push;
      }
      state[i] += vx * DT;
      // Not a hair below: rounding must not let a mass sink.
      state[i + 1] = Math.max(0, y + vy * DT);
      state[i + 2] = vx;
      state[i + 3] = vy;
      state[i + 4] = 0;
      state[i + 5] = 0;
    }
  }
}
