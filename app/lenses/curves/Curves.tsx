import { useLayoutEffect, useMemo, useRef } from 'react';
import type { MetricCard } from '../../../workers/core/types.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { follow, type FrameSource } from '../source.ts';
import { chartsOf, formatValue, type ChartSpec } from './charts.ts';
import { CurvesTable } from './CurvesTable.tsx';
import { CurvesView, type Reading } from './curves-view.ts';
import { useCrosshair } from './use-crosshair.ts';
import './curves.css';

function noteOf({ id, unit }: ChartSpec, floor: number): string {
  if (id !== 'qdScore') return unit;
  return `mean over all cells of (fitness − floor), floor = ${formatNumber(floor)}`;
}

/** Metrics over the whole budget, one under another: solid up to the playhead, pale beyond. Reads on hover, seeks on click. */
export function Curves(props: {
  readonly source: FrameSource;
  readonly metrics: readonly MetricCard[];
  readonly budget: number;
  /** Offset of the QD score. */
  readonly floor: number;
  /** Share of all cells that some solution can reach, where known. */
  readonly reachableShare: number | undefined;
  onSeek(at: number): void;
}) {
  const { source, metrics, budget, floor, reachableShare, onSeek } = props;
  const charts = useMemo(() => chartsOf(metrics), [metrics]);
  const ceiling = reachableShare !== undefined && reachableShare < 1 ? reachableShare : undefined;
  const host = useRef<HTMLDivElement>(null);
  const where = useRef<HTMLParagraphElement>(null);
  const svgs = useRef(new Map<string, SVGSVGElement>());
  const values = useRef(new Map<string, HTMLElement>());
  const view = useRef<CurvesView | null>(null);
  const { keyed, handlers } = useCrosshair({ view, budget, start: () => source.latest()?.at ?? 0, onSeek });

  const valueText = (chart: ChartSpec, value: number | undefined): string => {
    if (value === undefined || Number.isNaN(value)) return '–';
    const text = formatValue(chart, value);
    return chart.id === 'coverage' && ceiling !== undefined
      ? `${text} (${formatPercent(value / ceiling)} of reachable)`
      : text;
  };

  const write = ({ at, values: read, from }: Reading): void => {
    for (const chart of charts) {
      const element = values.current.get(chart.id);
      if (element) element.textContent = valueText(chart, read[chart.id]);
    }
    const place = `${formatCount(at)} of ${formatCount(budget)} evaluations`;
    const words = {
      playhead: `At ${place}`,
      crosshair: `At ${formatCount(at)}; click to go there`,
      'not computed': `At ${formatCount(at)}: not computed yet`,
    };
    if (where.current) where.current.textContent = words[from];
    // Screen readers hear what the keys read, not every frame.
    if (keyed.current === null) return;
    const spoken = charts.map((chart) => `${chart.label} ${valueText(chart, read[chart.id])}`).join(', ');
    host.current?.setAttribute('aria-valuenow', String(at));
    host.current?.setAttribute('aria-valuetext', from === 'not computed' ? words[from] : `${place}: ${spoken}`);
  };

  const settings = { budget, reachableShare: ceiling };
  const newest = useRef({ settings, write });
  useLayoutEffect(() => {
    newest.current = { settings, write };
    view.current?.set(settings);
  });
  useLayoutEffect(() => {
    if (host.current === null) return;
    const drawn = charts.map(({ id }) => svgs.current.get(id) as SVGSVGElement);
    const made = new CurvesView(host.current, drawn, charts, newest.current.settings, (reading) =>
      newest.current.write(reading),
    );
    view.current = made;
    const leave = follow(source, (progress) => made.show(progress));
    return () => {
      leave();
      made.destroy();
      view.current = null;
    };
  }, [source, charts]);

  return (
    <section className="curves" aria-label="Curves">
      <p className="curves-where" ref={where} />
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
              <span className="curves-name">
                <i style={{ background: `var(${chart.colour})` }} />
                {chart.label}
              </span>
              <span
                className="curves-value"
                ref={(element) =>
                  void (element ? values.current.set(chart.id, element) : values.current.delete(chart.id))
                }
              />
              <small>{noteOf(chart, floor)}</small>
            </figcaption>
            <svg
              ref={(element) => void (element ? svgs.current.set(chart.id, element) : svgs.current.delete(chart.id))}
              aria-hidden="true"
            />
          </figure>
        ))}
      </div>
      <p className="curves-axis">evaluations →</p>
      <CurvesTable source={source} charts={charts} />
    </section>
  );
}
