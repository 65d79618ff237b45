/**
 * A genetic algorithm for one objective and few, costly evaluations, as RAGSmith searches pipelines of choices (arXiv
 * 2511.01386 and its code): the fittest are paired in their order, crossed uniformly or copied, and mutated; the elites
 * live on. How often a gene mutates adapts: from a base rate towards a greatest one, half of the way by the share of members
 * that are copies, half by how long the best has not improved. Solutions that were had before are not evaluated again:
 * their fitness is looked up.
 *
 * Unlike there the population keeps its size. (There the elites take the places of the worst children although room was
 * left for them, so that of 16 members only 10 go on.) Real numbers mutate by NSGA-II's polynomial mutation.
 */
import { hashName, Rng } from '../../core/rng.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { drawNew } from './draw.ts';
import { add, find, fingerprint, KNOWN_BYTES, MOST_KNOWN, newKnown, type Known } from './known.ts';
import { copyPair, crossUniformly, mutateChoices, mutateReal } from './mating.ts';

/** Plain data. */
interface Group {
  size: number;
  readonly births: Uint32Array;
  readonly fitness: Float64Array;
  /** [capacity × dim] */
  readonly solutions: Float64Array;
}

interface GeneticState {
  /** Generations bred so far. */
  generation: number;
  /** Fittest first. */
  readonly members: Group;
  /** The next generation: `births` hold the births of parents. */
  readonly children: Group;
  /** [children] row of the batch that will tell a child's fitness; −1 where that is known. */
  readonly rows: Int32Array;
  /** Size of that batch. */
  pending: number;
  readonly known: Known;
  /** By the number a solution is known by: its fitness and birth; grown by doubling. */
  fitness: Float64Array;
  births: Uint32Array;
  rate: number;
  best: number;
  /** Generations in which the best has not improved. */
  stagnant: number;
}

const INITIAL = hashName('genetic/initial');
const MATING = hashName('genetic/mating');
const FRESH = hashName('genetic/fresh');
/** Generations without a better one that raise mutation by as much as it will. */
const PATIENCE = 10;
const MUTATION_ETA = 20;
/** Generations of known solutions only, one after the other, before one is drawn at random. */
const MOST_IDLE = 1000;
const FIRST_PLACES = 64;

const newGroup = (capacity: number, dim: number): Group => ({
  size: 0,
  births: new Uint32Array(capacity),
  fitness: new Float64Array(capacity),
  solutions: new Float64Array(capacity * dim),
});

/** What mutation rate follows from the share of members that are unlike all others and from stagnation. */
export function adaptedRate(base: number, most: number, diversity: number, stagnant: number): number {
  return base + ((most - base) * (1 - diversity + Math.min(1, stagnant / PATIENCE))) / 2;
}

