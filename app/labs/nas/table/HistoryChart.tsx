import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CurvesFrame } from '../../../../workers/core/frames.ts';
import type { Objective } from '../../../../workers/core/types.ts';
import { Chart, evaluationAt } from '../../../lenses/curves/chart.ts';
import { chartsOf, type ChartSpec } from '../../../lenses/curves/charts.ts';
import { useCrosshair, type Crossed } from '../../../lenses/curves/use-crosshair.ts';
import { sampleBefore, spreadIndices } from '../../../lenses/curves/series.ts';
import { formatCount, formatNumber } from '../../../lenses/format.ts';
import { numberText } from './describe.ts';
import type { Measured } from './use-measures.ts';
import '../../../lenses/curves/curves.css';

const UNIT = 'in boxes from the worst to the best row';
const SPEC: ChartSpec = {
  ...chartsOf([{ id: 'hypervolume', label: 'Hypervolume', unit: UNIT, help: '' }])[0],
  // Most of it is there after the first rows; what came later is what one looks for.
  span: (low, high) => [low, high],
};
const TABLE_ROWS = 20;

/** Hypervolume of the front after each row, in the order of the file. */
export function HistoryChart(props: {
  readonly measured: Measured;
  readonly objectives: readonly Objective[];
  readonly rows: number;
  readonly noun: string;
}) {
  const { measured, objectives, rows, noun } = props;
  const { at, hypervolume, frontSize } = measured.history;
  const host = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const chart = useRef<Chart | null>(null);
  const [width, setWidth] = useState(0);
  const [read, setRead] = useState<number | null>(null);
  const frame = useMemo<CurvesFrame>(
    () => ({ at: Float64Array.from(at), metrics: { hypervolume } }),
    [at, hypervolume],
  );

  useLayoutEffect(() => {
    const [box, drawn] = [host.current, svg.current];
    if (box === null || drawn === null) return undefined;
    chart.current = new Chart(drawn, SPEC, true);
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    setWidth(box.clientWidth);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (width === 0) return;
    chart.current?.draw(frame, rows, width, undefined);
    chart.current?.movePlayhead(rows);
  }, [frame, rows, width]);
  const sample = read === null ? -1 : sampleBefore(frame.at, read);
  useLayoutEffect(() => {
    chart.current?.moveCross(sample < 0 ? null : at[sample], hypervolume[sample]);
  }, [sample, at, hypervolume]);

  const view = useRef<Crossed | null>(null);
  useLayoutEffect(() => {
    view.current = {
      evaluationUnder: (clientX) => (host.current === null ? rows : evaluationAt(clientX, host.current, width, rows)),
      read: setRead,
    };
  }, [width, rows]);
  // There is nowhere to go to: rows do not play.
  const { handlers } = useCrosshair({ view, budget: rows, start: () => rows, onSeek: setRead });
  const shown = sample < 0 ? at.length - 1 : sample;
  const reference = objectives.map(
    ({ name, minimised }, k) => `${name} ${numberText((minimised === true ? -1 : 1) * measured.reference[k])}`,
  );
  return (
    <section className="curves table-history" aria-label="Hypervolume">
      <p className="curves-where">
        After {formatCount(at[shown])} {noun}: {formatCount(frontSize[shown])} on the front
      </p>
      <figure>
        <figcaption>
          <span className="curves-name">
            <i style={{ background: `var(${SPEC.colour})` }} />
            {SPEC.label}
          </span>
          <span className="curves-value">{formatNumber(hypervolume[shown])}</span>
          <small>
            {UNIT}, measured from {reference.join(', ')}
          </small>
        </figcaption>
        <div
          ref={host}
          className="curves-charts"
          role="slider"
          tabIndex={0}
          aria-label="Reading of the hypervolume; arrow keys move it"
          aria-valuemin={0}
          aria-valuemax={rows}
          aria-valuenow={read ?? rows}
          aria-valuetext={`after ${formatCount(at[shown])} ${noun}: hypervolume ${formatNumber(hypervolume[shown])}, ${formatCount(frontSize[shown])} on the front`}
          {...handlers}
        >
          <svg ref={svg} aria-hidden="true" />
        </div>
      </figure>
      <p className="curves-axis">{noun} in the order of the file →</p>
      <details className="curves-table">
        <summary>Show as table</summary>
        <div tabIndex={0} role="region" aria-label="Hypervolume as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">{noun}</th>
                <th scope="col">hypervolume</th>
                <th scope="col">on the front</th>
              </tr>
            </thead>
            <tbody>
              {spreadIndices(at.length, TABLE_ROWS).map((i) => (
                <tr key={i}>
                  <th scope="row">{formatCount(at[i])}</th>
                  <td>{formatNumber(hypervolume[i])}</td>
                  <td>{formatCount(frontSize[i])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
