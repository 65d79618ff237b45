import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { afterLayout } from '../after-layout.ts';
import type { FrontTruth, Objective } from '../../../workers/core/types.ts';
import { formatCount } from '../format.ts';
import type { SeriesStyle } from '../race/series-style.tsx';
import type { SpreadOf } from './bars.ts';
import { brushBetween, countSelected, rowsInside, type Brush } from './brush.ts';
import { describeRow } from './describe.ts';
import { FrontTable } from './FrontTable.tsx';
import { keyAction } from './keys.ts';
import { titleOf, type Feed, type Range } from './places.ts';
import { ScatterBar, ViewButtons } from './ScatterBar.tsx';
import { ColourScale, ScatterLegend } from './ScatterLegend.tsx';
import { ScatterView } from './scatter-view.ts';
import type { ScatterElements, ScatterNews } from './settings.ts';
import { usualSides } from './sides.ts';
import type { Corner } from './staircase.ts';
import './pareto.css';

/** A press that moves less than this, in pixels, is a click. */
const CLICK = 4;
/** Screen readers are told about the point once the crosshair rests this long. */
const SPEAK_AFTER_MS = 350;
/** Rows that have come since are added to a brush's selection no more often than this. */
const RESELECT_MS = 200;

export interface ScatterProps {
  readonly objectives: readonly Objective[];
  /** What is known of the best there can be. */
  readonly truth?: FrontTruth | undefined;
  /** [rows] 1 for each row selected, here or elsewhere; null for no selection. Rows beyond its end are not selected. */
  readonly selection: Uint8Array | null;
  onSelection(selection: Uint8Array | null): void;
  /** The row under the cursor, here or elsewhere. */
  readonly pointed: number | null;
  onPoint(row: number | null): void;
  readonly pinned: number | null;
  onPin(row: number | null): void;
  /** What is uncertain in what was measured, drawn as bars. */
  readonly spreadOf?: SpreadOf | undefined;
  /** What lies faintly below everything: [points × objectives] as written, and what to call it in the legend. */
  readonly cloud?: { readonly points: Float64Array; readonly words: string } | undefined;
  /** What else can be chosen of the plot. */
  readonly tools?: ReactNode;
  /** What a row is called: "evaluation 12" if left out. */
  nameOf?(row: number): string;
}

const evaluation = (row: number): string => `evaluation ${formatCount(row + 1)}`;

/**
 * All points by two of their objectives, with their front. Drawn from `feed`; hover reads, click pins, dragging selects
 * or moves. `feed` must stay the same function while the source does.
 */
