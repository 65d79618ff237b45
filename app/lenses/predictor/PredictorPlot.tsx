import { useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import { withUnit } from '../format.ts';
import { agreementWords, type PredictionFeed } from './predictions.ts';
import { PredictorView, type PredictorElements, type PredictorSettings } from './predictor-view.ts';

export interface PredictorPlotProps extends PredictorSettings {
  readonly feed: PredictionFeed;
  readonly helpId: string;
  onPoint(row: number | null): void;
  /** A press on a point, or on none. */
  onPress(row: number | null): void;
  onKeyDown(event: KeyboardEvent): void;
  onBlur(): void;
}

/** How well an objective was predicted, in the latest round and in all of them. */
function agreements({ starts, tau, error, allTau, allError, births }: PredictorFrame, k: number, unit: string) {
  const rounds = starts.length;
  if (rounds === 0) return ['', ''] as const;
  const latest = (rounds - 1) * allTau.length + k;
  const [size, all] = [births.length - starts[rounds - 1], births.length];
  return [
    `round ${rounds} (${size}): ${agreementWords(tau[latest], error[latest], unit)}`,
    `all (${all}): ${agreementWords(allTau[k], allError[k], unit)}`,
  ] as const;
}

/** One objective: measured to the right, predicted upwards, on the line where the two are the same. */
export function PredictorPlot(props: PredictorPlotProps) {
  const { objective, k, total, selection, pointed, pinned, feed, helpId, onPoint, onPress, onKeyDown, onBlur } = props;
  const parts = useRef<{ -readonly [K in keyof PredictorElements]?: PredictorElements[K] | null }>({});
  const texts = useRef<(HTMLElement | null)[]>([]);
  const view = useRef<PredictorView | null>(null);
  const frame = useRef(0);
  const settings: PredictorSettings = { objective, k, total, selection, pointed, pinned };
  const newest = useRef(settings);
  useLayoutEffect(() => {
    newest.current = settings;
    view.current?.set(settings);
  });
  useLayoutEffect(() => {
    const made = new PredictorView(parts.current as PredictorElements, newest.current);
    view.current = made;
    const leave = feed((next) => {
      made.show(next);
      const { k: which, objective: of } = newest.current;
      agreements(next, which, of.unit).forEach((words, i) => {
        const element = texts.current[i];
        if (element) element.textContent = words;
      });
    });
    return () => {
      leave();
      made.destroy();
      cancelAnimationFrame(frame.current);
      view.current = null;
    };
  }, [feed]);

  const onPointerMove = ({ clientX, clientY, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return;
    cancelAnimationFrame(frame.current);
    // Pointers report more often than the screen is drawn.
    frame.current = requestAnimationFrame(() => onPoint(view.current?.rowUnder(clientX, clientY) ?? null));
  };
  const onPointerLeave = (): void => {
    cancelAnimationFrame(frame.current);
    onPoint(null);
  };

  return (
    <figure className="predictor-one">
      <figcaption>
        <strong>{withUnit(objective.name, objective.unit)}</strong>
        <span ref={(element) => void (texts.current[0] = element)} />
        <span ref={(element) => void (texts.current[1] = element)} />
      </figcaption>
      <div className="scatter-figure" ref={(element) => void (parts.current.figure = element)}>
        <div className="scatter-stage">
          <svg ref={(element) => void (parts.current.svg = element)} aria-hidden="true">
            <g ref={(element) => void (parts.current.xAxis = element)} />
            <g ref={(element) => void (parts.current.yAxis = element)} />
          </svg>
          <span className="scatter-y-name">↑ predicted{objective.unit === '' ? '' : ` (${objective.unit})`}</span>
          <span className="scatter-x-name">measured{objective.unit === '' ? '' : ` (${objective.unit})`} →</span>
          <div
            className="scatter-plot"
            ref={(element) => void (parts.current.plot = element)}
            role="application"
            aria-roledescription="scatter plot"
            aria-label={`${objective.name}, predicted against measured`}
            aria-describedby={helpId}
            tabIndex={0}
            onPointerMove={onPointerMove}
            onPointerLeave={onPointerLeave}
            onClick={(event) => onPress(view.current?.rowUnder(event.clientX, event.clientY) ?? null)}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          >
            <canvas ref={(element) => void (parts.current.points = element)} />
            <canvas ref={(element) => void (parts.current.marks = element)} />
          </div>
        </div>
      </div>
    </figure>
  );
}
