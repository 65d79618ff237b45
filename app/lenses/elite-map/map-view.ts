/**
 * The imperative half of the elite map: keeps frame, size, zoom and marks, and draws what has changed, at most once per
 * animation frame. React only builds the elements and hands in props.
 */
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { Lineage, Progress } from '../../../workers/host/protocol.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { onThemeChange } from '../on-theme-change.ts';
import { drawAxes } from './axes.ts';
import { countReachable, type Axes } from './describe.ts';
import { cellsInView, insideGrid, largestZoom, type Cell, type View } from './geometry.ts';
import { Layers } from './layers.ts';
import type { AskPictures, Mosaic } from './mosaic.ts';
import { extentOf, type Extent } from './paint.ts';
import { sameCellIn, tilings, type Tiling } from './tiling.ts';
import { Zooming } from './zooming.ts';

export interface MapElements {
  /** Its width decides the size of the plot. */
  readonly figure: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly xAxis: SVGGElement;
  readonly yAxis: SVGGElement;
  readonly plot: HTMLElement;
  readonly cells: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
}

export interface MapSettings {
  readonly axes: Axes;
  readonly objective: Objective;
  readonly reachable: Uint8Array | undefined;
  /** Colours span the fitness now on the map rather than the objective's whole range. */
  readonly fit: boolean;
  /** Fitness that the colours span, where it is not this map's own to say: several maps share one scale. */
  readonly domain?: readonly [number, number] | undefined;
  /** The plot takes no more than this share of the window's height; 0.7 if absent. */
  readonly tallest?: number;
  readonly selected: Cell | null;
  readonly lineage: Lineage | null;
  /** Gets pictures of elites to draw in their cells; null for none. */
  readonly pictures: AskPictures | null;
}

/** What the texts around the map are written from, after every frame drawn. */
export interface MapNews {
  readonly frame: MapFrame;
  readonly extent: Extent;
  readonly domain: readonly [number, number];
  readonly reachableCells: number;
}

export const MARGIN = { top: 26, right: 10, bottom: 42, left: 46 } as const;
const SMALLEST = 160;
/** Pictures are drawn in cells of at least so many CSS pixels. */
const SMALLEST_PICTURE = 12;

type Part = 'cells' | 'zoom' | 'pictures' | 'marks';

export class MapView {
  readonly #elements: MapElements;
  readonly #layers: Layers;
  readonly #onNews: (news: MapNews) => void;
  /** The map was cut anew: the cell that now stands for the one under the cursor. */
  readonly #onRetiled: (cursor: Cell | null) => void;
  readonly #zooming: Zooming;
  readonly #stale = new Set<Part>();
  /** Loaded when pictures are first to be shown. */
  #mosaic: Mosaic | null = null;
  #loading = false;
  readonly #cleanUp: (() => void)[] = [];
  #settings: MapSettings;
  #frame: MapFrame | null = null;
  #tiling: Tiling | null = null;
  readonly #tilingOf = tilings();
  #domain: readonly [number, number] = [0, 1];
  #cursor: Cell | null = null;
  #side = 0;
  #reachableCells = 0;
  #request = 0;