export function Scatter(
  props: ScatterProps & {
    readonly feed: Feed;
    /** Rows there will be in the end, which the colours of the order span. */
    readonly total: number;
    /** What rows are, in the plural. */
    readonly noun: string;
    /** Where rows are of several: how each looks and is explained, and whose dominated area is shaded. */
    readonly several?: {
      readonly looks: readonly SeriesStyle[];
      readonly legend: ReactNode;
      readonly emphasised: number | null;
    };
    readonly children?: ReactNode;
  },
) {
  const { objectives, truth, selection, onSelection, pointed, onPoint, pinned, onPin, spreadOf, cloud } = props;
  const { feed, total, noun, several } = props;
  const nameOf = props.nameOf ?? evaluation;
  const [sides, setSides] = useState(() => usualSides(objectives));
  const [colourBy, setColourBy] = useState<number | null>(null);
  const [close, setClose] = useState(false);
  const [pans, setPans] = useState(() => matchMedia('(pointer: coarse)').matches);
  const [brush, setBrush] = useState<Brush | null>(null);
  const [colours, setColours] = useState<Range>([0, total]);
  const parts = useRef<{ -readonly [K in keyof ScatterElements]?: ScatterElements[K] | null }>({});
  const view = useRef<ScatterView | null>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  /** Where a drag or a rectangle by keys began, and whether it has become more than a click. */
  const anchor = useRef<{ readonly place: Corner; readonly client: Corner; moved: boolean } | null>(null);
  const keyed = useRef(false);
  /** What was selected here, rather than elsewhere, and the last of it. */
  const own = useRef(new WeakSet<Uint8Array>());
  const given = useRef<Uint8Array | null>(null);
  const timers = useRef({ speak: 0, reselect: 0, move: 0 });
  const helpId = useId();

  const words = (): string | null => {
    const rows = view.current?.rows;
    const row = pointed ?? pinned;
    if (!rows || row === null || row >= rows.points.length / objectives.length) return null;
    return describeRow(rows, objectives, row, nameOf, spreadOf);
  };

  const writeTexts = (): void => {
    const rows = view.current?.rows;
    if (!rows) return;
    const all = rows.points.length / objectives.length;
    if (count.current) {
      const chosen = selection === null ? '' : `, ${formatCount(countSelected(selection))} selected`;
      count.current.textContent = `${formatCount(all)} ${noun}, ${formatCount(rows.front.length)} on the ${several ? 'fronts' : 'front'}${chosen}`;
    }
    if (readout.current)
      readout.current.textContent =
        words() ?? 'Point at the plot to read it; click to pin. Drag to select, or to move.';
  };

  const select = (next: Brush | null): void => {
    setBrush(next);
    const rows = view.current?.rows;
    given.current = next === null || !rows ? null : rowsInside(rows.points, objectives, next);
    if (given.current) own.current.add(given.current);
    onSelection(given.current);
  };

  const takeNews = ({ rows, colours: [low, high] }: ScatterNews): void => {
    setColours((before) => (before[0] === low && before[1] === high ? before : [low, high]));
    writeTexts();
    if (brush === null || given.current === null || timers.current.reselect !== 0) return;
    if (given.current.length === rows.points.length / objectives.length) return;
    timers.current.reselect = window.setTimeout(() => {
      timers.current.reselect = 0;
      newest.current.reselect();
    }, RESELECT_MS);
  };

  const settings = {
    objectives,
    x: sides[0],
    y: sides[1],
    colourBy,
    total,
    close,
    truth,
    selection,
    brush,
    pinned,
    pointed,
    pans,
    spreadOf,
    cloud: cloud?.points,
    series: several?.looks,
    emphasised: several?.emphasised ?? null,
  };
  const newest = useRef({ settings, takeNews, words, reselect: () => {} });
  useLayoutEffect(() => {
    newest.current = { settings, takeNews, words, reselect: () => brush !== null && select(brush) };
    view.current?.set(settings);
    writeTexts();
  });
  useLayoutEffect(() => {
    let leave = (): void => {};
    const cancel = afterLayout(() => {
      const made = new ScatterView(parts.current as ScatterElements, newest.current.settings, (news) =>
        newest.current.takeNews(news),
      );
      view.current = made;
      const unfeed = feed((rows) => made.show(rows));
      leave = () => {
        unfeed();
        made.destroy();
      };
    });
    return () => {
      cancel();
      leave();
      view.current = null;
    };
  }, [feed]);
  useEffect(() => {
    // Someone else selects: the rectangle here would no longer say what is selected.
    if (selection === null || !own.current.has(selection)) setBrush(null);
  }, [selection]);
  useEffect(() => {
    const { current } = timers;
    return () => {
      clearTimeout(current.speak);
      clearTimeout(current.reselect);
      cancelAnimationFrame(current.move);
    };
  }, []);

  const pin = (row: number | null): void => onPin(row === pinned ? null : row);

  const point = (row: number | null): void => {
    if (row !== pointed) onPoint(row);
    if (!keyed.current) return;
    clearTimeout(timers.current.speak);
    timers.current.speak = window.setTimeout(() => {
      if (live.current) live.current.textContent = newest.current.words() ?? 'no point here';
    }, SPEAK_AFTER_MS);
  };

  /** Selects between the anchor and a place. */
  const stretch = (place: Corner): void => {
    if (anchor.current && view.current) select(brushBetween(...view.current.axes, anchor.current.place, place));
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !view.current) return;
    endKeys();
    const place = view.current.placeUnder(event.clientX, event.clientY);
    anchor.current = { place, client: [event.clientX, event.clientY], moved: false };
    if (!pans) event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { clientX, clientY, pointerType, buttons } = event;
    if (keyed.current) endKeys();
    const held = anchor.current;
    if (held !== null && Math.hypot(clientX - held.client[0], clientY - held.client[1]) >= CLICK) held.moved = true;
    cancelAnimationFrame(timers.current.move);
    // Pointers report more often than the screen is drawn.
    timers.current.move = requestAnimationFrame(() => {
      const place = view.current?.placeUnder(clientX, clientY);
      if (place === undefined) return;
      if (anchor.current?.moved === true && !pans) stretch(place);
      else if (pointerType !== 'touch' && buttons === 0) point(view.current?.rowAt(place) ?? null);
    });
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const held = anchor.current;
    anchor.current = null;
    if (held === null || !view.current) return;
    const place = view.current.placeUnder(event.clientX, event.clientY);
    if (held.moved) {
      cancelAnimationFrame(timers.current.move);
      if (!pans) {
        anchor.current = held;
        stretch(place);
        anchor.current = null;
      }
      return;
    }
    const row = view.current.rowAt(place);
    // The second click of a double click zooms; it does not take the pin away again.
    if (row !== null && event.detail < 2) pin(row);
    else if (row === null && selection !== null) select(null);
  };

  const onPointerLeave = (): void => {
    cancelAnimationFrame(timers.current.move);
    if (!keyed.current) point(null);
  };

  function endKeys(): void {
    if (!keyed.current) return;
    keyed.current = false;
    anchor.current = null;
    view.current?.dropCrosshair();
  }

  const leave = (): void => {
    if (anchor.current !== null) anchor.current = null;
    else if (selection !== null) select(null);
    else if (pinned !== null) onPin(null);
    else parts.current.plot?.blur();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const plot = view.current;
    const action = keyAction(event, keyed.current);
    if (!plot || action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'move') {
      keyed.current = true;
      // Where the pointer was a moment ago no longer matters.
      cancelAnimationFrame(timers.current.move);
      const row = plot.moveCrosshair(action.dx, action.dy, pinned);
      if (anchor.current !== null && plot.crosshair) stretch(plot.crosshair);
      point(row);
    } else if (action.kind === 'pin') {
      if (pointed !== null) pin(pointed);
    } else if (action.kind === 'corner' && plot.crosshair) {
      anchor.current = anchor.current === null ? { place: plot.crosshair, client: [0, 0], moved: true } : null;
    } else if (action.kind === 'zoom') plot.zoomBy(action.factor);
    else if (action.kind === 'reset') plot.resetZoom();
    else leave();
  };

  const [x, y] = sides.map((k) => objectives[k]);
  return (
    <section
      className={several ? 'scatter scatter-several' : 'scatter'}
      aria-label={several ? 'Pareto fronts' : 'Pareto front'}
    >
      <ScatterBar
        objectives={objectives}
        sides={sides}
        onSides={setSides}
        colourBy={colourBy}
        onColourBy={several ? undefined : setColourBy}
        pans={pans}
        onPans={setPans}
      />
      <div className="scatter-bar">
        <p className="scatter-count" ref={count} />
        {props.tools}
        <ViewButtons
          close={close}
          onClose={setClose}
          onZoom={(factor) => view.current?.zoomBy(factor)}
          onReset={() => view.current?.resetZoom()}
        />
      </div>
      <div className="scatter-body">
        <div className="scatter-figure" ref={(element) => void (parts.current.figure = element)}>
          <div className="scatter-stage">
            <svg ref={(element) => void (parts.current.svg = element)} aria-hidden="true">
              <g ref={(element) => void (parts.current.xAxis = element)} />
              <g ref={(element) => void (parts.current.yAxis = element)} />
            </svg>
            <span className="scatter-y-name">↑ {titleOf(y)}</span>
            <span className="scatter-x-name">{titleOf(x)} →</span>
            <div
              className={pans ? 'scatter-plot scatter-plot-pans' : 'scatter-plot'}
              ref={(element) => void (parts.current.plot = element)}
              role="application"
              aria-roledescription="scatter plot"
              aria-label={`${noun}: ${y.name} against ${x.name}`}
              aria-describedby={helpId}
              tabIndex={0}
              onPointerDown={onPointerDown}
              onPointerMove={onPointerMove}
              onPointerUp={onPointerUp}
              onPointerCancel={() => (anchor.current = null)}
              onPointerLeave={onPointerLeave}
              onKeyDown={onKeyDown}
              onBlur={() => {
                endKeys();
                point(null);
              }}
            >
              <canvas ref={(element) => void (parts.current.ground = element)} />
              <canvas ref={(element) => void (parts.current.points = element)} />
              <canvas ref={(element) => void (parts.current.marks = element)} />
            </div>
          </div>
        </div>
        <div className="scatter-key">
          <p className="scatter-readout" ref={readout} />
          <ScatterLegend
            colours={
              several?.legend ?? (
                <ColourScale
                  title={colourBy === null ? `order of ${noun}` : titleOf(objectives[colourBy])}
                  range={colours}
                />
              )
            }
            several={several !== undefined}
            cloud={cloud?.words}
            truth={truth}
            selecting={selection !== null}
            pinned={pinned !== null}
            bars={spreadOf !== undefined}
          />
        </div>
      </div>
      <FrontTable
        feed={feed}
        several={several !== undefined}
        objectives={objectives}
        spreadOf={spreadOf}
        nameOf={nameOf}
        pinned={pinned}
        onPin={onPin}
        onPoint={onPoint}
      />
      {props.children}
      <p className="scatter-hidden" id={helpId}>
        Arrow keys move the crosshair, with Shift further, and read the nearest point. Enter pins it. S sets a corner of
        a rectangle, and S again the other: what lies inside is selected. Escape lets go. Plus, minus and zero zoom.
      </p>
      <p className="scatter-hidden" ref={live} aria-live="polite" />
    </section>
  );
}
