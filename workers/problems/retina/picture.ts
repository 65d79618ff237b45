/**
 * A network of the retina problem as something to draw: its nodes at their places, its connections, what it answers. For
 * pages, which may import files of this name; computed by the very code that evaluates. Pure.
 */
import { modularity, newWiring, readWiring } from './modularity.ts';
import {
  answersOf,
  BIASES_AT,
  BOTH_OBJECTS,
  CONNECTIONS,
  INPUTS,
  NODE_LAYER,
  NODE_X,
  NODES,
  PATTERNS,
  SOURCE,
  TARGET,
} from './network.ts';

export interface PictureNode {
  /** Across, −3.5 to 3.5, and up, 0 for inputs to 4 for the output. */
  readonly x: number;
  readonly layer: number;
  /** −2 to 2; undefined for inputs. */
  readonly bias: number | undefined;
  /** A path leads from it to the output. */
  readonly needed: boolean;
  /** Its module, counted from 0; −1 if it has none. */
  readonly module: number;
}

export interface PictureConnection {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
  /** Its target reaches the output. */
  readonly useful: boolean;
}

export interface NetworkPicture {
  readonly nodes: readonly PictureNode[];
  readonly connections: readonly PictureConnection[];
  readonly modules: number;
  readonly cost: number;
  readonly q: number;
  /** [patterns] the output: 1 yes, −1 no, 0 neither. */
  readonly answers: Int8Array;
  /** [patterns] 1 where yes is right, else 0. */
  readonly wanted: Uint8Array;
  readonly correct: number;
}

export function pictureOf(solution: Float64Array): NetworkPicture {
  const wiring = newWiring();
  readWiring(solution, 0, wiring);
  const modules = new Int8Array(NODES);
  const q = modularity(wiring.useful, modules);
  const isNeeded = (node: number) => ((wiring.needed >> node) & 1) === 1;
  const nodes = NODE_X.map((x, node): PictureNode => {
    const bias = node < INPUTS ? undefined : solution[BIASES_AT[0] + node - INPUTS];
    return { x, layer: NODE_LAYER[node], bias, needed: isNeeded(node), module: modules[node] };
  });
  const connections: PictureConnection[] = [];
  for (let c = 0; c < CONNECTIONS; c++) {
    if (solution[c] === 0) continue;
    connections.push({ source: SOURCE[c], target: TARGET[c], weight: solution[c], useful: isNeeded(TARGET[c]) });
  }
  const answers = answersOf(solution);
  let correct = 0;
  for (let s = 0; s < PATTERNS; s++) if (answers[s] === 2 * BOTH_OBJECTS[s] - 1) correct++;
  return {
    nodes,
    connections,
    modules: Math.max(...modules) + 1,
    cost: wiring.cost,
    q,
    answers,
    wanted: BOTH_OBJECTS,
    correct,
  };
}

const all16 = Array.from({ length: 16 }, (_, half) => half);
/** Whether a half's 4 pixels are an object: whether some other half goes with it. */
const isLeft = (half: number) => all16.some((right) => BOTH_OBJECTS[16 * right + half] === 1);
const isRight = (half: number) => all16.some((left) => BOTH_OBJECTS[16 * half + left] === 1);
const objectsLast = (isObject: (half: number) => boolean) => [
  ...all16.filter((half) => !isObject(half)),
  ...all16.filter(isObject),
];

/**
 * The 16 left halves (bits 0 to 3 of a pattern) and the 16 right ones (bits 4 to 7), each with the 8 that are no object
 * first: the patterns to be answered yes are then one quarter of a 16 × 16 picture.
 */
export const LEFT_HALVES: readonly number[] = objectsLast(isLeft);
export const RIGHT_HALVES: readonly number[] = objectsLast(isRight);
