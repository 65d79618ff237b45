/**
 * MAP-Elites (Mouret & Clune 2015), in batches (§9.3 there): choose elites uniformly from the occupied cells, vary them,
 * put every child into its cell if that is empty or the child strictly better.
 *
 * The map is a grid; or a coarse grid that is refined on the way, as in the paper's own experiments (§9.3); or the
 * Voronoi cells of CVT-MAP-Elites (Vassiliades, Chatzilygeroudis & Mouret 2018).
 *
 * `core/variation.ts` says how children are made. The random numbers of an iteration depend on seed and iteration alone.
 */
import { addBatch, archiveBytes, newArchive, newCvtArchive, RECORD, regrid } from '../core/archive.ts';
import { CENTROID_COUNTS } from '../core/centroids.ts';
import { hashName, Rng } from '../core/rng.ts';
import { formatCount, type ParamTable, type ParamValues } from '../core/params.ts';
import type { EliteArchive, Search, SearchContext, SearchDefinition } from '../core/types.ts';
import { sampleInitial } from '../core/space.ts';
import { varyIn } from '../core/variation.ts';

interface MapElitesState {
  iteration: number;
  /** Evaluations asked for so far. */
  asked: number;
  archive: EliteArchive;
}

const INITIAL = hashName('map-elites/initial');
const PARENTS = hashName('map-elites/parents');
const VARIATION = hashName('map-elites/variation');
const LINE = hashName('map-elites/line');

/** Rows varied at a time: as many as keep their parents' records in the nearest cache. */
const BLOCK = 64;

/** How the map is refined. Decided by the parameters alone, so that a longer budget is the same run for longer. */
interface Schedule {
  readonly start: number;
  /** Children before the first refinement; each later one comes after twice as many as the one before. */
  readonly first: number;
  readonly cols: number;
  readonly rows: number;
}

/**
 * Cells a side after so many children: doubled at every refinement, until the map is as fine as it is to be. Where that is
 * not the start doubled so many times, the last refinement cuts across cells, and elites that meet leave the better.
 */
function sizeAfter({ start, first, cols, rows }: Schedule, children: number): [cols: number, rows: number] {
  let side = start;
  for (let due = first; due <= children && side < Math.max(cols, rows); due *= 2) side *= 2;
  return [Math.min(cols, side), Math.min(rows, side)];
}

function newMap({ space, descriptors }: SearchContext, params: ParamValues, schedule: Schedule | null): EliteArchive {
  if (params.archive === 'cvt') return newCvtArchive(Number(params.centroids), space.dim, descriptors);
  const finest = [params.cols as number, params.rows as number] as const;
  const [cols, rows] = schedule === null ? finest : sizeAfter(schedule, 0);
  return newArchive(cols, rows, space.dim, descriptors, finest);
}

function create(context: SearchContext, params: ParamValues): Search<MapElitesState> {
  const { space, seed } = context;
  const capacity = params.batch as number;
  const initial = params.initial as number;
  const { dim } = space;
  const rng = new Rng();
  const parents = new Rng();
  /** Keeps the reads that warm the cache from being optimised away. */
  const sink = new Float64Array(1);
  const along = new Float64Array(capacity);
  /** Where in the records the solutions of each row's two parents begin. */
  const chosen = new Uint32Array(2 * capacity);
  const vary = varyIn(space, params);
  const schedule: Schedule | null =
    params.archive === 'hierarchical'
      ? {
          start: params.start as number,
          first: params['refine-after'] as number,
          cols: params.cols as number,
          rows: params.rows as number,
        }
      : null;

  function refine(state: MapElitesState, to: Schedule): void {
    const { archive } = state;
    const [cols, rows] = sizeAfter(to, state.asked - initial);
    if (cols !== archive.cols || rows !== archive.rows) state.archive = regrid(archive, cols, rows);
  }

  return {
    capacity,
    init: () => ({ iteration: 0, asked: 0, archive: newMap(context, params, schedule) }),
    nextSize(state) {
      const left = initial - state.asked;
      return left > 0 ? Math.min(capacity, left) : capacity;
    },
    ask(state, batch, size) {
      if (state.asked < initial) {
        sampleInitial(space, rng.start(seed, INITIAL, state.iteration), batch, size);
      } else {
        if (schedule !== null) refine(state, schedule);
        const { archive } = state;
        const { solutions } = batch;
        rng.start(seed, LINE, state.iteration).fillNormals(along, 0, size);
        rng.start(seed, VARIATION, state.iteration);
        const { records, stride, filled } = archive;
        parents.start(seed, PARENTS, state.iteration);
        for (let row = 0; row < 2 * size; row++) chosen[row] = parents.below(filled) * stride + RECORD.solution;
        for (let first = 0; first < size; first += BLOCK) {
          const end = Math.min(size, first + BLOCK);
          // Both ends of each parent's record are read once beforehand: on a large map the cache misses then overlap.
          let touched = 0;
          for (let row = first; row < end; row++) {
            const own = chosen[2 * row];
            const other = chosen[2 * row + 1];
            batch.parents[row] = records[own - RECORD.solution + RECORD.birth];
            touched += records[own + dim - 1] + records[other] + records[other + dim - 1];
          }
          sink[0] = touched;
          vary(rng, records, chosen, along, solutions, first, end);
        }
      }
      state.iteration++;
      state.asked += size;
    },
    tell: (state, batch, results, firstBirth, accepted) =>
      addBatch(state.archive, batch, results, firstBirth, accepted),
    archive: (state) => state.archive,
  };
}