  constructor(
    elements: MapElements,
    settings: MapSettings,
    onNews: (news: MapNews) => void,
    onRetiled: (cursor: Cell | null) => void,
  ) {
    this.#elements = elements;
    this.#settings = settings;
    this.#onNews = onNews;
    this.#onRetiled = onRetiled;
    this.#layers = new Layers(elements.cells, elements.marks);
    this.#zooming = new Zooming(elements.plot, () => {
      this.#invalidate('zoom');
      this.#wantPictures();
    });
    const resize = (): void => this.#resize();
    const observer = new ResizeObserver(resize);
    observer.observe(elements.figure);
    window.addEventListener('resize', resize);
    this.#cleanUp.push(
      () => observer.disconnect(),
      () => window.removeEventListener('resize', resize),
      onThemeChange(() => {
        this.#layers.readTheme();
        this.#invalidate('cells');
        this.#invalidate('marks');
      }),
    );
    this.#resize();
  }

  get frame(): MapFrame | null {
    return this.#frame;
  }

  get tiling(): Tiling | null {
    return this.#tiling;
  }

  /** Draws a new frame at once: the caller is inside an animation frame. */
  show(progress: Progress): void {
    const frame = progress.frames?.['elite-map'];
    if (frame === undefined) return;
    const old = this.#tiling;
    const tiling = this.#tilingOf(frame);
    this.#frame = frame;
    this.#tiling = tiling;
    if (tiling !== old) {
      this.#zooming.setLargest(largestZoom(tiling.across));
      this.#stale.add('marks');
      if (old !== null && this.#cursor !== null) this.#onRetiled(sameCellIn(tiling, old, this.#cursor));
      this.#mosaic?.want(null, null);
      this.#reachableCells = countReachable(frame.fitness.length, this.#settings.reachable);
    }
    this.#stale.add('cells');
    this.#draw();
    this.#wantPictures();
  }

  set(settings: MapSettings): void {
    const old = this.#settings;
    this.#settings = settings;
    if (old.reachable !== settings.reachable && this.#frame !== null) {
      this.#reachableCells = countReachable(this.#frame.fitness.length, settings.reachable);
    }
    if (old.axes !== settings.axes) this.#invalidate('zoom');
    if (old.tallest !== settings.tallest) this.#resize();
    if (
      old.reachable !== settings.reachable ||
      old.fit !== settings.fit ||
      old.domain !== settings.domain ||
      old.objective !== settings.objective
    )
      this.#invalidate('cells');
    if (old.pictures !== settings.pictures) {
      this.#wantPictures();
      this.#invalidate('pictures');
    }
    if (old.selected !== settings.selected || old.lineage !== settings.lineage) this.#invalidate('marks');
  }

  /** Moves the mark of the cell under the pointer or keyboard cursor. */
  point(cell: Cell | null): void {
    this.#cursor = cell;
    this.#invalidate('marks');
  }

  /** Pans, if need be, so that a cell is in view. */
  reveal(cell: Cell): void {
    if (this.#tiling === null) return;
    const { x, y, width, height } = this.#tiling.box(this.#view(), cell);
    if (x >= 0 && y >= 0 && x + width <= this.#side && y + height <= this.#side) return;
    const { k, x: left, y: top } = this.#zooming.transform;
    this.#zooming.moveTo((x + width / 2 - left) / k, (y + height / 2 - top) / k);
  }

  /** Zooms about a cell if it is in view, else about the middle. */
  zoomBy(factor: number, about: Cell | null): void {
    const middle = this.#side / 2;
    let point: [number, number] = [middle, middle];
    if (this.#tiling !== null && about !== null) {
      const centre = this.#tiling.centre(this.#view(), about);
      if (Math.min(...centre) >= 0 && Math.max(...centre) <= this.#side) point = [...centre];
    }
    this.#zooming.scaleBy(factor, point);
  }

  resetZoom(): void {
    this.#zooming.reset();
  }

  /** The cell under a point given in client coordinates. */
  cellUnder(clientX: number, clientY: number): Cell | null {
    if (this.#tiling === null) return null;
    const { left, top } = this.#elements.plot.getBoundingClientRect();
    const { clientLeft, clientTop } = this.#elements.plot;
    return this.#tiling.cellAt(this.#view(), clientX - left - clientLeft, clientY - top - clientTop);
  }

  destroy(): void {
    cancelAnimationFrame(this.#request);
    this.#tiling = null;
    this.#mosaic?.want(null, null);
    for (const undo of this.#cleanUp) undo();
    this.#zooming.destroy();
  }

  #view(): View {
    const { k, x, y } = this.#zooming.transform;
    return { side: this.#side, k, x, y };
  }

  #resize(): void {
    const { figure, svg, xAxis, yAxis } = this.#elements;
    const width = figure.clientWidth - MARGIN.left - MARGIN.right;
    // Never taller than most of the window, so that the controls stay in view beside the map.
    const side = Math.max(SMALLEST, Math.floor(Math.min(width, window.innerHeight * (this.#settings.tallest ?? 0.7))));
    const ratio = window.devicePixelRatio;
    const pixels = Math.round(side * ratio);
    if (side === this.#side && pixels === this.#elements.cells.width) return;
    this.#side = side;
    this.#zooming.setSide(side);
    svg.setAttribute('width', String(side + MARGIN.left + MARGIN.right));
    svg.setAttribute('height', String(side + MARGIN.top + MARGIN.bottom));
    xAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top + side})`);
    yAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top})`);
    figure.style.setProperty('--side', `${side}px`);
    this.#layers.resize(side, ratio);
    // A resized canvas is blank until drawn: draw before the browser shows it.
    for (const part of ['zoom', 'marks'] as const) this.#stale.add(part);
    this.#draw();
  }

  #invalidate(part: Part): void {
    this.#stale.add(part);
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    const stale = new Set(this.#stale);
    this.#stale.clear();
    const { axes, reachable, selected, lineage } = this.#settings;
    const view = this.#view();
    if (stale.has('cells') && this.#frame !== null && this.#tiling !== null) this.#paint(this.#frame, this.#tiling);
    if (stale.has('zoom')) drawAxes(this.#elements.xAxis, this.#elements.yAxis, axes, view);
    if (stale.has('cells') || stale.has('zoom') || stale.has('pictures')) {
      const tiles = (this.#frame && this.#mosaic?.tiles(this.#frame, this.#domain)) ?? null;
      this.#layers.blit(view, reachable !== undefined && this.#frame !== null, tiles);
    }
    if (stale.has('marks') || stale.has('zoom')) {
      this.#layers.mark(view, { cursor: this.#inside(this.#cursor), selected: this.#inside(selected), lineage });
    }
  }

  /** A cell, unless it is none of the map on show: a link may name any. */
  #inside(cell: Cell | null): Cell | null {
    return cell !== null && this.#tiling !== null && insideGrid(this.#tiling, cell) ? cell : null;
  }

  /** Asks for the pictures of the cells in view, where they are squares large enough to be seen. */
  #wantPictures(): void {
    const view = this.#view();
    const tiling = this.#tiling;
    const size = tiling === null || tiling.voronoi !== null ? 0 : (view.side * view.k) / tiling.across;
    const cells = tiling !== null && size >= SMALLEST_PICTURE ? cellsInView(tiling, view) : null;
    const { pictures } = this.#settings;
    if (this.#mosaic !== null) this.#mosaic.want(pictures, cells);
    else if (pictures !== null && cells !== null && !this.#loading) void this.#loadMosaic();
  }

  async #loadMosaic(): Promise<void> {
    this.#loading = true;
    const part = await import('./mosaic.ts').catch(() => null);
    this.#loading = false;
    // Without it the map is there all the same, in colours; asked for again when the view changes.
    if (part === null) return;
    this.#mosaic = new part.Mosaic(() => this.#invalidate('pictures'));
    this.#wantPictures();
  }

  #paint(frame: MapFrame, tiling: Tiling): void {
    const { objective, fit, reachable } = this.#settings;
    const extent = extentOf(frame.fitness);
    const own = fit && extent.filled > 0 ? [extent.low, extent.high] : [objective.floor, objective.ceiling];
    const domain = this.#settings.domain ?? (own as [number, number]);
    this.#domain = domain;
    this.#layers.paint(frame, tiling, domain, reachable?.length === frame.fitness.length ? reachable : undefined);
    this.#onNews({ frame, extent, domain, reachableCells: this.#reachableCells });
  }
}
