import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import type { Lineage } from '../../../workers/host/protocol.ts';
import { withUnit } from '../format.ts';
import { follow, type FrameSource } from '../source.ts';
import { ColourBar, type ColourBarHandle } from './ColourBar.tsx';
import { describeCell, describeFilled, describeShape, describeSize } from './describe.ts';
import { insideGrid, sameCell, type Cell } from './geometry.ts';
import { keyAction } from './keys.ts';
import { Legend } from './Legend.tsx';
import { MapTableTwin } from './MapTableTwin.tsx';
import { MapView, type MapElements, type MapNews } from './map-view.ts';
import type { AskPictures } from './mosaic.ts';
import './elite-map.css';

/** Screen readers are told about the cell once the cursor rests this long. */
const SPEAK_AFTER_MS = 350;
const HINT = 'Point at a cell to read it; click to pin it.';

/** The best solution per cell, as a map by two descriptors. Drawn from the source's frames; pans, zooms, pins. */
export function EliteMap(props: {
  readonly source: FrameSource;
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  /** Cells that some solution can reach, where known. */
  readonly reachable: Uint8Array | undefined;
  readonly selected: Cell | null;
  /** Ancestry of the selected elite. */
  readonly lineage: Lineage | null;
  /** Gets pictures of the elites, for problems whose solutions are pictures. */
  readonly pictures: AskPictures | null;
  onHover(cell: Cell | null): void;
  onSelect(cell: Cell | null): void;
}) {
  const { source, axes, objective, reachable, selected, lineage, pictures, onHover, onSelect } = props;
  const outside = useMemo(() => reachable?.includes(0) ?? false, [reachable]);
  const [fit, setFit] = useState(false);
  const [pictured, setPictured] = useState(true);
  const [shape, setShape] = useState('');
  const toldShape = useRef('');
  const parts = useRef<{ -readonly [K in keyof MapElements]?: MapElements[K] | null }>({});
  const view = useRef<MapView | null>(null);
  const colourBar = useRef<ColourBarHandle>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const cursor = useRef<{ cell: Cell; by: 'pointer' | 'keys' } | null>(null);
  /** Where the pointer was last, in client coordinates. */
  const pointer = useRef<readonly [x: number, y: number]>([0, 0]);
  const speaking = useRef(0);
  const helpId = useId();

  /** The cell under the cursor, or else the pinned one, in words. */
  const words = () => {
    const frame = view.current?.frame;
    const cell = cursor.current?.cell ?? selected;
    if (!frame || cell === null || !insideGrid(frame, cell)) return null;
    return describeCell(frame, axes, objective, reachable, cell);
  };

  const writeReadout = (): void => {
    const said = words();
    if (!readout.current) return;
    const [first, second] = readout.current.children;
    first.textContent = said ? `${said.place}: ${said.value}` : '';
    second.textContent = said ? said.ranges : HINT;
  };

  const takeNews = ({ frame, extent, domain, reachableCells }: MapNews): void => {
    colourBar.current?.write(domain, extent);
    if (count.current) {
      const filled = describeFilled(extent.filled, frame.fitness.length, reachableCells);
      count.current.textContent = frame.finest === undefined ? filled : `${filled}, now ${describeSize(frame)}`;
    }
    const cut = describeShape(frame);
    // React would keep every word that changes nothing, until it next renders.
    if (cut !== toldShape.current) setShape((toldShape.current = cut));
    writeReadout();
  };

  const moveCursor = (cell: Cell | null, by: 'pointer' | 'keys'): void => {
    const moved = !sameCell(cursor.current?.cell ?? null, cell);
    cursor.current = cell === null ? null : { cell, by };
    if (!moved) return;
    view.current?.point(cell);
    writeReadout();
    onHover(cell);
    if (by === 'pointer') return;
    clearTimeout(speaking.current);
    speaking.current = window.setTimeout(() => {
      const said = words();
      if (live.current && said) live.current.textContent = `${said.place}: ${said.value}. ${said.ranges}`;
    }, SPEAK_AFTER_MS);
  };

  /** The cells are others now: the cursor stays where it is on the map. */
  const recut = (cell: Cell | null): void => {
    const by = cursor.current?.by ?? 'pointer';
    moveCursor(by === 'pointer' ? (view.current?.cellUnder(...pointer.current) ?? null) : cell, by);
  };

  const settings = { axes, objective, reachable, fit, selected, lineage, pictures: pictured ? pictures : null };
  const newest = useRef({ settings, takeNews, recut });
  useLayoutEffect(() => {
    newest.current = { settings, takeNews, recut };
    view.current?.set(settings);
    writeReadout();
  });
  useLayoutEffect(() => {
    const made = new MapView(
      parts.current as MapElements,
      newest.current.settings,
      (news) => newest.current.takeNews(news),
      (cell) => newest.current.recut(cell),
    );
    view.current = made;
    const leave = follow(source, (progress) => made.show(progress));
    return () => {
      leave();
      made.destroy();
      view.current = null;
    };
  }, [source]);
  useEffect(() => () => clearTimeout(speaking.current), []);

  const pin = (cell: Cell | null): void => onSelect(sameCell(cell, selected) ? null : cell);

  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    pointer.current = [event.clientX, event.clientY];
    moveCursor(view.current?.cellUnder(...pointer.current) ?? null, 'pointer');
  };

  const onClick = (event: MouseEvent): void => {
    const cell = view.current?.cellUnder(event.clientX, event.clientY) ?? null;
    // The second click of a double click zooms; it does not take the pin away again.
    if (cell !== null && event.detail < 2) pin(cell);
  };

  /** The cursor, the pin, or the middle of the map. */
  const startCell = (): Cell => {
    const tiling = view.current?.tiling;
    const middle = tiling?.cellAt({ side: 1, k: 1, x: 0, y: 0 }, 0.5, 0.5);
    return cursor.current?.cell ?? selected ?? middle ?? [0, 0];
  };

  const leave = (): void => {
    if (selected !== null) onSelect(null);
    else parts.current.plot?.blur();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const map = view.current;
    if (!map?.tiling) return;
    const keyCursor = cursor.current?.by === 'keys' ? cursor.current.cell : null;
    const action = keyAction(event, map.tiling, keyCursor, startCell());
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'move') {
      moveCursor(action.cell, 'keys');
      map.reveal(action.cell);
    } else if (action.kind === 'pin') pin(action.cell);
    else if (action.kind === 'zoom') map.zoomBy(action.factor, keyCursor ?? selected);
    else if (action.kind === 'reset') map.resetZoom();
    else leave();
  };

  const onFocus = (): void => {
    if (view.current?.frame && parts.current.plot?.matches(':focus-visible')) moveCursor(startCell(), 'keys');
  };

  return (
    <section className="elite-map" aria-label="Elite map">
      <div className="elite-map-bar">
        <p ref={count}>No cell filled yet</p>
        <div role="group" aria-label="Zoom of the map">
          {pictures && (
            <button
              type="button"
              aria-pressed={pictured}
              title="Draw every elite in its cell, where cells are large enough"
              onClick={() => setPictured(!pictured)}
            >
              Pictures
            </button>
          )}
          <button
            type="button"
            aria-label="Zoom in"
            title="Zoom in (+)"
            onClick={() => view.current?.zoomBy(2, selected)}
          >
            +
          </button>
          <button
            type="button"
            aria-label="Zoom out"
            title="Zoom out (−)"
            onClick={() => view.current?.zoomBy(0.5, selected)}
          >
            −
          </button>
          <button type="button" title="Show the whole map (0)" onClick={() => view.current?.resetZoom()}>
            Reset
          </button>
        </div>
      </div>
      <div className="elite-map-body">
        <div className="elite-map-figure" ref={(element) => void (parts.current.figure = element)}>
          <div className="elite-map-stage">
            <svg ref={(element) => void (parts.current.svg = element)} aria-hidden="true">
              <g ref={(element) => void (parts.current.xAxis = element)} />
              <g ref={(element) => void (parts.current.yAxis = element)} />
            </svg>
            <span className="elite-map-y-name">↑ {withUnit(axes[1].name, axes[1].unit)}</span>
            <span className="elite-map-x-name">{withUnit(axes[0].name, axes[0].unit)} →</span>
            <div
              className="elite-map-plot"
              ref={(element) => void (parts.current.plot = element)}
              role="application"
              aria-roledescription="map"
              aria-label={`Map of elites, ${shape}: ${objective.name} by ${axes[0].name} and ${axes[1].name}`}
              aria-describedby={helpId}
              tabIndex={0}
              onPointerMove={onPointerMove}
              onPointerLeave={() => cursor.current?.by === 'pointer' && moveCursor(null, 'pointer')}
              onClick={onClick}
              onKeyDown={onKeyDown}
              onFocus={onFocus}
              onBlur={() => moveCursor(null, 'pointer')}
            >
              <canvas ref={(element) => void (parts.current.cells = element)} />
              <canvas ref={(element) => void (parts.current.marks = element)} />
            </div>
          </div>
        </div>
        <div className="elite-map-key">
          <p className="elite-map-readout" ref={readout}>
            <strong />
            <span />
          </p>
          <ColourBar ref={colourBar} objective={objective} fit={fit} onFit={setFit} />
          <Legend
            outside={outside}
            pinned={selected !== null}
            lineage={lineage !== null && lineage.births.length > 1}
          />
        </div>
      </div>
      <MapTableTwin source={source} axes={axes} objective={objective} />
      <p className="elite-map-hidden" id={helpId}>
        Arrow keys move over the cells, with Shift ten at a time. Enter pins the cell, Escape lets go. Plus, minus and
        zero zoom.
      </p>
      <p className="elite-map-hidden" ref={live} aria-live="polite" />
    </section>
  );
}
