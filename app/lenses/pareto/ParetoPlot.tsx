import { useCallback } from 'react';
import { follow, type FrameSource } from '../source.ts';
import type { Feed, Rows } from './places.ts';
import { Scatter, type ScatterProps } from './Scatter.tsx';

/** The points of a run, as they come. `budget` is that of the run. */
export function ParetoPlot(props: ScatterProps & { readonly source: FrameSource; readonly budget: number }) {
  const { source, budget, ...rest } = props;
  const feed = useCallback<Feed>(
    (show) => follow(source, ({ frames }) => frames?.pareto !== undefined && show(frames.pareto)),
    [source],
  );
  return <Scatter {...rest} feed={feed} total={budget} noun="evaluations" />;
}

/** Points that stay as they are: those of a table. `rows` must stay the same object while nothing changes. */
export function StillScatter(
  props: ScatterProps & {
    readonly rows: Rows;
    /** What rows are, in the plural: "trials". */
    readonly noun: string;
  },
) {
  const { rows, ...rest } = props;
  const feed = useCallback<Feed>(
    (show) => {
      show(rows);
      return () => {};
    },
    [rows],
  );
  return <Scatter {...rest} feed={feed} total={Math.max(1, rows.points.length / props.objectives.length)} />;
}
