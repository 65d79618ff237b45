/**
 * What a picture of a soft robot needs: its body, and the very walk that was scored, in as small pieces as it is drawn.
 * Pure but for the walk's own state; the distance after the whole walk is the objective, bit for bit.
 */
import { countCells, DEFAULT_SIZE, hasMuscle, MATERIAL, type Body } from './body.ts';
import { grow } from './grow.ts';
import { NODE, SECONDS, Simulation, STEPS_PER_SECOND } from './physics.ts';

export { countCells, DEFAULT_SIZE, MATERIAL, NODE, SECONDS, type Body };

/** The robot of one solution, standing on the floor and ready to walk. */
export class Walk {
  readonly body: Body;
  readonly simulation: Simulation;
  /** Whether it has anything to move with. */
  readonly moves: boolean;
  private start = 0;

  constructor(solution: Float64Array, size: number) {
    this.body = { size, cells: new Uint8Array(size * size) };
    grow(solution, 0, this.body);
    this.moves = hasMuscle(this.body);
    this.simulation = new Simulation(size);
    this.restart();
  }

  get done(): boolean {
    return this.simulation.steps >= SECONDS * STEPS_PER_SECOND;
  }

  get seconds(): number {
    return this.simulation.steps / STEPS_PER_SECOND;
  }

  /** How far the centre of mass has come, in body lengths; negative to the left. */
  get distance(): number {
    return this.moves ? (this.simulation.centre() - this.start) / this.body.size : 0;
  }

  /** Back to where it stood at rest. */
  restart(): void {
    this.simulation.load(this.body);
    this.simulation.settle();
    this.start = this.simulation.centre();
  }

  /** Walks on until `seconds` after the start, at most to the end of what is scored. */
  advanceTo(seconds: number): void {
    const until = Math.floor(Math.min(SECONDS, seconds) * STEPS_PER_SECOND);
    this.simulation.advance(Math.max(0, until - this.simulation.steps));
  }
}
