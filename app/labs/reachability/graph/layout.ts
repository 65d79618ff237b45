/** Where to draw a directed acyclic graph: in layers by longest path, ordered so that few edges cross. Pure. */
import type { Question } from '../../../../workers/problems/graph-path/question.ts';

export interface Point {
  /** Layers from the first. */
  readonly x: number;
  /** Steps from the top. */
  readonly y: number;
}

export interface GraphLayout {
  /** Layers, and steps that the widest needs; at least 1. */
  readonly layers: number;
  readonly steps: number;
  readonly places: ReadonlyMap<number, Point>;
  /** By edge: the points between its ends where it passes other layers. */
  readonly bends: readonly (readonly Point[])[];
}

type Drawn = Pick<Question, 'edges' | 'start' | 'goal'>;

/** Vertices that are an end of an edge, the start or the goal, in order. */
export const usedVertices = ({ edges, start, goal }: Drawn): number[] =>
  [...new Set([start, goal, ...edges.flat()])].toSorted((a, b) => a - b);

/** Layer of each vertex: one more than its last parent's; a vertex without parents stands just before its first child. */
function layersOf(edges: Drawn['edges'], vertices: readonly number[]): Map<number, number> {
  const layer = new Map(vertices.map((v) => [v, 0]));
  const at = (v: number) => layer.get(v) ?? 0;
  for (let round = 0; round < vertices.length; round++)
    for (const [from, to] of edges) layer.set(to, Math.max(at(to), at(from) + 1));
  for (const v of vertices) {
    const below = edges.flatMap(([from, to]) => (from === v ? [at(to)] : []));
    if (below.length > 0 && !edges.some(([, to]) => to === v)) layer.set(v, Math.min(...below) - 1);
  }
  return layer;
}

/** A vertex, or the place where an edge passes a layer. */
interface Node {
  readonly layer: number;
  readonly before: number[];
  readonly after: number[];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pairs of links between neighbouring layers that cross, `at` the places of nodes in their layers. */
function crossingsOf(nodes: readonly Node[], at: readonly number[]): number {
  const links = nodes.flatMap(({ layer, after }, i) => after.map((to) => ({ layer, from: at[i], to: at[to] })));
  let crossings = 0;
  links.forEach((a, i) => {
    for (const b of links.slice(i + 1)) if (a.layer === b.layer && (a.from - b.from) * (a.to - b.to) < 0) crossings++;
  });
  return crossings;
}

const SWEEPS = 12;

/** Orders the layers in place by barycentres, down and up; keeps the order with the fewest crossings. */
function order(nodes: readonly Node[], rows: number[][]): number[][] {
  const at: number[] = [];
  const place = () => rows.forEach((row) => row.forEach((node, i) => (at[node] = i)));
  place();
  let best = rows.map((row) => [...row]);
  let fewest = crossingsOf(nodes, at);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) {
      const weight = new Map(
        row.map((node) => {
          const { before, after } = nodes[node];
          const near = down ? before : after;
          return [node, near.length === 0 ? at[node] : mean(near.map((other) => at[other]))];
        }),
      );
      // Equal ones change places every other time, for they may have stood the wrong way round.
      const tie = sweep % 4 < 2 ? 1 : -1;
      row.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0) || tie * (at[a] - at[b]));
      place();
    }
    const crossings = crossingsOf(nodes, at);
    if (crossings < fewest) {
      fewest = crossings;
      best = rows.map((row) => [...row]);
    }
  }
  return best;
}

/** The places nearest to `wished` that are at least one step apart, in order: isotonic regression. */
function spread(wished: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  wished.forEach((wish, i) => {
    let block = { sum: wish - i, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.count > block.sum / block.count;) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
      last = blocks.at(-1);
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count)).map((y, i) => y + i);
}

/** `loose`: vertices that no edge uses yet; they stand in the last row. The question need not be one that can be asked, but must be acyclic. */
export function layoutGraph(question: Drawn, loose: readonly number[] = []): GraphLayout {
  const vertices = usedVertices(question);
  const layerOf = layersOf(question.edges, vertices);
  const first = Math.min(...layerOf.values());
  const nodes: Node[] = [];
  const add = (layer: number) => nodes.push({ layer, before: [], after: [] }) - 1;
  const link = (from: number, to: number) => {
    nodes[from].after.push(to);
    nodes[to].before.push(from);
  };
  const layer = (v: number) => (layerOf.get(v) ?? 0) - first;
  const nodeOf = new Map(vertices.map((v) => [v, add(layer(v))]));
  const passing = question.edges.map(([from, to]) => {
    const between = Array.from({ length: layer(to) - layer(from) - 1 }, (_, i) => add(layer(from) + 1 + i));
    const chain = [nodeOf.get(from) ?? 0, ...between, nodeOf.get(to) ?? 0];
    for (let i = 1; i < chain.length; i++) link(chain[i - 1], chain[i]);
    return between;
  });
  const layers = Math.max(...nodes.map((node) => node.layer)) + 1;
  const rows = order(
    nodes,
    Array.from({ length: layers }, (_, l) => [...nodes.keys()].filter((i) => nodes[i].layer === l)),
  );
  const y: number[] = [];
  for (const row of rows) row.forEach((node, i) => (y[node] = i - (row.length - 1) / 2));
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) {
      const placed = spread(
        row.map((node) => {
          const near = [...nodes[node].before, ...nodes[node].after].map((other) => y[other]);
          return near.length === 0 ? y[node] : mean(near);
        }),
      );
      row.forEach((node, i) => (y[node] = placed[i]));
    }
  const top = Math.min(...y);
  const bottom = Math.max(...y) - top;
  const point = (node: number): Point => ({ x: nodes[node].layer, y: y[node] - top });
  const places = new Map([...nodeOf].map(([v, node]) => [v, point(node)] as const));
  loose.forEach((v, i) => places.set(v, { x: i, y: bottom + 1 }));
  return {
    layers: Math.max(layers, loose.length),
    steps: bottom + (loose.length > 0 ? 2 : 1),
    places,
    bends: passing.map((between) => between.map(point)),
  };
}
