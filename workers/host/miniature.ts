/**
 * Makes a run's miniature: computes the run, or all that race, and looks at it at each of a few moments. Decided by the link
 * alone, like the run, so that a miniature can be made again and compared.
 */
import type { MapFrame, ParetoFrame, TreeFrame, TreeInfo } from '../core/frames.ts';
import { entrantsOf, type Permalink } from '../core/link.ts';
import {
  digit,
  evaluationAt,
  ONE_DIGIT,
  placeOf,
  STEPS,
  TWO_DIGITS,
  twoDigits,
  type Miniature,
  type Picture,
} from '../core/miniature.ts';
import type { Run } from '../core/run.ts';
import { registryFor } from './registry-of.ts';

/** What of the run the miniature shows; a figure by its name among the metrics. */
export type Draw = 'map' | 'front' | 'tree' | 'bars' | { readonly metric: string };

/** Cells of a miniature map on a side, at most. */
const SIDE = 32;
/** Points that never were on the front, and nodes of a tree. */
const POINTS = 160;
const NODES = 140;
/** A map's darkest level is the value that so large a share of elites exceed. */
const DARK = 0.05;

/** A map as a picture of `cols` × `rows` shows it: in each place the best elite that lies there; NaN where none does. */
function shrink({ cols, rows, fitness, centroids }: MapFrame, size: readonly [number, number]): Float64Array {
  const small = new Float64Array(size[0] * size[1]).fill(NaN);
  for (let y = 0; y < size[1]; y++) {
    for (let x = 0; x < size[0]; x++) {
      if (centroids) {
        small[y * size[0] + x] = fitness[nearest(centroids, (x + 0.5) / size[0], (y + 0.5) / size[1])];
        continue;
      }
      const [left, bottom] = [Math.floor((x * cols) / size[0]), Math.floor((y * rows) / size[1])];
      const right = Math.max(left + 1, Math.floor(((x + 1) * cols) / size[0]));
      const top = Math.max(bottom + 1, Math.floor(((y + 1) * rows) / size[1]));
      let best = NaN;
      for (let row = bottom; row < top; row++) {
        for (let col = left; col < right; col++) {
          const value = fitness[row * cols + col];
          if (!(value <= best) && !Number.isNaN(value)) best = value;
        }
      }
      small[y * size[0] + x] = best;
    }
  }
  return small;
}

function nearest(centroids: Float64Array, x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; 2 * i < centroids.length; i++) {
    const [dx, dy] = [centroids[2 * i] - x, centroids[2 * i + 1] - y];
    const distance = dx * dx + dy * dy;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function mapPicture(seen: readonly (readonly MapFrame[])[]): Picture {
  const widest = (of: (frame: MapFrame) => number) => Math.min(SIDE, Math.max(...seen[0].map(of)));
  // Voronoi cells stand in one row, and have no side of their own.
  const size = [
    widest(({ cols, finest, centroids }) => (centroids ? SIDE : (finest?.[0] ?? cols))),
    widest(({ rows, finest, centroids }) => (centroids ? SIDE : (finest?.[1] ?? rows))),
  ] as const;
  const entrants = seen[0].map((_, entrant) => seen.map((frames) => shrink(frames[entrant], size)));
  const last = entrants
    .flatMap((frames) => [...(frames.at(-1) ?? [])])
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const range = [last[Math.floor(last.length * DARK)] ?? 0, last.at(-1) ?? 1] as const;
  const maps = entrants.map((frames) => {
    let text = '';
    for (let cell = 0; cell < size[0] * size[1]; cell++) {
      let before = -1;
      frames.forEach((frame, step) => {
        if (Number.isNaN(frame[cell])) return;
        const level = placeOf(frame[cell], range, ONE_DIGIT);
        if (level !== before) text += digit(step) + digit(level);
        before = level;
      });
      text += '.';
    }
    return text;
  });
  return { kind: 'map', cols: size[0], rows: size[1], range, maps };
}

function frontPicture(run: Run): Picture {
  const { points } = run.lens('pareto').frame() as ParetoFrame;
  const { objectives } = run.problem;
  const m = objectives.length;
  const rows = points.length / m;
  // To the right the second objective, upwards the first, each as it is told and not as it is maximised.
  const told = (row: number, k: number) => points[row * m + k] * (objectives[k].minimised ? -1 : 1);
  const beats = (a: number, b: number) => points[a * m] >= points[b * m] && points[a * m + 1] >= points[b * m + 1];
  /** Those that were on the front when they were new, and of the others some, evenly spread. */
  const kept: number[] = [];
  let front: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (front.some((other) => beats(other, row))) {
      if (row % Math.ceil(rows / POINTS) === 0) kept.push(row);
      continue;
    }
    front = front.filter((other) => !beats(row, other));
    front.push(row);
    kept.push(row);
  }
  const sides = [1, 0].map((k) => {
    const all = kept.map((row) => told(row, k)).sort((a, b) => a - b);
    const best = front.map((row) => told(row, k));
    // Where a few lie far out, they lie at the edge of the picture.
    const [low, high] = [all[Math.floor(0.02 * all.length)], all[Math.floor(0.9 * (all.length - 1))]];
    return [Math.min(low, ...best), Math.max(high, ...best)] as const;
  });
  const text = kept.map((row) => {
    let step = 1;
    while (evaluationAt(step, run.spec.budget) < row + 1) step++;
    return (
      digit(step - 1) +
      twoDigits(placeOf(told(row, 1), sides[0], TWO_DIGITS)) +
      twoDigits(placeOf(told(row, 0), sides[1], TWO_DIGITS))
    );
  });
  return {
    kind: 'front',
    maximised: [objectives[1].minimised !== true, objectives[0].minimised !== true],
    axes: [objectives[1].name, objectives[0].name],
    points: text.join(''),
  };
}

