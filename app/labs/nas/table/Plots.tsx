import { memo, useMemo } from 'react';
import type { Objective } from '../../../../workers/core/types.ts';
import type { Table } from '../../../../workers/files/table/types.ts';
import { ParallelCoordinates } from '../../../lenses/parallel/ParallelCoordinates.tsx';
import type { ParallelAxis } from '../../../lenses/parallel/scale.ts';
import { StillScatter } from '../../../lenses/pareto/ParetoPlot.tsx';
import { namesOf, nounOf } from './describe.ts';
import { HistoryChart } from './HistoryChart.tsx';
import { usePaced, type Looking } from './use-looking.ts';
import type { Measured } from './use-measures.ts';

/** The plot may lag behind a brush on an axis, the lines may not: drawing both in every frame takes too long. */
const FOLLOW_MS = 120;

/** Drawn only when what it shows has changed. */
const FrontPlot = memo(StillScatter);

/** The pictures of a table, which share what is selected and looked at. */
export function Plots(props: {
  readonly table: Table;
  readonly axes: readonly ParallelAxis[];
  readonly objectives: readonly Objective[];
  readonly measured: Measured | null;
  readonly looking: Looking;
}) {
  const { table, axes, objectives, measured, looking } = props;
  const nameOf = useMemo(() => namesOf(table), [table]);
  const noun = nounOf(table);
  const selection = usePaced(looking.selection, FOLLOW_MS);
  const scored = measured !== null && measured.front.length > 0;
  const volumes = scored && !Number.isNaN(measured.history.hypervolume.at(-1));
  return (
    <>
      <div className="table-pair">
        {scored && objectives.length > 1 && (
          <FrontPlot
            // Other objectives are another plot: zoom and sides of the old one mean nothing there.
            key={JSON.stringify(objectives)}
            rows={measured}
            noun={noun}
            objectives={objectives}
            selection={selection}
            onSelection={looking.onSelection}
            pointed={looking.pointed}
            onPoint={looking.onPoint}
            pinned={looking.pinned}
            onPin={looking.onPin}
            nameOf={nameOf}
          />
        )}
        {volumes && <HistoryChart measured={measured} objectives={objectives} rows={table.rows} noun={noun} />}
        {scored && !volumes && (
          <p className="table-note">Hypervolume is measured for up to three objectives: remove some to see it.</p>
        )}
      </div>
      {axes.length > 1 ? (
        <ParallelCoordinates
          axes={axes}
          rows={table.rows}
          noun={noun}
          selection={looking.selection}
          onSelection={looking.onSelection}
          pointed={looking.pointed ?? looking.pinned}
          onPoint={looking.onPoint}
          nameOf={nameOf}
        />
      ) : (
        <p>Choose at least two columns to see them as parallel coordinates.</p>
      )}
    </>
  );
}
