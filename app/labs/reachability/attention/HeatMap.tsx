import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { inkOn } from '../../../lenses/tree/ramp.ts';
import type { Group } from './columns.ts';
import { AxisLabels, type Axis } from './AxisLabels.tsx';
import { Pixels } from './Pixels.tsx';
import type { Scale } from './scale.ts';

export interface Spot {
  readonly row: number;
  readonly col: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** Room for names of groups, and for labels of tokens beside them. */
const LEFT = 54;
const LABELS = 22;

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/**
 * Numbers [rows × cols] as colours, with labels at both sides. A pointer and the arrow keys move a cursor (Home and End along its
 * row, Page up and down along its column); a click or Enter presses a cell. A finger's first touch only moves the cursor.
 */
export function HeatMap(props: {
  /** What is seen; how to use it is added. */
  readonly label: string;
  /** What pressing does: `cuts it`. */
  readonly does?: string;
  readonly values: ArrayLike<number>;
  readonly rows: Axis;
  readonly cols: Axis;
  readonly scale: Scale;
  /** Largest size of a cell, in CSS pixels; as high as it is wide if `height` is not given. */
  readonly widest: number;
  /** Smallest; what has no room then is scrolled to. */
  readonly least?: number;
  readonly height?: number;
  readonly cursor: Spot | null;
  onCursor(spot: Spot): void;
  onPress?(spot: Spot): void;
  onGroup?(group: Group): void;
  readonly crossed?: readonly Spot[];
  /** Groups, by name, struck through. */
  readonly struck?: ReadonlySet<string>;
  /** Row that is chosen. */
  readonly chosen?: number;
  /** What to write in a cell, where it is wide enough. */
  text?(row: number, col: number): string;
}) {
  const { label, does, values, rows, cols, scale, cursor, crossed = [], onCursor, onPress } = props;
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const armed = useRef(true);
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const element = box.current;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);

  const room = Math.max(0, width - LEFT - LABELS);
  const tokensAbove = cols.tokens !== undefined && room / cols.count >= 7.5;
  const beside = rows.tokens !== undefined && (props.height ?? room / cols.count) >= 9;
  const left = LEFT + (beside ? LABELS - 4 : 0);
  const cellWidth = Math.min(props.widest, Math.max(0, width - left - 2) / cols.count);
  const cellHeight = props.height ?? Math.max(9, cellWidth);
  const above = cols.groups.some((group) => group.name.length * 6.4 > (group.to - group.from) * cellWidth - 2);
  const top = (above ? 50 : 16) + (tokensAbove ? 17 : 0);
  const [wide, high] = [cellWidth * cols.count, cellHeight * rows.count];

  const spotAt = (event: PointerEvent): Spot | null => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined) return null;
    const col = Math.floor((event.clientX - bounds.left - left) / cellWidth);
    const row = Math.floor((event.clientY - bounds.top - top) / cellHeight);
    return col < 0 || row < 0 || col >= cols.count || row >= rows.count ? null : { row, col };
  };
  const isCursor = (spot: Spot) => cursor?.row === spot.row && cursor.col === spot.col;
  const point = (event: PointerEvent): void => {
    const spot = spotAt(event);
    if (spot !== null && !isCursor(spot)) onCursor(spot);
  };
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const { row, col } = cursor ?? { row: 0, col: 0 };
      onCursor(cursor === null ? { row, col } : { row: clamp(row + step[0], rows.count), col: clamp(col + step[1], cols.count) }); // prettier-ignore
    } else if ((event.key === 'Enter' || event.key === ' ') && cursor !== null) onPress?.(cursor);
    else return;
    event.preventDefault();
  };
  const path = crossed
    .map(({ row, col }) => {
      const [x, y] = [(col + 0.25) * cellWidth, (row + 0.25) * cellHeight];
      const [w, h] = [cellWidth / 2, cellHeight / 2];
      return `M${x.toFixed(1)} ${y.toFixed(1)}l${w} ${h}m0 ${-h}l${-w} ${h}`;
    })
    .join('');
  const band = (x: number, y: number, w: number, h: number) =>
    ['reach-attention-halo', 'reach-attention-line'].map((name) => (
      <rect key={name} className={name} x={x} y={y} width={w} height={h} />
    ));

  const least = props.least === undefined ? undefined : LEFT + LABELS + props.least * cols.count;
  const map = (
    <div
      ref={box}
      className="reach-attention-map"
      style={{ height: top + high + 2, minWidth: least }}
      role="application"
      tabIndex={0}
      aria-label={`${label}. Arrow keys move a cursor${does === undefined ? '' : `, Enter ${does}`}.`}
      onKeyDown={press}
      onPointerMove={point}
      onPointerDown={(event) => {
        const spot = spotAt(event);
        armed.current = spot !== null && (event.pointerType === 'mouse' || isCursor(spot));
        point(event);
      }}
    >
      {width > 0 && (
        <>
          <Pixels
            values={values}
            rows={rows.count}
            cols={cols.count}
            scale={scale}
            style={{ left, top, width: wide, height: high }}
          />
          <svg width={width} height={top + high + 2} aria-hidden="true">
            <AxisLabels
              axis={cols}
              cell={cellWidth}
              across={high}
              vertical={false}
              turned={above}
              tokens={tokensAbove}
              transform={`translate(${left} ${top})`}
              pointed={cursor?.col}
              struck={props.struck}
              onGroup={props.onGroup}
            />
            <AxisLabels
              axis={rows}
              cell={cellHeight}
              across={wide}
              vertical
              turned={false}
              tokens={beside}
              transform={`translate(${left} ${top})`}
              pointed={cursor?.row}
              struck={props.struck}
              onGroup={props.onGroup}
            />
            <g
              transform={`translate(${left} ${top})`}
              className={onPress === undefined ? undefined : 'reach-attention-cells'}
              onClick={() => armed.current && cursor !== null && onPress?.(cursor)}
            >
              <rect width={wide} height={high} className="reach-attention-frame" />
              {props.text !== undefined &&
                cellWidth >= 22 &&
                Array.from({ length: rows.count * cols.count }, (_, i) => (
                  <text
                    key={i}
                    className="reach-attention-number"
                    x={((i % cols.count) + 0.5) * cellWidth}
                    y={(Math.floor(i / cols.count) + 0.5) * cellHeight}
                    style={{ fill: inkOn(scale.colour(values[i])), fontSize: Math.min(11, cellWidth * 0.4) }}
                  >
                    {props.text?.(Math.floor(i / cols.count), i % cols.count)}
                  </text>
                ))}
              <path d={path} className="reach-attention-cross" />
              {props.chosen !== undefined && band(0, props.chosen * cellHeight, wide, cellHeight)}
              {cursor !== null && cursor.row < rows.count && cursor.col < cols.count && (
                <>
                  <g className="reach-attention-bands">
                    {band(0, cursor.row * cellHeight, wide, cellHeight)}
                    {band(cursor.col * cellWidth, 0, cellWidth, high)}
                  </g>
                  {band(cursor.col * cellWidth, cursor.row * cellHeight, cellWidth, cellHeight)}
                </>
              )}
            </g>
          </svg>
        </>
      )}
    </div>
  );
  return least === undefined ? map : <div className="reach-attention-scroll">{map}</div>;
}
