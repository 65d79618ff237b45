import { useLayoutEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { MetricCard } from '../../../workers/core/types.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import type { FrameSource } from '../source.ts';
import { chartsOf, formatValue, type ChartSpec } from './charts.ts';
import { CurvesTable } from './CurvesTable.tsx';
import { CurvesView, type Reading } from './curves-view.ts';
import './curves.css';

/** How far one arrow key moves the reading, as a share of the budget. */
const KEY_STEP = 0.01;
const TOUCH_SLACK = 8;

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
  /** Where the pressed pointer came down. */
  const pressed = useRef<number | null>(null);
  /** The evaluation read by keyboard. */
  const keyed = useRef<number | null>(null);

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
    const latest = source.latest();
    if (latest !== null) made.show(latest);
    const unsubscribe = source.subscribe((progress) => made.show(progress));
    return () => {
      unsubscribe();
      made.destroy();
      view.current = null;
    };
  }, [source, charts]);

  const seekTo = (event: PointerEvent): void => {
    if (view.current) onSeek(view.current.evaluationUnder(event.clientX));
  };

  const onPointerMove = (event: PointerEvent): void => {
    view.current?.read(view.current.evaluationUnder(event.clientX));
    if (pressed.current === null) return;
    // A finger that only scrolls the page past the charts must not seek.
    if (event.pointerType !== 'touch' || Math.abs(event.clientX - pressed.current) > TOUCH_SLACK) seekTo(event);
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (event.pointerType !== 'touch') seekTo(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = event.clientX;
  };

  const letGo = (): void => {
    pressed.current = null;
  };

  const stopReading = (): void => {
    keyed.current = null;
    view.current?.read(null);
  };

  const onPointerUp = (event: PointerEvent): void => {
    if (pressed.current !== null && event.pointerType === 'touch') seekTo(event);
    letGo();
    if (event.pointerType === 'touch') stopReading();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.current) return;
    const step = Math.max(1, Math.round(budget * KEY_STEP)) * (event.shiftKey ? 10 : 1);
    const start = keyed.current ?? source.latest()?.at ?? 0;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      keyed.current = Math.min(budget, Math.max(0, start + (event.key === 'ArrowLeft' ? -step : step)));
      view.current.read(keyed.current);
    } else if (event.key === 'Enter' && keyed.current !== null) onSeek(keyed.current);
    else if (event.key === 'Escape' && keyed.current !== null) stopReading();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

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
        // A click must not take the keyboard away from the player.
        onMouseDown={(event) => event.preventDefault()}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerDown}
        onPointerUp={onPointerUp}
        onPointerCancel={letGo}
        onPointerLeave={stopReading}
        onBlur={stopReading}
        onKeyDown={onKeyDown}
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
