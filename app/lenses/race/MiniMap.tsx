import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import { describeFilled } from '../elite-map/describe.ts';
import { sameCell, type Cell } from '../elite-map/geometry.ts';
import { keyAction } from '../elite-map/keys.ts';
import { MapView, type MapElements, type MapNews } from '../elite-map/map-view.ts';
import type { Tiling } from '../elite-map/tiling.ts';
import { formatPercent, withUnit } from '../format.ts';
import { follow, type FrameSource } from '../source.ts';
import '../elite-map/elite-map.css';
import { LineSample } from './series-style.tsx';

/** One of several maps side by side. Cursor, pin and colours come from outside, so that all maps show the same. */
export function MiniMap(props: {
  readonly entrant: number;
  readonly name: string;
  readonly source: FrameSource;
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  readonly reachable: Uint8Array | undefined;
  readonly domain: readonly [number, number] | undefined;
  readonly tallest: number;
  readonly cursor: Cell | null;
  readonly selected: Cell | null;
  onNews(entrant: number, news: MapNews, tiling: Tiling): void;
  onHover(entrant: number, cell: Cell | null): void;
  onSelect(entrant: number, cell: Cell | null): void;
}) {
  const { entrant, name, source, axes, objective, reachable, domain, tallest, cursor, selected } = props;
  const parts = useRef<{ -readonly [K in keyof MapElements]?: MapElements[K] | null }>({});
  const view = useRef<MapView | null>(null);
  const count = useRef<HTMLSpanElement>(null);
  /** Whether the cursor is moved by keys here: then the pointer's leaving does not take it away. */
  const keyed = useRef(false);

  const takeNews = (news: MapNews): void => {
    const { extent, frame, reachableCells } = news;
    if (count.current) {
      count.current.textContent = `${formatPercent(extent.filled / Math.max(1, reachableCells))} of reachable`;
      count.current.title = describeFilled(extent.filled, frame.fitness.length, reachableCells);
    }
    if (view.current?.tiling) props.onNews(entrant, news, view.current.tiling);
  };
  const settings = { axes, objective, reachable, fit: false, domain, tallest, selected, lineage: null, pictures: null };
  const retiled = (cell: Cell | null): void => props.onHover(entrant, cell);
  const newest = useRef({ settings, takeNews, retiled });
  useLayoutEffect(() => {
    newest.current = { settings, takeNews, retiled };
    view.current?.set(settings);
  });
  useLayoutEffect(() => {
    const made = new MapView(
      parts.current as MapElements,
      newest.current.settings,
      (news) => newest.current.takeNews(news),
      // Cut anew: the cell under the cursor has another name.
      (cell) => newest.current.retiled(cell),
    );
    view.current = made;
    const leave = follow(source, (progress) => made.show(progress));
    return () => {
      leave();
      made.destroy();
      view.current = null;
    };
  }, [source]);
  const [column, row] = cursor ?? [-1, -1];
  useLayoutEffect(() => view.current?.point(column < 0 ? null : [column, row]), [column, row]);

  const hover = (cell: Cell | null): void => {
    if (!sameCell(cell, cursor)) props.onHover(entrant, cell);
  };
  const pin = (cell: Cell): void => props.onSelect(entrant, sameCell(cell, selected) ? null : cell);

  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    keyed.current = false;
    hover(view.current?.cellUnder(event.clientX, event.clientY) ?? null);
  };
  const onClick = (event: MouseEvent): void => {
    const cell = view.current?.cellUnder(event.clientX, event.clientY) ?? null;
    if (cell !== null && event.detail < 2) pin(cell);
  };
  const startCell = (tiling: Tiling): Cell =>
    cursor ?? selected ?? tiling.cellAt({ side: 1, k: 1, x: 0, y: 0 }, 0.5, 0.5) ?? [0, 0];
  const onFocus = (): void => {
    const tiling = view.current?.tiling;
    if (!tiling || !parts.current.plot?.matches(':focus-visible')) return;
    keyed.current = true;
    hover(startCell(tiling));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const map = view.current;
    if (!map?.tiling) return;
    const action = keyAction(event, map.tiling, keyed.current ? cursor : null, startCell(map.tiling));
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'move') {
      keyed.current = true;
      hover(action.cell);
      map.reveal(action.cell);
    } else if (action.kind === 'pin') pin(action.cell);
    else if (action.kind === 'zoom') map.zoomBy(action.factor, cursor ?? selected);
    else if (action.kind === 'reset') map.resetZoom();
    else if (selected !== null) props.onSelect(entrant, null);
    else parts.current.plot?.blur();
  };

  return (
    <section className="elite-map mini-map" aria-label={`Map of ${name}`}>
      <h3>
        <LineSample entrant={entrant} /> {name}
      </h3>
      <div className="elite-map-figure" ref={(element) => void (parts.current.figure = element)}>
        <div className="elite-map-stage">
          <svg ref={(element) => void (parts.current.svg = element)} aria-hidden="true">
            <g ref={(element) => void (parts.current.xAxis = element)} />
            <g ref={(element) => void (parts.current.yAxis = element)} />
          </svg>
          <span className="elite-map-y-name">↑ {withUnit(axes[1].name, axes[1].unit)}</span>
          <span ref={count} className="mini-map-count" />
          <span className="elite-map-x-name">{withUnit(axes[0].name, axes[0].unit)} →</span>
          <div
            className="elite-map-plot"
            ref={(element) => void (parts.current.plot = element)}
            role="application"
            aria-roledescription="map"
            aria-label={`Map of ${name}: ${objective.name} by ${axes[0].name} and ${axes[1].name}. Arrow keys move over the cells of all maps, Enter pins, Escape lets go; plus, minus and zero zoom.`}
            tabIndex={0}
            onPointerMove={onPointerMove}
            onPointerLeave={() => !keyed.current && hover(null)}
            onClick={onClick}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            onBlur={() => {
              keyed.current = false;
              hover(null);
            }}
          >
            <canvas ref={(element) => void (parts.current.cells = element)} />
            <canvas ref={(element) => void (parts.current.marks = element)} />
          </div>
        </div>
      </div>
    </section>
  );
}
