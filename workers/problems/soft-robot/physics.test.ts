import { describe, expect, it } from 'vitest';
import { hashName, Rng } from '../../core/rng.ts';
import { MATERIAL, type Body } from './body.ts';
import { AREA_STIFFNESS, areaOf, DAMPING, GRAVITY, NODE, Simulation, STEPS_PER_SECOND, STIFFNESS } from './physics.ts';

const DT = 1 / STEPS_PER_SECOND;
const LETTERS = '.bsAB';

/** A body from a drawing, top row first. */
function draw(...rows: string[]): Body {
  const size = Math.max(rows.length, ...rows.map((row) => row.length));
  const cells = new Uint8Array(size * size);
  rows.forEach((row, i) => {
    [...row].forEach((letter, column) => (cells[(rows.length - 1 - i) * size + column] = LETTERS.indexOf(letter)));
  });
  return { size, cells };
}

function load(body: Body, height = 0): Simulation {
  const simulation = new Simulation(body.size);
  simulation.load(body, height);
  return simulation;
}

const nodesOf = ({ state, count }: Simulation) =>
  Array.from({ length: count }, (_, i) => state.subarray(i * NODE.length, (i + 1) * NODE.length));

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Mass, centre, momentum and angular momentum about the centre. */
function motion(simulation: Simulation) {
  const nodes = nodesOf(simulation);
  const total = (value: (n: Float64Array) => number) => sum(nodes.map((n) => n[NODE.mass] * value(n)));
  const mass = total(() => 1);
  const x = total((n) => n[NODE.x]) / mass;
  const y = total((n) => n[NODE.y]) / mass;
  const px = total((n) => n[NODE.vx]);
  const py = total((n) => n[NODE.vy]);
  const spin = total((n) => (n[NODE.x] - x) * n[NODE.vy] - (n[NODE.y] - y) * n[NODE.vx]);
  return { mass, x, y, px, py, spin };
}

const mirror = ({ size, cells }: Body): Body => ({
  size,
  cells: cells.map((_, i) => cells[i - (i % size) + size - 1 - (i % size)]),
});

/** Random cells of the given materials, empty with chance `gaps`; the bottom row is full, so that all hangs together better. */
function randomBody(seed: number, size: number, materials: readonly number[], gaps: number): Body {
  const rng = new Rng().start(seed, hashName('physics.test'), size);
  const cells = Uint8Array.from({ length: size * size }, (_, i) =>
    i >= size && rng.uniform() < gaps ? MATERIAL.none : materials[rng.below(materials.length)],
  );
  return { size, cells };
}

const WALKER = draw('.AAb', 'sAAB', 'bB.B', 'B..B');

describe('in the air', () => {
  it('every body falls as a stone does, whatever its muscles do', () => {
    for (const body of [draw('s'), WALKER, randomBody(1, 8, [1, 2, 3, 4], 0.4)]) {
      const simulation = load(body, 1000);
      const before = motion(simulation);
      const steps = STEPS_PER_SECOND / 2;
      simulation.advance(steps);
      const { mass, x, y, px, py, spin } = motion(simulation);
      expect(x).toBeCloseTo(before.x, 9);
      expect(px / mass).toBeCloseTo(0, 9);
      expect(py / mass).toBeCloseTo(-GRAVITY / 2, 8);
      expect(spin / mass).toBeCloseTo(0, 8);
      // Semi-implicit steps give −g·dt²·n(n+1)/2, which is −g·t²/2 but for a step's length.
      expect(y - before.y).toBeCloseTo((-GRAVITY * DT * DT * steps * (steps + 1)) / 2, 8);
      expect(y - before.y).toBeCloseTo(-GRAVITY / 8, 0);
    }
  });

  it.each([MATERIAL.bone, MATERIAL.support])(
    'a stretched cell of material %i breathes as a spring does',
    (material) => {
      const simulation = load(draw(LETTERS[material]), 1e4);
      const stretch = 0.2;
      for (const node of nodesOf(simulation)) {
        node[NODE.x] += node[NODE.x] === 0 ? -stretch / 2 : stretch / 2;
        node[NODE.y] += node[NODE.y] === 1e4 ? -stretch / 2 : stretch / 2;
      }
      // Each mass, a quarter of the cell's, is u off its place: edge and diagonal pull with k·2u each, the area with
      // K/2·s·(s² − 1), where s = 1 + 2u is the side.
      const omega2 = 16 * STIFFNESS[material];
      let u = stretch / 2;
      let v = 0;
      for (let step = 0; step < 60; step++) {
        simulation.advance(1);
        const s = 1 + 2 * u;
        const area = 2 * AREA_STIFFNESS[material] * s * (s * s - 1);
        v -= DT * (omega2 * u + area + 2 * DAMPING * Math.sqrt(omega2) * v);
        u += DT * v;
        const nodes = nodesOf(simulation);
        expect(nodes[1][NODE.x] - nodes[0][NODE.x]).toBeCloseTo(1 + 2 * u, 9);
        expect(nodes[2][NODE.y] - nodes[0][NODE.y]).toBeCloseTo(1 + 2 * u, 9);
      }
    },
  );

  it('the step is within the bound of stability for every material', () => {
    STIFFNESS.forEach((k, material) => {
      const omega = Math.sqrt(16 * k + 8 * AREA_STIFFNESS[material]);
      expect(omega * DT).toBeLessThan(2 * (Math.sqrt(1 + DAMPING * DAMPING) - DAMPING));
    });
  });

  it('muscles swell to 120 % of their area and back to 80 %, in turn', () => {
    const cycle = Array.from({ length: STEPS_PER_SECOND / 4 }, (_, step) => step);
    const area = (material: number) => cycle.map((step) => areaOf(material, step));
    for (const material of [MATERIAL.muscleA, MATERIAL.muscleB]) {
      expect(Math.max(...area(material))).toBeCloseTo(1.2, 12);
      expect(Math.min(...area(material))).toBeCloseTo(0.8, 12);
    }
    area(MATERIAL.muscleA).forEach((a, i) => expect(a + area(MATERIAL.muscleB)[i]).toBeCloseTo(2, 12));
    expect(new Set([...area(MATERIAL.bone), ...area(MATERIAL.support)])).toEqual(new Set([1]));
  });
});

