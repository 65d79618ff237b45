/**
 * MAP-Elites on a grid (Mouret & Clune 2015), in batches (§9.3 there): choose elites uniformly from the occupied cells,
 * vary them, put every child into its cell if that is empty or the child strictly better.
 *
 * Variation: Gaussian, x + σ·N(0, I); or iso+line, x + iso·N(0, I) + line·N(0, 1)·(y − x) with a second elite y
 * (Vassiliades & Mouret 2018, "Discovering the elite hypervolume by leveraging interspecies correlation"). Children are
 * clipped to the box, where there is one. The random numbers of an iteration depend on seed and iteration alone.
 */
import { addBatch, archiveBytes, newArchive, RECORD } from '../core/archive.ts';
import { hashName, Rng } from '../core/rng.ts';
import type { ParamTable, ParamValues } from '../core/params.ts';
import type {
  EliteArchive,
  RealSpace,
  Search,
  SearchContext,
  SearchDefinition,
  Space,
  StructuredSpace,
} from '../core/types.ts';
import { sampleInitial } from '../core/space.ts';

interface MapElitesState {
  iteration: number;
  /** Evaluations asked for so far. */
  asked: number;
  readonly archive: EliteArchive;
}

const INITIAL = hashName('map-elites/initial');
const PARENTS = hashName('map-elites/parents');
const VARIATION = hashName('map-elites/variation');
/** Rows varied at a time: as many as keep their parents' records in the nearest cache. */
const BLOCK = 64;

const LINE = hashName('map-elites/line');

/**
 * Writes children into rows [first, end) of `x`. `chosen` says where in the records each row's two parents begin;
 * `along` holds one normal a row for the line step.
 */
type Vary = (
  rng: Rng,
  elites: Float64Array,
  chosen: Uint32Array,
  along: Float64Array,
  x: Float64Array,
  first: number,
  end: number,
) => void;

function gaussian({ dim, lower, upper }: RealSpace, sigma: number): Vary {
  return (rng, elites, chosen, _along, x, first, end) => {
    rng.fillNormals(x, first * dim, (end - first) * dim);
    for (let row = first, to = first * dim; row < end; row++) {
      const from = chosen[2 * row] + RECORD.solution;
      for (let k = 0; k < dim; k++, to++) {
        const value = elites[from + k] + sigma * x[to];
        x[to] = value < lower ? lower : value > upper ? upper : value;
      }
    }
  };
}

function isoLine({ dim, lower, upper }: RealSpace, iso: number, line: number): Vary {
  return (rng, elites, chosen, along, x, first, end) => {
    rng.fillNormals(x, first * dim, (end - first) * dim);
    for (let row = first, to = first * dim; row < end; row++) {
      const from = chosen[2 * row] + RECORD.solution;
      const toward = chosen[2 * row + 1] + RECORD.solution;
      const step = line * along[row];
      for (let k = 0; k < dim; k++, to++) {
        const own = elites[from + k];
        const value = own + iso * x[to] + step * (elites[toward + k] - own);
        x[to] = Math.max(lower, Math.min(upper, value));
      }
    }
  };
}

/** The space's own mutation; the second parent has no part in it. */
function structured({ dim, vary }: StructuredSpace): Vary {
  return (rng, elites, chosen, _along, x, first, end) => {
    for (let row = first; row < end; row++) vary(rng, elites, chosen[2 * row] + RECORD.solution, x, row * dim);
  };
}

function varyIn(space: Space, params: ParamValues): Vary {
  if (space.kind === 'structured') return structured(space);
  return params.variation === 'gaussian'
    ? gaussian(space, params.sigma as number)
    : isoLine(space, params.iso as number, params.line as number);
}

function create(context: SearchContext, params: ParamValues): Search<MapElitesState> {
  const { space, seed, descriptors } = context;
  const capacity = params.batch as number;
  const initial = params.initial as number;
  const rng = new Rng();
  const parents = new Rng();
  /** Keeps the reads that warm the cache from being optimised away. */
  const sink = new Float64Array(1);
  const along = new Float64Array(capacity);
  /** Where in the records the solutions of each row's two parents begin. */
  const chosen = new Uint32Array(2 * capacity);
  const vary = varyIn(space, params);

  return {
    capacity,
    init: () => ({
      iteration: 0,
      asked: 0,
      archive: newArchive(params.cols as number, params.rows as number, space.dim, descriptors),
    }),
    nextSize(state) {
      const left = initial - state.asked;
      return left > 0 ? Math.min(capacity, left) : capacity;
    },
    ask(state, batch, size) {
      if (state.asked < initial) {
        sampleInitial(space, rng.start(seed, INITIAL, state.iteration), batch, size);
      } else {
        const { archive } = state;
        const { solutions } = batch;
        rng.start(seed, LINE, state.iteration).fillNormals(along, 0, size);
        rng.start(seed, VARIATION, state.iteration);
        const { records, stride, filled } = archive;
        parents.start(seed, PARENTS, state.iteration);
        for (let row = 0; row < 2 * size; row++) chosen[row] = parents.below(filled) * stride;
        for (let first = 0; first < size; first += BLOCK) {
          const end = Math.min(size, first + BLOCK);
          // Both ends of each parent's record are read once beforehand: on a large map the cache misses then overlap.
          let touched = 0;
          for (let row = first; row < end; row++) {
            const record = chosen[2 * row];
            const other = chosen[2 * row + 1];
            batch.parents[row] = records[record + RECORD.birth];
            touched += records[record + stride - 1] + records[other + RECORD.birth] + records[other + stride - 1];
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
    kind: 'int',
    key: 'cols',
    label: 'Columns',
    unit: 'cells',
    min: 2,
    max: 512,
    default: 100,
    log: true,
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
    help: 'Into how many cells the second descriptor is divided.',
  },
];

export const mapElites: SearchDefinition = {
  id: 'map-elites',
  title: 'MAP-Elites',
  summary:
    'Keeps the best solution found for every cell of the map, its elite. Children of random elites take over a cell if it is empty or if they are strictly better.',
  revision: 1,
  spaces: ['real', 'structured'],
  params,
  create,
  memory: ({ space }, values) => archiveBytes((values.cols as number) * (values.rows as number), space.dim),
};