function linesPicture(seen: readonly (readonly number[])[]): Picture {
  const all = seen.flat().filter((value) => Number.isFinite(value));
  const range = [Math.min(...all), Math.max(...all)] as const;
  const lines = seen[0].map((_, entrant) =>
    seen
      .map((values) =>
        Number.isFinite(values[entrant]) ? twoDigits(placeOf(values[entrant], range, TWO_DIGITS)) : '..',
      )
      .join(''),
  );
  return { kind: 'lines', range, lines };
}

function treePicture(seen: readonly TreeFrame[]): Picture {
  const last = seen[seen.length - 1];
  const { node, parent, visits, mean } = last.branches;
  const born = new Map<number, number>();
  seen.forEach(({ branches }, step) => branches.node.forEach((one) => born.has(one) || born.set(one, step)));
  let text = '';
  for (let i = 0; i < Math.min(NODES, node.length); i++) {
    text += twoDigits(Math.max(0, parent[i])) + digit(born.get(node[i]) ?? STEPS - 1);
    text += digit(placeOf(visits[i], [0, visits[0]], ONE_DIGIT));
    text += digit(placeOf(Number.isNaN(mean[i]) ? 0.5 : mean[i], [0, 1], ONE_DIGIT));
  }
  return { kind: 'tree', nodes: text };
}

function barsPicture(run: Run, seen: readonly TreeFrame[]): Picture {
  const { notation } = run.inspect('tree', 'info') as TreeInfo;
  const moves = [...seen[seen.length - 1].rootChildren.move].sort((a, b) => a - b);
  const shares = seen.map(({ rootChildren: { move, visits } }) => {
    const all = visits.reduce((sum, n) => sum + n, 0);
    return moves.map((one) => digit(placeOf(visits[move.indexOf(one)] ?? 0, [0, all], ONE_DIGIT))).join('');
  });
  return {
    kind: 'bars',
    moves: moves.map((move) => notation?.short[move] ?? String(move + 1)),
    shares: shares.join(''),
  };
}

/** The miniature of what `link` describes, computed to the end of its budget. */
export async function miniatureOf(link: Permalink, draw: Draw): Promise<Miniature> {
  const specs = entrantsOf(link);
  const { openRun } = await registryFor(specs);
  const runs = specs.map((spec, i) => {
    const opened = openRun(spec, link.lens, undefined, undefined, specs.toSpliced(i, 1));
    if (!opened.ok) throw new Error(`${opened.message}; ${opened.hint}`);
    return opened.value;
  });
  const maps: MapFrame[][] = [];
  const figures: number[][] = [];
  const trees: TreeFrame[] = [];
  const look = (run: Run): void => {
    if (draw === 'map') maps.at(-1)?.push(run.lens('elite-map').frame() as MapFrame);
    else if (draw === 'tree' || draw === 'bars') trees.push(run.lens('tree').frame() as TreeFrame);
    else if (draw !== 'front') figures.at(-1)?.push(run.metrics[draw.metric]);
  };
  for (let step = 1; step <= STEPS; step++) {
    maps.push([]);
    figures.push([]);
    for (const run of runs) {
      await run.advance(step === STEPS ? Infinity : evaluationAt(step, run.spec.budget));
      look(run);
    }
  }
  const picture = (): Picture => {
    if (draw === 'map') return mapPicture(maps);
    if (draw === 'front') return frontPicture(runs[0]);
    if (draw === 'tree') return treePicture(trees);
    if (draw === 'bars') return barsPicture(runs[0], trees);
    return linesPicture(figures);
  };
  const made = { digest: runs.map(({ digest }) => digest).join(','), picture: picture() };
  for (const run of runs) run.close();
  return made;
}
