/**
 * NSGA-II (Deb, Pratap, Agarwal & Meyarivan 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II"), with
 * the operators and settings of pymoo's. It keeps a population of the best trade-offs and no archive; lenses file all it
 * evaluates. In spaces of choices, where solutions come up again, none is evaluated twice while new ones are found.
 */
import { hashName, Rng } from '../../core/rng.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { drawNew } from './draw.ts';
import { Generation, newMembers, type Members } from './generation.ts';
import { add, fingerprint, KNOWN_BYTES, newKnown, type Known } from './known.ts';
import { matingIn } from './mating.ts';

export interface Nsga2State {
  iteration: number;
  readonly members: Members;
  /** All evaluated so far; null where solutions do not come up again. */
  readonly known: Known | null;
}

const INITIAL = hashName('nsga2/initial');
const MATING = hashName('nsga2/mating');

function create({ space, objectives, seed }: SearchContext, params: ParamValues): Search<Nsga2State> {
  const mu = params.population as number;
  const m = objectives.length;
  const { dim } = space;
  const rng = new Rng();
  const print = new Uint32Array(2);
  const mate = matingIn(space, {
    crossover: params.crossover as number,
    crossoverEta: params['crossover-eta'] as number,
    mutationEta: params['mutation-eta'] as number,
  });
  const generation = new Generation(space, m, mu, mu, mate);
  return {
    capacity: mu,
    init: () => ({
      iteration: 0,
      members: newMembers(mu, dim, m),
      known: space.kind === 'categorical' ? newKnown() : null,
    }),
    nextSize: ({ members }) => (members.size < mu ? mu - members.size : mu),
    ask({ iteration, members, known }, batch, size) {
      if (members.size < mu) {
        batch.parents.fill(0, 0, size);
        drawNew(space, rng.start(seed, INITIAL, iteration), batch.solutions, 0, size, [newKnown()]);
      } else {
        rng.start(seed, MATING, iteration);
        generation.breed(rng, members, batch.solutions, batch.parents, size, known ?? undefined);
      }
    },
    tell(state, batch, results, firstBirth) {
      const { members, known } = state;
      const { size, solutions } = batch;
      const capacity = results.objectives.length / m;
      state.iteration++;
      if (known !== null) {
        for (let row = 0; row < size; row++) {
          fingerprint(space, solutions, row * dim, print);
          add(known, print, firstBirth + row);
        }
      }
      const valueOf = (k: number, row: number) => results.objectives[k * capacity + row];
      generation.select(members, solutions, size, valueOf, firstBirth, mu);
    },
  };
}

/** The parameters of crossover and mutation, in every search that mates as NSGA-II does. */
export const MATING_PARAMS: ParamTable = [
  {
    kind: 'real',
    key: 'crossover',
    label: 'Crossover',
    unit: 'probability',
    min: 0,
    max: 1,
    default: 0.9,
    help: 'Probability that two parents exchange parts before their children are mutated; structured solutions are never crossed.',
  },
  {
    kind: 'real',
    key: 'crossover-eta',
    space: 'real',
    label: 'Crossover η',
    unit: 'index',
    min: 1,
    max: 100,
    default: 15,
    log: true,
    help: 'How near to their parents crossed numbers stay: the greater, the nearer.',
  },
  {
    kind: 'real',
    key: 'mutation-eta',
    space: 'real',
    label: 'Mutation η',
    unit: 'index',
    min: 1,
    max: 100,
    default: 20,
    log: true,
    help: 'How small the random changes of numbers are: the greater, the smaller.',
  },
];

export const nsga2: SearchDefinition = {
  id: 'nsga2',
  title: 'NSGA-II',
  summary:
    'Keeps the trade-offs that no other beats, spread along their front, and crosses and mutates them. With one objective it is a plain genetic algorithm.',
  revision: 1,
  spaces: ['real', 'structured', 'categorical'],
  params: [
    {
      kind: 'int',
      key: 'population',
      label: 'Population',
      unit: 'solutions',
      min: 2,
      max: 4096,
      default: 100,
      log: true,
      basic: true,
      help: 'How many solutions are kept, and how many children are evaluated together; one step of the player.',
    },
    ...MATING_PARAMS,
  ],
  create,
  memory: ({ space, objectives }, params) =>
    (params.population as number) * (4 + 8 + 8 * space.dim + 8 * objectives.length) +
    (space.kind === 'categorical' ? KNOWN_BYTES : 0),
};
