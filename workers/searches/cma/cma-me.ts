/**
 * CMA-ME: covariance matrix adaptation MAP-Elites (Fontaine et al. 2020, "Covariance matrix adaptation for the rapid
 * illumination of behavior space"). Emitters adapt towards what changes the map (improvement), towards one direction of
 * it, or towards the objective alone. Learning is by full CMA-ES, rank-one and rank-µ.
 *
 * All solutions of a batch are judged against the map as it stood before the batch.
 */
import { addBatch, archiveBytes, cellsOf, newArchive, RECORD } from '../../core/archive.ts';
import type { ParamTable, ParamValues } from '../../core/params.ts';
import type { EliteArchive, Results, Search, SearchContext, SearchDefinition } from '../../core/types.ts';
import { Emitters, type Elites, type EmitterState } from './emitters.ts';
import { newJudgement, type Aim, type Judgement } from './rank.ts';
import { RANK_ONE, restart, selection, SIGMA0, SIZES } from './params.ts';

interface CmaMeState {
  iteration: number;
  readonly emitters: EmitterState[];
  readonly archive: EliteArchive;
}

/** Status, and gain in fitness; what is new gains over 0. `cells` holds the rows' cells. */
export function judgeByElites(
  archive: EliteArchive,
  { objectives }: Results,
  cells: Uint32Array,
  size: number,
  { status, gain }: Judgement,
): void {
  const { slotOfCell, records, stride } = archive;
  for (let row = 0; row < size; row++) {
    const slot = slotOfCell[cells[row]];
    const old = slot < 0 ? 0 : records[slot * stride + RECORD.fitness];
    gain[row] = objectives[row] - old;
    if (slot < 0) status[row] = 2;
    else status[row] = objectives[row] > old ? 1 : 0;
  }
}

const elitesOf = ({ filled, records, stride }: EliteArchive): Elites => ({
  count: filled,
  take(slot, x) {
    const at = slot * stride;
    x.set(records.subarray(at + RECORD.solution, at + stride));
    return records[at + RECORD.birth];
  },
});

function create(context: SearchContext, params: ParamValues): Search<CmaMeState> {
  const emitters = new Emitters(context, params, params.ranking as Aim | 'mixed');
  const { capacity } = emitters;
  const cells = new Uint32Array(capacity);
  const judgement = newJudgement(capacity);
  return {
    capacity,
    init: () => ({
      iteration: 0,
      emitters: emitters.init(),
      archive: newArchive(params.cols as number, params.rows as number, context.space.dim, context.descriptors),
    }),
    nextSize: () => capacity,
    ask: (state, batch, size) => emitters.ask(state.emitters, ++state.iteration, batch, size),
    tell(state, batch, results, firstBirth, accepted) {
      const { archive } = state;
      cellsOf(archive, results.descriptors, batch.size, cells);
      judgeByElites(archive, results, cells, batch.size, judgement);
      addBatch(archive, batch, results, firstBirth, accepted);
      emitters.tell(state.emitters, state.iteration, batch, results, judgement, elitesOf(archive));
    },
    archive: (state) => state.archive,
  };
}

const params: ParamTable = [
  {
    kind: 'choice',
    key: 'ranking',
    label: 'Emitters seek',
    default: 'improvement',
    basic: true,
    options: [
      { value: 'improvement', label: 'improvement' },
      { value: 'random-direction', label: 'a direction' },
      { value: 'objective', label: 'the objective' },
      { value: 'mixed', label: 'one of each' },
    ],
    help: 'What an emitter ranks its solutions by: new cells and then the largest gains, how far they lie in one direction of the map, or fitness alone.',
  },
  SIGMA0,
  restart('no-improvement'),
  selection('filter'),
  ...SIZES,
  RANK_ONE,
];

export const cmaMe: SearchDefinition = {
  id: 'cma-me',
  title: 'CMA-ME',
  summary:
    'Several evolution strategies fill one map. Each learns the shape and size of the steps that bring new or better elites, and starts anew from some elite when its source runs dry.',
  revision: 1,
  spaces: ['real'],
  params,
  create,
  memory: (context, values) =>
    archiveBytes((values.cols as number) * (values.rows as number), context.space.dim) +
    Emitters.memory(context, values),
};
