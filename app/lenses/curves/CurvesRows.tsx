import { useEffect, useState } from 'react';
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import { formatCount } from '../format.ts';
import type { FrameSource } from '../source.ts';
import { formatValue, type ChartSpec } from './charts.ts';
import { spreadIndices, valuesOf } from './series.ts';

const ROWS = 20;
const REFRESH_MS = 500;

/** Twenty samples of the curves, kept up to date. */
export function CurvesRows(props: { readonly source: FrameSource; readonly charts: readonly ChartSpec[] }) {
  const { source, charts } = props;
  const [frame, setFrame] = useState<CurvesFrame | null>(null);

  useEffect(() => {
    const refresh = (): void => setFrame(source.latest()?.frames?.curves ?? null);
    refresh();
    let timer = 0;
    const unsubscribe = source.subscribe(() => {
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        timer = 0;
        refresh();
      }, REFRESH_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source]);

  if (frame === null || frame.at.length === 0) return <p>Nothing computed yet: press play.</p>;
  return (
    <div tabIndex={0} role="region" aria-label="Curves as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">evaluations</th>
            {charts.map(({ id, label, unit }) => (
              <th scope="col" key={id}>
                {label}
                <small>{unit}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spreadIndices(frame.at.length, ROWS).map((sample) => (
            <tr key={sample}>
              <th scope="row">{formatCount(frame.at[sample])}</th>
              {charts.map((chart) => (
                <td key={chart.id}>{formatValue(chart, valuesOf(frame, chart.id)[sample])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