/** Forces of still muscles and all else, worked out spring by spring and corner by corner; [node] → [x, y]. */
function naiveForces(simulation: Simulation): [number, number][] {
  const forces = Array.from({ length: simulation.count }, (): [number, number] => [0, 0]);
  for (let cell = 0; cell < simulation.cellCount; cell++) {
    const nodes = [...simulation.corners(cell)].map((at) => at / NODE.length);
    for (let p = 0; p < 4; p++) {
      for (let q = p + 1; q < 4; q++) {
        const [a, b] = [nodesOf(simulation)[nodes[p]], nodesOf(simulation)[nodes[q]]];
        const [dx, dy] = [b[NODE.x] - a[NODE.x], b[NODE.y] - a[NODE.y]];
        const length = Math.hypot(dx, dy);
        // 0–3 and 1–2 are the diagonals.
        const rest = p + q === 3 ? Math.SQRT2 : 1;
        const force = STIFFNESS[simulation.material(cell)] * (length - rest);
        for (const [node, sign] of [
          [nodes[p], 1],
          [nodes[q], -1],
        ]) {
          forces[node][0] += (sign * force * dx) / length;
          forces[node][1] += (sign * force * dy) / length;
        }
      }
    }
    // The shoelace formula's derivative, round the cell.
    const [a, b, c, d] = nodes;
    const round = [a, b, d, c].map((n) => nodesOf(simulation)[n]);
    const at = (i: number) => round[(i + 4) % 4];
    const area = sum([0, 1, 2, 3].map((i) => (at(i)[0] * at(i + 1)[1] - at(i + 1)[0] * at(i)[1]) / 2));
    const pressure = AREA_STIFFNESS[simulation.material(cell)] * (1 - area);
    [a, b, d, c].forEach((node, i) => {
      forces[node][0] += (pressure * (at(i + 1)[1] - at(i - 1)[1])) / 2;
      forces[node][1] += (pressure * (at(i - 1)[0] - at(i + 1)[0])) / 2;
    });
  }
  return forces;
}

