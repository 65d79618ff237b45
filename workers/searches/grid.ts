/**
 * Grid search: the points of a regular lattice, one after the other, as the seed paper of MAP-Elites ran it beside its
 * robot arm (Mouret & Clune 2015, §9.3: 8³ points for three servos). Every number of a solution takes the same p values,
 * both ends included; plain lexicographic order, the first number slowest, the last fastest. So with many numbers a budget ends
 * long before the first of them has moved: that is what is wrong with grid search, and it is not hidden by another order.
 *
 * The lattice spans the box, or where that is open the range first solutions come from (three standard deviations to
 * either side of a normal). When it is done, the lattice of half the spacing follows, without the points that were
 * had before. Nothing is random. It keeps no archive; lenses file all it evaluates.
 *
 * Of choices it goes through all combinations of options, those with dead genes once, and then begins again.
 */
import { extentOf, pointsOf } from '../core/space.ts';
import type { CategoricalSpace, RealSpace, Search, SearchDefinition } from '../core/types.ts';

interface GridState {
  /** Values each number takes in the present lattice. */
  points: number;
  /** Whether every second value belonged to a lattice before. */
  refined: boolean;
  /** [dim] which of its values each number takes next. */
  readonly digits: Uint32Array;
}

/** Counts on by one; after the last point of a lattice comes the first of the next finer one. */
function countOn(state: GridState): void {
  const { digits } = state;
  for (let k = digits.length - 1; k >= 0; k--) {
    if (++digits[k] < state.points) return;
    digits[k] = 0;
  }
  state.points = 2 * state.points - 1;
  state.refined = true;
}

/** The next combination of options that has every dead gene at its first option; after the last comes the first. */
function chooseOn({ genes, dim, dead }: CategoricalSpace, options: Float64Array): void {
  const isCanonical = () =>
    dead === undefined || options.every((option, gene) => option === 0 || !dead(options, 0, gene));
  do {
    let gene = dim - 1;
    while (gene >= 0 && ++options[gene] === genes[gene].options.length) options[gene--] = 0;
  } while (!isCanonical());
}

const isOld = ({ refined, digits }: GridState): boolean => refined && digits.every((digit) => digit % 2 === 0);

function onNumbers(space: RealSpace, capacity: number, points: number): Search<GridState> {
  const { dim } = space;
  const [low, high] = extentOf(space);
  return {
    capacity,
    init: () => ({ points, refined: false, digits: new Uint32Array(dim) }),
    nextSize: () => capacity,
    ask(state, batch, size) {
      const { digits } = state;
      batch.parents.fill(0, 0, size);
      for (let row = 0; row < size; row++) {
        const spacing = (high - low) / (state.points - 1);
        for (let k = 0; k < dim; k++) {
          const top = digits[k] === state.points - 1;
          batch.solutions[row * dim + k] = top ? high : low + spacing * digits[k];
        }
        do countOn(state);
        while (isOld(state));
      }
    },
    tell() {},
  };
}

/** The state is the next combination. */
function onChoices(space: CategoricalSpace, capacity: number): Search<Float64Array> {
  const { dim } = space;
  return {
    capacity,
    init: () => new Float64Array(dim),
    nextSize: () => capacity,
    ask(options, batch, size) {
      batch.parents.fill(0, 0, size);
      for (let row = 0; row < size; row++) {
        batch.solutions.set(options, row * dim);
        chooseOn(space, options);
      }
    },
    tell() {},
  };
}

export const grid: SearchDefinition = {
  id: 'grid',
  title: 'Grid search',
  summary:
    'Visits the points of a regular lattice, or all combinations of choices, in plain order, the first number slowest. With many numbers no budget gets past a corner: that is its flaw. The seed has no say.',
  revision: 1,
  spaces: ['real', 'categorical'],
  params: [
    {
      kind: 'int',
      key: 'points',
      space: 'real',
      label: 'Points per number',
      unit: 'points',
      min: 2,
      max: 1000,
      default: 8,
      log: true,
      basic: true,
      help: 'How many evenly spaced values each number takes; when all combinations are done, a lattice of half the spacing follows.',
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
      help: 'How many solutions are evaluated together; one step of the player.',
    },
  ],
  create(context, params): Search {
    const space = pointsOf(context.space);
    const capacity = params.batch as number;
    if (space.kind === 'structured')
      throw new Error('grid search needs a box of real numbers or choices, got a structured space');
    return space.kind === 'real' ? onNumbers(space, capacity, params.points as number) : onChoices(space, capacity);
  },
  memory: ({ space }) => 8 * space.dim,
};
