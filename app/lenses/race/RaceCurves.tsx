import { useLayoutEffect, useMemo, useRef } from 'react';
import type { MetricCard } from '../../../workers/core/types.ts';
import { chartsOf, formatValue } from '../curves/charts.ts';
import { useCrosshair } from '../curves/use-crosshair.ts';
import { formatCount, formatNumber } from '../format.ts';
import type { FrameSource } from '../source.ts';
import { RaceCurvesView, type Bands, type RaceReading } from './race-curves-view.ts';
import { LineSample } from './series-style.tsx';
import { useSources } from './use-sources.ts';
import '../curves/curves.css';
import './race-curves.css';

/** Metrics of all entrants over the budget, one chart a metric; what is read stands in a table below, which is the legend too. */
export function RaceCurves(props: {
  readonly entrants: readonly { readonly name: string; readonly source: FrameSource }[];
  readonly metrics: readonly MetricCard[];
  readonly budget: number;
  /** Offset of the QD score. */
  readonly floor: number;
  readonly bands: Bands;
  onSeek(at: number): void;
}) {
  const { entrants, metrics, budget, floor, bands, onSeek } = props;
  const charts = useMemo(() => chartsOf(metrics), [metrics]);
  const host = useRef<HTMLDivElement>(null);
  const where = useRef<HTMLTableCaptionElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const svgs = useRef(new Map<string, SVGSVGElement>());
  const view = useRef<RaceCurvesView | null>(null);
  const reading = useRef<RaceReading>({ at: 0, values: [], from: 'playhead' });
  const { keyed, handlers } = useCrosshair({ view, budget, start: () => reading.current.at, onSeek });

  const write = (next: RaceReading): void => {
    reading.current = next;
    const { at, values, from } = next;
    const place = `${formatCount(at)} of ${formatCount(budget)} evaluations`;
    if (where.current)
      where.current.textContent = from === 'playhead' ? `At ${place}` : `At ${place}; click to go there`;
    values.forEach((read, entrant) => {
      const cells = body.current?.rows[entrant]?.cells;
      charts.forEach((chart, i) => {
        const value = read[chart.id];
        const text = value === undefined || Number.isNaN(value) ? '–' : formatValue(chart, value);
        if (cells) cells[i + 1].textContent = text;
      });
    });
    if (keyed.current === null) return;
    const spoken = values.map((read, entrant) => {
      const parts = charts.map((chart) => `${chart.label} ${formatValue(chart, read[chart.id] ?? NaN)}`);
      return `${entrants[entrant]?.name}: ${parts.join(', ')}`;
    });
    host.current?.setAttribute('aria-valuenow', String(at));
    host.current?.setAttribute('aria-valuetext', `${place}: ${spoken.join('; ')}`);
  };

  const settings = { budget, bands };
  const newest = useRef({ settings, write });
  useLayoutEffect(() => {
    newest.current = { settings, write };
    view.current?.set(settings);
  });
  const from = useSources(entrants);
  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const drawn = charts.map(({ id }) => svgs.current.get(id) as SVGSVGElement);
    const made = new RaceCurvesView(host.current, drawn, charts, from, newest.current.settings, (next) =>
      newest.current.write(next),
    );
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [charts, from]);

  const noteOf = (id: string, unit: string): string =>
    id === 'qdScore' ? `mean over all cells, floor ${formatNumber(floor)}` : unit;

  return (
    <section className="curves race-curves" aria-label="Curves">
      <div
        ref={host}
        className="curves-charts"
        role="slider"
        tabIndex={0}
        aria-label="Reading of the curves; arrow keys move it, Enter goes there"
        aria-valuemin={0}
        aria-valuemax={budget}
        aria-valuenow={0}
        aria-valuetext="nothing read yet"
        {...handlers}
      >
        {charts.map((chart) => (
          <figure key={chart.id}>
            <figcaption>
              <span className="curves-name">{chart.label}</span>
              <small>{noteOf(chart.id, chart.unit)}</small>
            </figcaption>
            <svg
              ref={(element) => void (element ? svgs.current.set(chart.id, element) : svgs.current.delete(chart.id))}
              aria-hidden="true"
            />
          </figure>
        ))}
      </div>
      <p className="curves-axis">evaluations →</p>
      <table className="race-reading">
        <caption ref={where} />
        <thead>
          <tr>
            <th scope="col">search</th>
            {charts.map(({ id, label }) => (
              <th scope="col" key={id}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {entrants.map(({ name }, entrant) => (
            <tr key={entrant}>
              <th scope="row" title={name}>
                <LineSample entrant={entrant} /> {name}
              </th>
              {charts.map(({ id }) => (
                <td key={id}>–</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {bands.some((band) => band !== undefined) && (
        <p className="race-bands-note">Thin lines and bands: median and middle half of the repeats.</p>
      )}
    </section>
  );
}
