import { useEffect, useLayoutEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { formatCount } from '../format.ts';
import { Axes, LETTERS } from './Axes.tsx';
import { countSelected, cutTo, rowsWithin, type Brush, type Brushes } from './brush.ts';
import { ColourLegend } from './ColourLegend.tsx';
import { nearestRow } from './nearest.ts';
import { ParallelTable } from './ParallelTable.tsx';
import { GAP_BELOW, ParallelView } from './parallel-view.ts';
import { placeAxis, type ParallelAxis, type PlacedAxis } from './scale.ts';
import { Strip } from './Strip.tsx';
import './parallel.css';

/** Room for names above and labels beside the axes, in pixels; names slant where axes stand close. */
const MARGIN = { top: 48, right: 36, left: 76, bottom: 8 };
const SLANTED_TOP = 112;
/** Axes further apart than this have their names upright, and no others need more for their labels. */
const UPRIGHT_GAP = 84;
/** The least between two axes: a letter of a label, and what stands beside it. */
const LETTER = 7;
const BESIDE = 20;
/** The readout has room for all axes, so that nothing below moves when the cursor does. */
const AXES_A_LINE = 3.5;
const LINE_EM = 1.4;
/** How near to a line the pointer must be to read it, in pixels. */
const REACH = 12;

/** [rows] 0 to 255 along the axis, −1 where a row has no value there. */
function coloursOf({ places }: PlacedAxis): Int16Array {
  return Int16Array.from(places, (place) => (Number.isNaN(place) ? -1 : Math.round(255 * (1 - place))));
}

/** So much that the labels of an axis do not reach the axis before it. */
function leastGapOf(placed: readonly PlacedAxis[]): number {
  const longest = placed.slice(1).flatMap(({ ticks }) => ticks.map(({ label }) => Math.min(LETTERS, label.length)));
  return Math.min(UPRIGHT_GAP, BESIDE + LETTER * Math.max(4, ...longest));
}

const firstObjective = (axes: readonly ParallelAxis[]): number => {
  const found = axes.findIndex(({ better }) => better !== undefined);
  return found < 0 ? axes.length - 1 : found;
};

/**
 * One line per row across parallel axes. Brushing any axis selects the rows within all brushes; `selection` [rows], 1
 * for each, goes out by `onSelection` and comes in from whoever else selects, null for no selection. `axes` must stay
 * the same array while nothing changes.
 */
export function ParallelCoordinates(props: {
  readonly axes: readonly ParallelAxis[];
  readonly rows: number;
  /** What rows are, in the plural: "trials". */
  readonly noun: string;
  /** Rows beyond its end are not selected. */
  readonly selection: Uint8Array | null;
  onSelection(selection: Uint8Array | null): void;
  /** The row under the cursor, here or elsewhere. */
  readonly pointed: number | null;
  onPoint(row: number | null): void;
  /** What a row is called, its number from 1 if left out. */
  nameOf?(row: number): string;
  readonly height?: number;
}) {
  const { axes, rows, noun, onSelection, pointed, onPoint, height = 300 } = props;
  const selection = useMemo(() => cutTo(props.selection, rows), [props.selection, rows]);
  const nameOf = props.nameOf ?? ((row: number) => formatCount(row + 1));
  const placed = useMemo(() => axes.map((axis) => placeAxis(axis, rows)), [axes, rows]);
  /** The axis that colours tell, by its title: further rows make other axes of the same names. */
  const [choice, setChoice] = useState<string | null>(null);
  const chosen = placed.findIndex(({ title }) => title === choice);
  const colourBy = chosen < 0 ? firstObjective(axes) : chosen;
  const colours = useMemo(() => coloursOf(placed[colourBy]), [placed, colourBy]);
  const [marks, setMarks] = useState<{ readonly axes: unknown; readonly brushes: Brushes }>({ axes, brushes: [] });
  const brushes = marks.axes === axes ? marks.brushes : [];
  const [active, setActive] = useState(0);
  const [room, setRoom] = useState(0);
  const outer = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const canvases = useRef<[HTMLCanvasElement | null, HTMLCanvasElement | null]>([null, null]);
  const strips = useRef<(HTMLDivElement | null)[]>([]);
  const view = useRef<ParallelView | null>(null);
  /** What was selected here last. */
  const given = useRef<Uint8Array | null>(null);
  const asked = useRef(0);

  const leastGap = useMemo(() => leastGapOf(placed), [placed]);
  const width = Math.max(room - MARGIN.left - MARGIN.right, (axes.length - 1) * leastGap);
  const slants = axes.length > 1 && width / (axes.length - 1) < UPRIGHT_GAP;
  const top = slants ? SLANTED_TOP : MARGIN.top;
  const xs = useMemo(() => axes.map((_, k) => (k * width) / Math.max(1, axes.length - 1)), [axes, width]);
  const lower = placed.some(({ gaps }) => gaps) ? GAP_BELOW : 0;

  useLayoutEffect(() => {
    const box = outer.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => setRoom(box.clientWidth));
    observer.observe(box);
    setRoom(box.clientWidth);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const [all, some] = canvases.current;
    if (plot.current === null || all === null || some === null) return;
    const made = new ParallelView(plot.current, all, some);
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    if (room > 0) view.current?.lay(placed, rows, { width, height }, colours);
  }, [placed, rows, width, height, room, colours]);
  useLayoutEffect(() => {
    view.current?.select(selection);
  }, [selection, placed]);
  useEffect(() => {
    // Someone else selects: brushes here would no longer say what is selected.
    if (props.selection !== given.current) setMarks({ axes, brushes: [] });
    given.current = props.selection;
  }, [props.selection, axes]);
  useEffect(() => () => cancelAnimationFrame(asked.current), []);

  const setBrushes = (next: Brushes): void => {
    setMarks({ axes, brushes: next });
    given.current = rowsWithin(placed, next, rows);
    onSelection(given.current);
  };
  const brush = (k: number, one: Brush | null): void =>
    setBrushes(axes.map((_, i) => (i === k ? one : (brushes[i] ?? null))));

  const step = (k: number): void => {
    const next = Math.min(axes.length - 1, Math.max(0, k));
    setActive(next);
    strips.current[next]?.focus();
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || event.buttons !== 0 || axes.length < 2) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => {
      const row = nearestRow(placed, selection, (x / width) * (axes.length - 1), y / height, REACH / height);
      if (row !== pointed) onPoint(row);
    });
  };
  const onPointerLeave = (): void => {
    cancelAnimationFrame(asked.current);
    onPoint(null);
  };

  const count = useMemo(() => (selection === null ? rows : countSelected(selection)), [selection, rows]);
  const told =
    selection === null
      ? `${formatCount(rows)} ${noun}`
      : `${formatCount(count)} of ${formatCount(rows)} ${noun} selected`;
  const line =
    pointed === null || pointed >= rows
      ? ''
      : placed
          .map(({ drawn }, k) => {
            const place = drawn[pointed];
            return `${xs[k]},${Number.isNaN(place) ? height + lower - 2 : place * height}`;
          })
          .join(' ');

  return (
    <section className="parallel" aria-label="Parallel coordinates">
      <div className="parallel-bar">
        <p role="status">{told}</p>
        <label>
          Colour by
          <select value={colourBy} onChange={(event) => setChoice(placed[Number(event.target.value)].title)}>
            {placed.map(({ title }, k) => (
              <option key={k} value={k}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={selection === null} onClick={() => setBrushes([])}>
          Select all
        </button>
      </div>
      <div className="parallel-scroll" ref={outer}>
        <div
          className="parallel-stage"
          style={{
            width: width + MARGIN.left + MARGIN.right,
            height: height + lower + top + MARGIN.bottom,
          }}
        >
          {placed.map(({ title }, k) => (
            <span
              key={k}
              className={slants ? 'parallel-name parallel-name-slanted' : 'parallel-name'}
              title={title}
              style={{
                left: MARGIN.left + xs[k],
                top: top - 8,
                ...(!slants && { width: Math.min(160, Math.max(UPRIGHT_GAP, width / axes.length) - 6) }),
              }}
            >
              {title}
            </span>
          ))}
          <div
            className="parallel-plot"
            ref={plot}
            style={{ left: MARGIN.left, top, width, height: height + lower }}
            onPointerMove={onPointerMove}
            onPointerLeave={onPointerLeave}
          >
            <canvas ref={(element) => void (canvases.current[0] = element)} />
            <canvas ref={(element) => void (canvases.current[1] = element)} />
            <svg width={width} height={height + lower} aria-hidden="true">
              <polyline className="parallel-halo" points={line} />
              <polyline className="parallel-pointed" points={line} />
              <Axes axes={placed} xs={xs} height={height} below={height + lower - 4} />
            </svg>
            {placed.map((axis, k) => (
              <Strip
                key={k}
                ref={(element) => void (strips.current[k] = element)}
                axis={axis}
                x={xs[k]}
                height={height}
                brush={brushes[k] ?? null}
                told={told}
                focusable={k === Math.min(active, axes.length - 1)}
                onBrush={(one) => brush(k, one)}
                onFocus={() => setActive(k)}
                onStep={(by) => step(k + by)}
              />
            ))}
          </div>
        </div>
      </div>
      <p
        className="parallel-readout"
        style={{ minHeight: `${LINE_EM * Math.max(3, Math.ceil(axes.length / AXES_A_LINE))}em` }}
      >
        {pointed !== null && pointed < rows
          ? `${nameOf(pointed)}: ${placed.map((axis) => `${axis.title} ${axis.read(pointed)}`).join(', ')}`
          : 'Drag along an axis to select; press it to let go. Keys: ← → between axes, ↑ ↓ move the brush, with Shift its upper end, with Alt its lower, Escape takes it away.'}
      </p>
      <ColourLegend axis={placed[colourBy]} selecting={selection !== null} />
      <ParallelTable axes={placed} rows={rows} selection={selection} nameOf={nameOf} onPoint={onPoint} />
    </section>
  );
}
