import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import { drawAxes } from '../elite-map/axes.ts';
import { cellAt, insideGrid, type Cell, type View } from '../elite-map/geometry.ts';
import { keyAction } from '../elite-map/keys.ts';
import { gridTiling } from '../elite-map/tiling.ts';
import { formatCount, withUnit } from '../format.ts';
import { onThemeChange } from '../on-theme-change.ts';
import { describeDifference } from './describe.ts';
import { DifferenceLegend } from './DifferenceLegend.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import {
  differenceOf,
  paintDifference,
  type Difference,
  type DifferenceColours,
  type FitnessMap,
} from './difference.ts';
import './difference.css';

const MARGIN = { top: 26, right: 10, bottom: 42, left: 46 } as const;
const SMALLEST = 160;
const HINT = 'Point at a cell to read both its elites.';

function readColours(element: Element): DifferenceColours {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    first: colour('--difference-first'),
    middle: colour('--difference-middle'),
    second: colour('--difference-second'),
    onlyFirst: colour('--difference-only-first'),
    onlySecond: colour('--difference-only-second'),
    empty: colour('--difference-empty'),
  };
}

function paint(canvas: HTMLCanvasElement, difference: Difference): void {
  const { cols, rows, largest } = difference;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  canvas.width = cols;
  canvas.height = rows;
  const image = new ImageData(cols, rows);
  paintDifference(difference, largest, readColours(canvas), new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
}

/** The largest square plot that fits in an element and leaves the rest of the page in view. */
function useSide(): readonly [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [side, setSide] = useState(0);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = (): void => {
      const width = element.clientWidth - MARGIN.left - MARGIN.right;
      setSide(Math.max(SMALLEST, Math.floor(Math.min(width, window.innerHeight * 0.7))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return [setElement, side];
}

/**
 * Where two maps of one shape differ: fitness in the second less that in the first, and the cells that only one of them
 * fills. Draws the frames it is given; whoever shows runs that move hands in new ones as often as is worth it.
 */
export function DifferenceMap(props: {
  readonly first: FitnessMap;
  readonly second: FitnessMap;
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  /** What to call the two, in the legend and the readout. */
  readonly names: readonly [string, string];
}) {
  const { first, second, axes, objective, names } = props;
  const difference = useMemo(() => differenceOf(first, second), [first, second]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const xAxis = useRef<SVGGElement>(null);
  const yAxis = useRef<SVGGElement>(null);
  const [figure, side] = useSide();
  const [cursor, setCursor] = useState<{ readonly cell: Cell; readonly byKeys: boolean } | null>(null);
  const helpId = useId();
  const view: View = { side, k: 1, x: 0, y: 0 };
  const grid = gridTiling({ cols: difference.cols, rows: difference.rows });

  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, difference);
  }, [difference]);
  useEffect(() => onThemeChange(() => canvas.current && paint(canvas.current, difference)), [difference]);
  useLayoutEffect(() => {
    if (xAxis.current && yAxis.current && side > 0)
      drawAxes(xAxis.current, yAxis.current, axes, { side, k: 1, x: 0, y: 0 });
  }, [axes, side]);

  const shown = cursor !== null && insideGrid(grid, cursor.cell) ? cursor.cell : null;
  const pair = useMemo(
    () => ({ difference, first, second, axes, objective, names }),
    [difference, first, second, axes, objective, names],
  );
  const told = shown === null ? null : describeDifference(pair, shown);
  const words = told === null ? ['', HINT] : [`${told.place}: ${told.value}`, `${told.both}${told.ranges}`];

  const onKeyDown = (event: KeyboardEvent): void => {
    const middle: Cell = [grid.cols >> 1, grid.rows >> 1];
    const action = keyAction(event, grid, cursor?.byKeys ? cursor.cell : null, shown ?? middle);
    if (action === null || action.kind === 'zoom' || action.kind === 'reset') return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'move') setCursor({ cell: action.cell, byKeys: true });
    else if (action.kind === 'leave') plot.current?.blur();
  };

  const box = shown && { left: (shown[0] * side) / grid.cols, top: ((grid.rows - 1 - shown[1]) * side) / grid.rows };
  return (
    <section className="difference-map" aria-label="Difference map" style={{ '--side': `${side}px` } as object}>
      <p className="difference-count">
        {formatCount(difference.cells.both)} cells filled by both,{' '}
        {formatCount(difference.cells.onlyFirst + difference.cells.onlySecond)} by one only
      </p>
      <div ref={figure}>
        <div className="difference-stage">
          <svg width={side + MARGIN.left + MARGIN.right} height={side + MARGIN.top + MARGIN.bottom} aria-hidden="true">
            <g ref={xAxis} transform={`translate(${MARGIN.left},${MARGIN.top + side})`} />
            <g ref={yAxis} transform={`translate(${MARGIN.left},${MARGIN.top})`} />
          </svg>
          <span className="difference-y-name">↑ {withUnit(axes[1].name, axes[1].unit)}</span>
          <span className="difference-x-name">{withUnit(axes[0].name, axes[0].unit)} →</span>
          <div
            ref={plot}
            className="difference-plot"
            role="application"
            aria-roledescription="map"
            aria-label={`Difference map, ${grid.cols} × ${grid.rows} cells: ${objective.name} of ${names[1]} less that of ${names[0]}`}
            aria-describedby={helpId}
            tabIndex={0}
            onPointerMove={(event) => {
              const { left, top } = event.currentTarget.getBoundingClientRect();
              const cell = cellAt(grid, view, event.clientX - left, event.clientY - top);
              setCursor(cell && { cell, byKeys: false });
            }}
            onPointerLeave={() => setCursor((now) => (now?.byKeys ? now : null))}
            onKeyDown={onKeyDown}
            onBlur={() => setCursor(null)}
          >
            <canvas ref={canvas} />
            {box && (
              <span
                className="difference-cursor"
                style={{ ...box, width: side / grid.cols, height: side / grid.rows }}
                aria-hidden="true"
              />
            )}
          </div>
        </div>
      </div>
      <p className="difference-readout">
        <strong>{words[0]}</strong>
        <span>{words[1]}</span>
      </p>
      <p className="difference-hidden" aria-live="polite">
        {cursor?.byKeys ? words.join('. ') : ''}
      </p>
      <p className="difference-hidden" id={helpId}>
        Arrow keys move over the cells, with Shift ten at a time. Escape lets go.
      </p>
      <DifferenceLegend difference={difference} objective={objective} names={names} />
      <DifferenceTable pair={pair} />
    </section>
  );
}
