/**
 * CMA-MAE: covariance matrix adaptation MAP-annealing (Fontaine & Nikolaidis 2023). Emitters rank their solutions by how
 * far they exceed the threshold of their cell; thresholds follow what enters at the learning rate α, so that a region
 * which has been searched for long is left only gradually. α = 0 leaves CMA-ES on the objective, α = 1 gives CMA-ME.
 *
 * Two archives: the one with thresholds steers, and emitters start again from its occupants; the map shown and measured
 * is an ordinary one of elites beside it, as in the paper (§5).
 */
import { addBatch, archiveBytes, cellsOf, newArchive } from '../../core/archive.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { EliteArchive, Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { Emitters, type EmitterState } from './emitters.ts';
import { newJudgement } from './rank.ts';
import { RANK_ONE, restart, selection, SIGMA0, SIZES } from './params.ts';
import { Annealing, newThresholds, occupantsOf, thresholdBytes, type ThresholdArchive } from './thresholds.ts';

interface CmaMaeState {
  iteration: number;
  readonly emitters: EmitterState[];
  readonly annealed: ThresholdArchive;
  readonly archive: EliteArchive;
}

const cellsIn = (params: ParamValues): number => (params.cols as number) * (params.rows as number);

function create(context: SearchContext, params: ParamValues): Search<CmaMaeState> {
  const { descriptors, objectives, space } = context;
  const { dim } = space;
  // Status decides who is a parent, never the order: that is by gain alone.
  const emitters = new Emitters(context, params, 'gain');
  const { capacity } = emitters;
  const cells = new Uint32Array(capacity);
  const judgement = newJudgement(capacity);
  const annealing = new Annealing(params['learning-rate'] as number, cellsIn(params), dim);
  const minimum = objectives[0].floor + (params.threshold as number);
  return {
    capacity,
    init: () => ({
      iteration: 0,
      emitters: emitters.init(),
      annealed: newThresholds(cellsIn(params), dim, minimum),
      archive: newArchive(params.cols as number, params.rows as number, dim, descriptors),
    }),
    nextSize: () => capacity,
    ask: (state, batch, size) => emitters.ask(state.emitters, ++state.iteration, batch, size),
    tell(state, batch, results, firstBirth, accepted) {
      const { archive, annealed } = state;
      cellsOf(archive, results.descriptors, batch.size, cells);
      annealing.add(annealed, batch, results, cells, firstBirth, judgement);
      addBatch(archive, batch, results, firstBirth, accepted);
      emitters.tell(state.emitters, state.iteration, batch, results, judgement, occupantsOf(annealed, dim));
    },
    archive: (state) => state.archive,
  };
}

const params: ParamTable = [
  {
    kind: 'real',
    key: 'learning-rate',
    label: 'Learning rate α',
    unit: 'share',
    min: 0,
    max: 1,
    default: 0.01,
    log: true,
    basic: true,
    help: 'How fast the bar of a cell rises to what enters it: at 0 it never does and only fitness counts, at 1 it is the elite itself as in CMA-ME. A map with more cells wants a larger rate: 0.01 on 100×100 is 0.23 on 512×512.',
  },
  SIGMA0,
  restart('basic'),
  {
    kind: 'real',
    key: 'threshold',
    label: 'First threshold',
    unit: 'above the floor of the objective',
    min: -1000,
    max: 1000,
    default: 0,
    help: 'The bar an empty cell begins with. Far below what solutions reach, new cells outweigh all else; above it, nothing enters.',
  },
  selection('mu'),
  ...SIZES,
  RANK_ONE,
];

export const cmaMae: SearchDefinition = {
  id: 'cma-mae',
  title: 'CMA-MAE',
  summary:
    'CMA-ME with patience: each cell has a bar that rises only slowly towards what enters it, so the emitters improve a region for a while before they are drawn away to the next.',
  revision: 1,
  spaces: ['real'],
  params,
  create,
  memory: (context, values) =>
    archiveBytes(cellsIn(values), context.space.dim) +
    thresholdBytes(cellsIn(values), context.space.dim) +
    Emitters.memory(context, values),
};
