/**
 * The pareto lens, for problems with several objectives: every evaluated point, and which of them are on the running front
 * (dominated by none so far; of equal ones the first) at any playhead: those born at or before it and dominated after it.
 * That is known of all that was ever computed, so that going back takes no new computing.
 *
 * Hypervolume is measured from the problem's reference, and added up point by point; IGD+ and additive ε against its true
 * front on objectives scaled by floor … ceiling (`core/hypervolume.ts`, `core/indicators.ts`). What is not known is NaN.
 */
import type { ParetoFrame } from '../../core/frames.ts';
import type { Lens, LensContext, LensDefinition } from '../../core/types.ts';
import { EvaluationRecord, rowBytes, type EvaluationLog } from './record.ts';
import { RunningFront } from './running-front.ts';
import { Shortfall } from './shortfall.ts';

/** What seeking must undo; all else grows only. */
interface Playhead {
  readonly at: number;
  /** Hypervolume of the front there, in the rounding of its sum. */
  readonly volume: number;
}

/** One evaluated point; row i is evaluation i + 1. */
interface Point {
  readonly solution: Float64Array;
  /** As written, maximised. */
  readonly objectives: Float64Array;
  readonly birth: number;
  /** Birth of its parent, 0 for none. */
  readonly parent: number;
}

function create({ problem, budget }: LensContext): Lens<ParetoFrame, Playhead, EvaluationLog> {
  const { space, objectives, fronts } = problem;
  const m = objectives.length;
  const record = new EvaluationRecord(space, m, budget);
  const front = new RunningFront(m);
  const shortfall = fronts?.front && new Shortfall(objectives, fronts.front);
  let at = 0;
  let volume = 0;
  /** The front is that of the playhead. */
  let current = true;

  /** Makes the front that of the playhead, after a seek. */
  const settle = (): void => {
    if (current) return;
    current = true;
    const { dominatedAt, values } = record;
    const rows: number[] = [];
    for (let row = 0; row < at; row++) if (dominatedAt[row] > at) rows.push(row);
    front.reset(values, rows);
    shortfall?.clear();
    for (const row of rows) shortfall?.offer(values, row);
  };

  /** Lets the row born at `birth` try for the front. */
  const enter = (birth: number): void => {
    const { values, dominatedAt } = record;
    const row = birth - 1;
    if (front.covers(values, row)) {
      dominatedAt[row] = birth;
      return;
    }
    if (fronts) volume += front.gain(values, row, fronts.reference);
    for (const member of front.add(values, row)) dominatedAt[member] = birth;
    shortfall?.offer(values, row);
  };

  return {
    observe({ batch, results, firstBirth }) {
      settle();
      for (let i = 0; i < batch.size; i++) {
        // What was computed before the run was sought back is on record.
        if (firstBirth + i > record.count) record.append(batch, results, i);
        enter(firstBirth + i);
      }
      at = firstBirth + batch.size - 1;
    },
    frame() {
      settle();
      return { points: record.values.slice(0, at * m), front: front.rows(record.values).slice() };
    },
    metrics() {
      settle();
      const known = front.count > 0 ? shortfall : undefined;
      return {
        hypervolume: fronts === undefined ? NaN : volume,
        hvShare: volume / (fronts?.hypervolume ?? NaN),
        igdPlus: known?.igdPlus() ?? NaN,
        epsilon: known?.epsilon() ?? NaN,
        frontSize: front.count,
      };
    },
    save: () => ({ at, volume }),
    load(saved) {
      ({ at, volume } = saved);
      current = false;
    },
    log: () => record.save(),
    loadLog(log) {
      record.load(log);
      current = false;
    },
    /** `{row}`: the point, or null where the playhead has not come to. `'all'`: all up to the playhead, as EvaluationLog. */
    inspect(question): Point | EvaluationLog | null {
      if (question === 'all') return record.upTo(at);
      const { row } = question as { row: number };
      if (row >= at) return null;
      return {
        solution: record.solutionOf(row),
        objectives: record.objectivesOf(row),
        birth: row + 1,
        parent: record.parentOf(row),
      };
    },
  };
}

export const pareto: LensDefinition = {
  id: 'pareto',
  title: 'Pareto',
  summary: 'Every evaluated solution by its objectives, and the front of those that no other beats in all of them.',
  params: [],
  metrics: [
    {
      id: 'hypervolume',
      label: 'Hypervolume',
      unit: 'product of the objectives’ units',
      help: 'How much of objective space the front dominates, down to the reference point: rises with better points and with more of them.',
    },
    {
      id: 'hvShare',
      label: 'Hypervolume share',
      unit: 'share of HV*',
      help: 'Hypervolume, of that of the true front, for problems where it is known.',
    },
    {
      id: 'igdPlus',
      label: 'IGD+',
      unit: 'share of the objectives’ ranges',
      help: 'How far the front found falls short of a point of the true front, on average; 0 is the true front itself.',
    },
    {
      id: 'epsilon',
      label: 'Additive ε',
      unit: 'share of the objectives’ ranges',
      help: 'By how much all of the front would have to be better in every objective to reach all of the true front; 0 is the true front itself.',
    },
    {
      id: 'frontSize',
      label: 'Front',
      unit: 'points',
      help: 'How many points no other dominates; equal ones count once.',
    },
  ],
  fits: ({ objectives }) => objectives.length > 1,
  create,
  memory: ({ space, objectives }, _hasArchive, _params, budget) => budget * rowBytes(space, objectives.length),
};