describe('on the floor', () => {
  it.each([
    ['a cell', draw('s')],
    ['a tower', draw('s', 's', 'b', 's')],
    ['a table', draw('bbbb', 'ssss', 's..s', 's..s')],
    ['a block of muscle', draw('ABAB', 'BABA', 'AABB', 'BBAA')],
  ])('%s at rest: every mass in balance, the floor carries the weight', (_, body) => {
    const simulation = load(body);
    for (let i = 0; i < 10; i++) simulation.settle();
    let carried = 0;
    for (const [i, [fx, fy]] of naiveForces(simulation).entries()) {
      const node = nodesOf(simulation)[i];
      const weight = node[NODE.mass] * GRAVITY;
      const floor = node[NODE.y] === 0 ? weight - fy : 0;
      carried += floor;
      expect(floor).toBeGreaterThanOrEqual(0);
      if (floor > 0) expect(Math.abs(fx)).toBeLessThanOrEqual(floor * 1.001);
      else {
        expect(Math.abs(fx)).toBeLessThan(0.02 * GRAVITY);
        expect(Math.abs(fy - weight)).toBeLessThan(0.02 * GRAVITY);
      }
    }
    expect(carried / (GRAVITY * simulation.cellCount)).toBeCloseTo(1, 2);
  });

  it('a dropped cell loses its energy, comes to rest and never sinks in', () => {
    const simulation = load(draw('s'), 5);
    const energy = () =>
      sum(
        nodesOf(simulation).map((n) => n[NODE.mass] * (GRAVITY * n[NODE.y] + (n[NODE.vx] ** 2 + n[NODE.vy] ** 2) / 2)),
      );
    const levels: number[] = [];
    for (let i = 0; i < 20; i++) {
      simulation.advance(STEPS_PER_SECOND / 10);
      for (const node of nodesOf(simulation)) expect(node[NODE.y]).toBeGreaterThanOrEqual(0);
      levels.push(energy());
    }
    // What is in the springs is left out: little, once the cell stands.
    expect(levels[0]).toBeLessThan(GRAVITY * 5.6);
    for (let i = 1; i < 20; i++) expect(levels[i]).toBeLessThan(levels[i - 1] + 0.01 * GRAVITY);
    expect(levels[19]).toBeLessThan(0.5 * GRAVITY);
    for (const node of nodesOf(simulation)) expect(Math.hypot(node[NODE.vx], node[NODE.vy])).toBeLessThan(1e-3);
  });

  it('a sliding slab stops after v²/(2µg)', () => {
    const simulation = load(draw('bbbbbb'));
    for (let i = 0; i < 3; i++) simulation.settle();
    const speed = 60;
    const start = simulation.centre();
    for (const node of nodesOf(simulation)) node[NODE.vx] = speed;
    simulation.advance(STEPS_PER_SECOND);
    const expected = (speed * speed) / (2 * 0.5 * GRAVITY);
    expect((simulation.centre() - start) / expected).toBeGreaterThan(0.85);
    expect((simulation.centre() - start) / expected).toBeLessThan(1.05);
    for (const node of nodesOf(simulation)) expect(Math.abs(node[NODE.vx])).toBeLessThan(0.01);
  });

  it('a body without muscles does not move', () => {
    for (let seed = 0; seed < 12; seed++) {
      const simulation = load(randomBody(seed, 8, [MATERIAL.bone, MATERIAL.support], 0.3));
      simulation.settle();
      const start = simulation.centre();
      simulation.advance(10 * STEPS_PER_SECOND);
      expect(Math.abs(simulation.centre() - start) / 8, `seed ${seed}`).toBeLessThan(0.01);
    }
  });

  it('a mirrored robot walks the mirrored distance', () => {
    const walk = (body: Body) => {
      const simulation = load(body);
      simulation.settle();
      const start = simulation.centre();
      simulation.advance(2 * STEPS_PER_SECOND);
      return simulation.centre() - start;
    };
    const there = walk(WALKER);
    expect(Math.abs(there)).toBeGreaterThan(0.3);
    expect(walk(mirror(WALKER))).toBeCloseTo(-there, 4);
  });

  it('no body ever flies apart', () => {
    let [height, speed, longest, smallest] = [0, 0, 0, 1];
    for (let seed = 0; seed < 200; seed++) {
      const size = 4 + (seed % 7);
      const simulation = load(randomBody(seed, size, [1, 2, 3, 4], (seed % 5) / 10));
      const { state } = simulation;
      simulation.settle();
      for (let i = 0; i < 10; i++) {
        simulation.advance(STEPS_PER_SECOND / 10);
        for (let n = 0; n < simulation.count * NODE.length; n += NODE.length) {
          height = Math.max(height, state[n + NODE.y] / size);
          speed = Math.max(speed, Math.hypot(state[n + NODE.vx], state[n + NODE.vy]));
        }
        for (let cell = 0; cell < simulation.cellCount; cell++) {
          const [a, b, c, d] = simulation.corners(cell);
          const [rise, fall] = [
            (state[d] - state[a]) * (state[c + 1] - state[b + 1]),
            (state[c] - state[b]) * (state[d + 1] - state[a + 1]),
          ];
          smallest = Math.min(smallest, (rise - fall) / 2);
          for (let side = 0; side < 4; side++) {
            const [p, q] = [[a, c, a, b][side], [b, d, c, d][side]];
            longest = Math.max(longest, Math.hypot(state[p] - state[q], state[p + 1] - state[q + 1]));
          }
        }
      }
    }
    // In heights of the body, cells per second, and lengths and areas at rest; a NaN fails.
    expect(height).toBeLessThan(1.6);
    expect(speed).toBeLessThan(200);
    expect(longest).toBeLessThan(2.5);
    expect(smallest).toBeGreaterThan(0);
  });

  it('one simulation after another is as good as a new one', () => {
    const used = new Simulation(4);
    used.load(draw('bbbb', 'AAAA', 'BBBB', 'ssss'));
    used.settle();
    used.advance(777);
    used.load(WALKER);
    const fresh = load(WALKER);
    for (const simulation of [used, fresh]) {
      simulation.settle();
      simulation.advance(100);
      simulation.advance(400);
    }
    expect(nodesOf(used)).toEqual(nodesOf(fresh));
  });
});
