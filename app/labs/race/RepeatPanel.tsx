import { useMemo, useState } from 'react';
import { formatCount, type ParamValues } from '../../../workers/core/params.ts';
import type { RunSpec } from '../../../workers/core/spec.ts';
import type { Objective } from '../../../workers/core/types.ts';
import type { ChartSpec } from '../../lenses/curves/charts.ts';
import { comparisonOf, endsOf } from './comparison.ts';
import { ComparisonTable, EndsTable } from './ComparisonTable.tsx';
import { cancelRepeat, startRepeat, useRepeat } from './use-repeat.ts';

const COUNTS = [5, 10, 20] as const;

/** Starts and stops the repeats, and shows what they say. */
export function RepeatPanel(props: {
  readonly specs: readonly RunSpec[];
  readonly lens: ParamValues;
  readonly names: readonly string[];
  readonly objective: Objective;
  /** Of searches for several objectives: the curves whose ends are compared, in place of maps. */
  readonly charts: readonly ChartSpec[] | null;
}) {
  const { specs, lens, names, objective, charts } = props;
  const [count, setCount] = useState<number>(COUNTS[1]);
  const { phase, wanted, share, runs, failure } = useRepeat((state) => state);
  const comparison = useMemo(
    () => (charts === null ? comparisonOf(runs, specs.length, objective) : null),
    [runs, specs, objective, charts],
  );
  const ends = useMemo(
    () =>
      charts &&
      endsOf(
        runs,
        specs.length,
        charts.map(({ id }) => id),
      ),
    [runs, specs, charts],
  );
  const running = phase === 'running';
  return (
    <section className="repeat" aria-label="Repeats">
      <p className="race-help">
        One run says little of a search that draws at random. Here all searches run again with the next seeds, in the
        background; the curves then show medians and the range of the middle half.
      </p>
      <div className="repeat-bar">
        <label>
          Repeat with{' '}
          <select value={count} disabled={running} onChange={(event) => setCount(Number(event.target.value))}>
            {COUNTS.map((n) => (
              <option key={n} value={n}>
                {n} seeds
              </option>
            ))}
          </select>
        </label>
        {running ? (
          <button type="button" className="button" onClick={cancelRepeat}>
            Cancel
          </button>
        ) : (
          <button type="button" className="button" onClick={() => startRepeat(specs, lens, count)}>
            Run in the background
          </button>
        )}
      </div>
      {phase !== 'none' && (
        <>
          <progress value={share} aria-label="Repeats computed" />
          <p className="race-help" role="status">
            {formatCount(runs.length)} of {formatCount(wanted)} runs done
            {phase === 'cancelled' && ', cancelled'}
            {failure !== null && `; stopped: ${failure.message}. ${failure.hint}.`}
          </p>
        </>
      )}
      {ends !== null && charts !== null && <EndsTable ends={ends} names={names} charts={charts} />}
      {comparison !== null && <ComparisonTable comparison={comparison} names={names} objective={objective} />}
    </section>
  );
}