const params: ParamTable = [
  {
    kind: 'choice',
    key: 'variation',
    space: 'real',
    label: 'Variation',
    default: 'iso-line',
    basic: true,
    options: [
      { value: 'iso-line', label: 'iso + line' },
      { value: 'gaussian', label: 'Gaussian' },
    ],
    help: 'How a child differs from its parent: a random step, or a small one plus a step along the line to another elite.',
  },
  {
    kind: 'real',
    key: 'iso',
    space: 'real',
    label: 'Iso step',
    unit: 'solution units',
    min: 0,
    max: 10,
    default: 0.01,
    log: true,
    basic: true,
    when: { key: 'variation', is: 'iso-line' },
    help: 'Standard deviation of the random step added to every number of the parent.',
  },
  {
    kind: 'real',
    key: 'line',
    space: 'real',
    label: 'Line step',
    unit: 'share of the distance',
    min: 0,
    max: 10,
    default: 0.2,
    log: true,
    when: { key: 'variation', is: 'iso-line' },
    help: 'Standard deviation of the step towards or away from a second elite, as a share of the distance between the two.',
  },
  {
    kind: 'real',
    key: 'sigma',
    space: 'real',
    label: 'Mutation step',
    unit: 'solution units',
    min: 0,
    max: 10,
    default: 0.1,
    log: true,
    basic: true,
    when: { key: 'variation', is: 'gaussian' },
    help: 'Standard deviation σ of the random step added to every number of the parent.',
  },
  {
    kind: 'int',
    key: 'batch',
    label: 'Batch',
    unit: 'solutions',
    min: 1,
    max: 16384,
    default: 256,
    log: true,
    basic: true,
    help: 'How many children are made from one state of the map before it is updated; one step of the player.',
  },
  {
    kind: 'int',
    key: 'initial',
    label: 'Initial population',
    unit: 'solutions',
    min: 1,
    max: 1_000_000,
    default: 1024,
    log: true,
    help: 'How many random solutions start the map; the line step needs a diverse start.',
  },
  {
    kind: 'choice',
    key: 'archive',
    label: 'Map',
    default: 'grid',
    options: [
      { value: 'grid', label: 'grid' },
      { value: 'hierarchical', label: 'grid, refined' },
      { value: 'cvt', label: 'Voronoi (CVT)' },
    ],
    help: 'How the map is cut into cells: a grid, a coarse grid that becomes finer during the run, or cells of nearly equal size without rows and columns.',
  },
  {
    kind: 'int',
    key: 'start',
    label: 'Cells at the start',
    unit: 'a side',
    min: 2,
    max: 512,
    default: 16,
    log: true,
    when: { key: 'archive', is: 'hierarchical' },
    help: 'How many columns and rows the map has at first; they double at every refinement up to those of the whole map; where the last step is no doubling, a few elites give way to better ones.',
  },
  {
    kind: 'int',
    key: 'refine-after',
    label: 'First refinement',
    unit: 'children',
    min: 1,
    max: 100_000_000,
    default: 5000,
    log: true,
    when: { key: 'archive', is: 'hierarchical' },
    help: 'After how many children the map is first refined; each further refinement comes after twice as many as the one before.',
  },
  {
    kind: 'choice',
    key: 'centroids',
    label: 'Cells',
    default: String(CENTROID_COUNTS[1]),
    when: { key: 'archive', is: 'cvt' },
    options: CENTROID_COUNTS.map((count) => ({ value: String(count), label: formatCount(count) })),
    help: 'Into how many cells of nearly equal size the map is divided.',
  },
  {
    kind: 'int',
    key: 'cols',
    label: 'Columns',
    unit: 'cells',
    min: 2,
    max: 512,
    default: 100,
    log: true,
    when: { key: 'archive', is: ['grid', 'hierarchical'] },
    help: 'Into how many cells the first descriptor is divided.',
  },
  {
    kind: 'int',
    key: 'rows',
    label: 'Rows',
    unit: 'cells',
    min: 2,
    max: 512,
    default: 100,
    log: true,
    when: { key: 'archive', is: ['grid', 'hierarchical'] },
    help: 'Into how many cells the second descriptor is divided.',
  },
];

export const mapElites: SearchDefinition = {
  id: 'map-elites',
  title: 'MAP-Elites',
  summary:
    'Keeps the best solution found for every cell of the map, its elite. Children of random elites take over a cell if it is empty or if they are strictly better.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params,
  create,
  memory({ space }, values) {
    const cells =
      values.archive === 'cvt' ? Number(values.centroids) : (values.cols as number) * (values.rows as number);
    return archiveBytes(cells, space.dim);
  },
};