function create({ space, seed }: SearchContext, params: ParamValues): Search<GeneticState> {
  if (space.kind !== 'real' && space.kind !== 'categorical')
    throw new Error(`the genetic algorithm crosses choices or real numbers, got a ${space.kind} space`);
  const mu = params.population as number;
  const elites = Math.min(mu - 1, params.elites as number);
  const born = mu - elites;
  const base = params.mutation as number;
  const most = Math.max(base, params['mutation-most'] as number);
  const { dim } = space;
  const rng = new Rng();
  const pair = new Float64Array(2 * dim);
  const print = new Uint32Array(2);
  const pool = newGroup(mu + born, dim);

  function copyMember(from: Group, i: number, to: Group, at: number): void {
    to.births[at] = from.births[i];
    to.fitness[at] = from.fitness[i];
    for (let k = 0; k < dim; k++) to.solutions[at * dim + k] = from.solutions[i * dim + k];
  }

  /** Children in pairs of the fittest; the last of an odd number is paired with the first. */
  function breed({ generation, members, children, rate }: GeneticState): void {
    rng.start(seed, MATING, generation);
    children.size = born;
    for (let row = 0; row < born; row += 2) {
      const parents = [row, row + 1 < born ? row + 1 : 0];
      copyPair(dim, members.solutions, parents[0] * dim, parents[1] * dim, pair);
      if (rng.uniform() < (params.crossover as number)) crossUniformly(dim, rng, pair);
      for (let child = 0; child < 2 && row + child < born; child++) {
        if (space.kind === 'categorical') mutateChoices(space, rate, rng, pair, child * dim);
        else if (space.kind === 'real') mutateReal(space, rate, MUTATION_ETA, rng, pair, child * dim);
        children.births[row + child] = members.births[parents[child]];
        for (let k = 0; k < dim; k++) children.solutions[(row + child) * dim + k] = pair[child * dim + k];
      }
    }
  }

  /** Looks up the children's fitness; those that have to be evaluated get a row, equal ones the same. */
  function lookUp(state: GeneticState): void {
    const { children, rows, known, fitness, births } = state;
    const asked = newKnown();
    state.pending = 0;
    for (let i = 0; i < children.size; i++) {
      fingerprint(space, children.solutions, i * dim, print);
      const number = find(known, print);
      rows[i] = -1;
      if (number >= 0) {
        children.fitness[i] = fitness[number];
        children.births[i] = births[number];
        continue;
      }
      rows[i] = find(asked, print);
      if (rows[i] >= 0) continue;
      rows[i] = state.pending++;
      add(asked, print, rows[i]);
    }
  }

  /** Children and elites become the members; then the mutation rate adapts. */
  function succeed(state: GeneticState): void {
    const { members, children } = state;
    // Children first: of equals, the younger goes before.
    for (let i = 0; i < children.size; i++) copyMember(children, i, pool, i);
    const living = members.size === 0 ? 0 : elites;
    for (let i = 0; i < living; i++) copyMember(members, i, pool, children.size + i);
    const order = Uint32Array.from({ length: children.size + living }, (_, i) => i);
    order.sort((a, b) => pool.fitness[b] - pool.fitness[a] || a - b);
    members.size = order.length;
    order.forEach((from, i) => copyMember(pool, from, members, i));

    state.stagnant = members.fitness[0] > state.best ? 0 : state.stagnant + 1;
    state.best = Math.max(state.best, members.fitness[0]);
    const unlike = newKnown();
    for (let i = 0; i < members.size; i++) {
      fingerprint(space, members.solutions, i * dim, print);
      add(unlike, print, i);
    }
    state.rate = adaptedRate(base, most, unlike.count / members.size, state.stagnant);
  }

  /** Breeds until a child has to be evaluated. */
  function goOn(state: GeneticState): void {
    for (let idle = 0; idle < MOST_IDLE; idle++) {
      breed(state);
      state.generation++;
      lookUp(state);
      if (state.pending > 0) return;
      succeed(state);
    }
    drawNew(space, rng.start(seed, FRESH, state.generation), state.children.solutions, 0, born, [
      newKnown(),
      state.known,
    ]);
    state.children.births.fill(0);
    for (let i = 0; i < born; i++) state.rows[i] = i;
    state.pending = born;
  }

  function remember(state: GeneticState, x: Float64Array, row: number, fitness: number, birth: number): void {
    const { known } = state;
    const number = known.count;
    fingerprint(space, x, row * dim, print);
    add(known, print, number);
    if (known.count === number) return;
    if (number === state.fitness.length) {
      const more = new Float64Array(2 * number);
      more.set(state.fitness);
      state.fitness = more;
      const later = new Uint32Array(2 * number);
      later.set(state.births);
      state.births = later;
    }
    state.fitness[number] = fitness;
    state.births[number] = birth;
  }

  return {
    capacity: mu,
    init() {
      const children = newGroup(mu, dim);
      children.size = mu;
      drawNew(space, rng.start(seed, INITIAL, 0), children.solutions, 0, mu, [newKnown()]);
      return {
        generation: 0,
        members: newGroup(mu, dim),
        children,
        rows: Int32Array.from({ length: mu }, (_, row) => row),
        pending: mu,
        known: newKnown(),
        fitness: new Float64Array(FIRST_PLACES),
        births: new Uint32Array(FIRST_PLACES),
        rate: base,
        best: -Infinity,
        stagnant: 0,
      };
    },
    nextSize: ({ pending }) => pending,
    ask({ children, rows }, batch, size) {
      // From the last on, so that of equal children the first is what remains.
      for (let i = children.size - 1; i >= 0; i--) {
        const row = rows[i];
        if (row < 0 || row >= size) continue;
        batch.parents[row] = children.births[i];
        for (let k = 0; k < dim; k++) batch.solutions[row * dim + k] = children.solutions[i * dim + k];
      }
    },
    tell(state, batch, results, firstBirth) {
      const { children, rows } = state;
      for (let row = 0; row < batch.size; row++)
        remember(state, batch.solutions, row, results.objectives[row], firstBirth + row);
      for (let i = 0; i < children.size; i++) {
        if (rows[i] < 0) continue;
        children.fitness[i] = results.objectives[rows[i]];
        children.births[i] = firstBirth + rows[i];
      }
      // A budget may end amid a generation; nothing comes after.
      if (batch.size < state.pending) return;
      succeed(state);
      goOn(state);
    },
  };
}

const params: ParamTable = [
  {
    kind: 'int',
    key: 'population',
    label: 'Population',
    unit: 'solutions',
    min: 2,
    max: 4096,
    default: 16,
    log: true,
    basic: true,
    help: 'How many solutions make up a generation; those of its children that are new are evaluated together, one step of the player.',
  },
  {
    kind: 'int',
    key: 'elites',
    label: 'Elites',
    unit: 'solutions',
    min: 0,
    max: 4095,
    default: 5,
    basic: true,
    help: 'How many of the fittest live on unchanged; at least one place is left for children.',
  },
  {
    kind: 'real',
    key: 'crossover',
    label: 'Crossover',
    unit: 'probability',
    min: 0,
    max: 1,
    default: 0.6,
    help: 'Probability that two parents exchange half of their genes, chosen at random, before their children are mutated.',
  },
  {
    kind: 'real',
    key: 'mutation',
    label: 'Least mutation',
    unit: 'probability',
    min: 0,
    max: 1,
    default: 0.08,
    help: 'Probability that a gene changes while all members differ and the best improves.',
  },
  {
    kind: 'real',
    key: 'mutation-most',
    label: 'Most mutation',
    unit: 'probability',
    min: 0,
    max: 1,
    default: 0.2,
    help: 'Probability that a gene changes when all members are alike and the best has not improved for ten generations.',
  },
];

export const genetic: SearchDefinition = {
  id: 'genetic',
  title: 'Genetic algorithm (RAGSmith)',
  summary:
    'A small population whose fittest are crossed and mutated, more strongly the longer nothing gets better; made for few, costly evaluations. The settings it begins with are RAGSmith’s.',
  revision: 1,
  spaces: ['categorical', 'real'],
  params,
  create,
  memory: ({ space }, values) =>
    KNOWN_BYTES + 12 * MOST_KNOWN + 2 * (values.population as number) * (4 + 8 + 8 * space.dim),
};
