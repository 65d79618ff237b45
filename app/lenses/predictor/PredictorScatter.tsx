import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { formatCount } from '../format.ts';
import { ColourScale, LegendItem, PointItems } from '../pareto/ScatterLegend.tsx';
import { follow, type FrameSource } from '../source.ts';
import { walk } from './keys.ts';
import { describePrediction, indexOf, NO_PREDICTIONS, type PredictionFeed } from './predictions.ts';
import { PredictorPlot } from './PredictorPlot.tsx';
import { PredictorTable } from './PredictorTable.tsx';
import '../pareto/pareto.css';
import './predictor.css';

/** Screen readers are told about the point once the walk rests this long. */
const SPEAK_AFTER_MS = 350;

const HINT = 'Point at a plot to read it; click to pin.';

/**
 * What a search predicted against what was measured, a plot for each objective. Rows are evaluations, from 0: pointed at in one
 * plot, a point lights up in all. Drawn from `source` in its subscription.
 */
export function PredictorScatter(props: {
  readonly source: FrameSource;
  readonly budget: number;
  readonly objectives: readonly Objective[];
  /** [rows] 1 for each row selected elsewhere; null for no selection. Rows beyond its end are not selected. */
  readonly selection: Uint8Array | null;
  /** The row under the cursor, here or elsewhere. */
  readonly pointed: number | null;
  onPoint(row: number | null): void;
  readonly pinned: number | null;
  onPin(row: number | null): void;
}) {
  const { source, budget, objectives, selection, pointed, onPoint, pinned, onPin } = props;
  const [empty, setEmpty] = useState(true);
  const frame = useRef<PredictorFrame>(NO_PREDICTIONS);
  const count = useRef<HTMLParagraphElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  /** The point was reached by keys. */
  const keyed = useRef(false);
  const timer = useRef(0);
  const helpId = useId();
  const feed = useCallback<PredictionFeed>(
    (show) => follow(source, ({ frames }) => frames?.predictor !== undefined && show(frames.predictor)),
    [source],
  );

  const words = (): string | null => {
    const i = indexOf(frame.current, pointed ?? pinned);
    return i < 0 ? null : describePrediction(frame.current, objectives, i);
  };
  const write = (): void => {
    const { births, starts } = frame.current;
    if (count.current)
      count.current.textContent = `${formatCount(births.length)} evaluations were predicted first, in ${formatCount(starts.length)} ${starts.length === 1 ? 'round' : 'rounds'}`;
    if (readout.current) {
      const unpredicted = pinned !== null && pinned + 1 < (births[0] ?? 0) && pointed === null;
      readout.current.textContent =
        words() ?? (unpredicted ? `Evaluation ${formatCount(pinned + 1)} was drawn at random. ${HINT}` : HINT);
    }
  };
  const newest = useRef(write);
  useLayoutEffect(() => {
    newest.current = write;
    write();
  });
  useLayoutEffect(
    () =>
      feed((next) => {
        frame.current = next;
        setEmpty(next.births.length === 0);
        newest.current();
      }),
    [feed],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const press = (row: number | null): void => {
    if (row !== null) onPin(row === pinned ? null : row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = walk(frame.current, indexOf(frame.current, pointed ?? pinned), event);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'pin') press(pointed ?? pinned);
    else if (step.kind === 'to') {
      keyed.current = true;
      onPoint(frame.current.births[step.i] - 1);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        if (live.current) live.current.textContent = readout.current?.textContent ?? '';
      }, SPEAK_AFTER_MS);
    } else if (pinned !== null) onPin(null);
    else event.currentTarget.blur();
  };
  const onBlur = (): void => {
    if (keyed.current) onPoint(null);
    keyed.current = false;
  };

  return (
    <section className="scatter predictor" aria-label="Predictions">
      <p className="scatter-count" ref={count} />
      {empty && (
        <p className="predictor-none">Nothing is predicted yet: the first round has to be learnt from. Play on.</p>
      )}
      <p className="scatter-readout" ref={readout} />
      <div className="predictor-plots">
        {objectives.map((objective, k) => (
          <PredictorPlot
            key={k}
            objective={objective}
            k={k}
            total={budget}
            selection={selection}
            pointed={pointed}
            pinned={pinned}
            feed={feed}
            helpId={helpId}
            onPoint={(row) => row !== pointed && onPoint(row)}
            onPress={press}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
        ))}
      </div>
      <div className="scatter-legend">
        <ColourScale title="round, by the evaluation it began at" range={[0, budget]} />
        <ul aria-label="Legend">
          <LegendItem mark={<path className="predictor-swatch-line" d="M3 12L27 2" />}>
            predicted as measured; above, predicted too high
          </LegendItem>
          <LegendItem mark={<circle className="predictor-swatch-latest" cx="15" cy="7" r="4.5" />}>
            latest round
          </LegendItem>
          <PointItems selecting={selection !== null} pinned={pinned !== null} />
        </ul>
      </div>
      <p className="predictor-about">
        τ (Kendall) is 1 if predictions put all pairs in the right order, 0 if it might as well have been chance.
      </p>
      <PredictorTable feed={feed} objectives={objectives} pinned={pinned} onPin={onPin} onPoint={onPoint} />
      <p className="scatter-hidden" id={helpId}>
        Arrow keys walk along the evaluations, with Shift from round to round, Home and End go to the first and the
        last. Enter pins what is read. Escape lets go.
      </p>
      <p className="scatter-hidden" ref={live} aria-live="polite" />
    </section>
  );
}
