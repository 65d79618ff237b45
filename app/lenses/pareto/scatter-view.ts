/**
 * The imperative half of the plot: keeps points, size, zoom and marks, and draws what has changed, at most once per
 * animation frame. React only builds the elements and hands in props.
 */
import type { View } from '../elite-map/geometry.ts';
import { Zooming } from '../elite-map/zooming.ts';
import { onThemeChange } from '../on-theme-change.ts';
import { barsOf, measuredRange } from './bars.ts';
import { boxOf, type Box } from './brush.ts';
import { Cloud } from './cloud.ts';
import { colourOf } from './colours.ts';
import { frontShapes } from './front-shape.ts';
import { GridIndex } from './grid-index.ts';
import { Layers, type Shown } from './layers.ts';
import { Extents, Places, sameRows, wholeRange, type Range, type Rows } from './places.ts';
import type { Window } from './raster.ts';
import type { ScatterElements, ScatterNews, ScatterSettings } from './settings.ts';
import { drawSides, sideOf, type Sides } from './sides.ts';
import type { Corner } from './staircase.ts';

export const MARGIN = { top: 26, right: 10, bottom: 42, left: 52 } as const;
const SMALLEST = 160;
/** The plot takes no more than this share of the window's height. */
const TALLEST = 0.62;
const LARGEST_ZOOM = 200;
/** How near, in CSS pixels, a point must be to be read; members of the front come first. */
const REACH = 14;
const FRONT_REACH = 8;
const KEY_REACH = 30;
/** A zoom that has not moved for so long is at rest. */
const SETTLED_AFTER_MS = 120;
const NO_ROWS: Rows = { points: new Float64Array(0), front: new Uint32Array(0) };

/** CSS pixels; of many points, each is small. */
const radiusOf = (count: number): number => (count <= 400 ? 3.2 : count <= 4000 ? 2.2 : 1.4);

type Part = 'axes' | 'ground' | 'front' | 'points' | 'marks';
const ALL: readonly Part[] = ['axes', 'ground', 'front', 'points', 'marks'];

export class ScatterView {
  readonly #elements: ScatterElements;
  readonly #layers: Layers;
  readonly #zooming: Zooming;
  readonly #onNews: (news: ScatterNews) => void;
  readonly #stale = new Set<Part>();
  readonly #cleanUp: (() => void)[] = [];
  readonly #places = new Places();
  #extents: Extents;
  #settings: ScatterSettings;
  #rows = NO_ROWS;
  #axes: Sides;
  #colours: Range = [0, 1];
  #radius = 0;
  #index: GridIndex | null = null;
  #cloud: Cloud | null = null;
  /** Place of the crosshair in the square. */
  #crosshair: Corner | null = null;
  #side = 0;
  #ratio = 1;
  #request = 0;
  /** Timer that runs while the zoom moves. */
  #settling = 0;

  constructor(elements: ScatterElements, settings: ScatterSettings, onNews: (news: ScatterNews) => void) {
    this.#elements = elements;
    this.#settings = settings;
    this.#onNews = onNews;
    this.#extents = new Extents(settings.objectives);
    this.#takeCloud();
    this.#axes = this.#layOut();
    this.#layers = new Layers(elements.ground, elements.points, elements.marks);
    this.#zooming = new Zooming(elements.plot, () => this.#replace());
    this.#zooming.setLargest(LARGEST_ZOOM);
    this.#zooming.setPans(settings.pans);
    const resize = (): void => this.#resize();
    const observer = new ResizeObserver(resize);
    observer.observe(elements.figure);
    window.addEventListener('resize', resize);
    this.#cleanUp.push(
      () => observer.disconnect(),
      () => window.removeEventListener('resize', resize),
      onThemeChange(() => {
        this.#layers.readTheme();
        this.#invalidate(...ALL);
      }),
    );
    this.#resize();
  }

  get rows(): Rows {
    return this.#rows;
  }

  get axes(): Sides {
    return this.#axes;
  }

  get crosshair(): Corner | null {
    return this.#crosshair;
  }

  /** Draws points at once: the caller is inside an animation frame. */
  show(rows: Rows): void {
    const m = this.#settings.objectives.length;
    const count = rows.points.length / m;
    const old = this.#rows.points;
    this.#rows = rows;
    if (!sameRows(old, rows.points, m, Math.min(count, old.length / m))) {
      this.#extents = new Extents(this.#settings.objectives);
      this.#forget(0);
    }
    if (count < this.#places.count) this.#forget(count);
    this.#extents.extend(rows.points);
    this.#place();
    for (const part of ALL) if (part !== 'axes') this.#stale.add(part);
    this.#draw();
  }

  set(settings: ScatterSettings): void {
    const old = this.#settings;
    this.#settings = settings;
    const has = (...keys: (keyof ScatterSettings)[]) => keys.some((key) => old[key] !== settings[key]);
    if (has('pans')) this.#zooming.setPans(settings.pans);
    if (has('objectives')) {
      this.#extents = new Extents(settings.objectives);
      this.#rows = NO_ROWS;
      this.#forget(0);
    }
    if (has('objectives', 'cloud')) this.#takeCloud();
    if (has('objectives', 'x', 'y', 'close')) this.#zooming.reset();
    if (has('objectives', 'x', 'y', 'close', 'colourBy', 'total', 'truth', 'cloud', 'series')) {
      if (has('colourBy', 'total', 'series')) this.#layers.invalidate();
      this.#place();
      this.#invalidate(...ALL);
    }
    if (has('selection', 'brush')) this.#invalidate('points', 'marks');
    if (has('pinned', 'pointed')) this.#invalidate('marks');
    if (has('emphasised')) this.#invalidate('ground');
  }

  /** The place in the square under a point in client coordinates, which may lie beyond its edge. */
  placeUnder(clientX: number, clientY: number): Corner {
    const { left, top } = this.#elements.plot.getBoundingClientRect();
    const { k, x, y } = this.#zooming.transform;
    return [(clientX - left - x) / k / this.#side, (clientY - top - y) / k / this.#side];
  }

  /** The row that is read at a place; null for none. */
  rowAt([x, y]: Corner, reach = REACH): number | null {
    const { selection } = this.#settings;
    const counts = (row: number): boolean => selection === null || selection[row] === 1;
    const pixel = 1 / (this.#zooming.transform.k * this.#side);
    let best = -1;
    let least = (FRONT_REACH * pixel) ** 2;
    for (const row of this.#rows.front) {
      const square = (this.#places.x[row] - x) ** 2 + (this.#places.y[row] - y) ** 2;
      if (square < least && counts(row)) [best, least] = [row, square];
    }
    if (best < 0) {
      this.#index ??= new GridIndex(this.#places);
      best = this.#index.nearest(x, y, reach * pixel, counts);
    }
    return best < 0 ? null : best;
  }

  /** Moves the crosshair by shares of what is in view, in from `start` if it is not there yet; tells the row it reads. */
  moveCrosshair(dx: number, dy: number, start: number | null): number | null {
    const { k, x, y } = this.#zooming.transform;
    const from: Corner =
      this.#crosshair ??
      (start !== null && start < this.#places.count
        ? [this.#places.x[start], this.#places.y[start]]
        : [(this.#side / 2 - x) / k / this.#side, (this.#side / 2 - y) / k / this.#side]);
    const within = (place: number) => Math.min(1, Math.max(0, place));
    this.#crosshair = [within(from[0] + dx / k), within(from[1] + dy / k)];
    const [left, top] = this.#pixels(this.#crosshair);
    if (left < 0 || top < 0 || left > this.#side || top > this.#side)
      this.#zooming.moveTo(this.#crosshair[0] * this.#side, this.#crosshair[1] * this.#side);
    this.#invalidate('marks');
    return this.rowAt(this.#crosshair, KEY_REACH);
  }

  dropCrosshair(): void {
    this.#crosshair = null;
    this.#invalidate('marks');
  }

  /** Zooms about the crosshair or the pinned point, where one is in view, else about the middle. */
  zoomBy(factor: number): void {
    const { pinned } = this.#settings;
    const about = this.#crosshair ?? (pinned === null ? null : this.#placeOf(pinned));
    const middle: Corner = [this.#side / 2, this.#side / 2];
    const [x, y] = about === null ? middle : this.#pixels(about);
    const inside = x >= 0 && y >= 0 && x <= this.#side && y <= this.#side;
    this.#zooming.scaleBy(factor, inside ? [x, y] : [...middle]);
  }

  resetZoom(): void {
    this.#zooming.reset();
  }

  destroy(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#settling);
    for (const undo of this.#cleanUp) undo();
    this.#zooming.destroy();
  }

  /** Other places for all points: the picture of them is begun anew. */
  #forget(count: number): void {
    this.#places.cut(count);
    this.#index = null;
  }

  #takeCloud(): void {
    const { cloud, objectives } = this.#settings;
    this.#cloud = cloud === undefined ? null : new Cloud(cloud, objectives);
  }

  /** Sides of the plot for what is known so far. */
  #layOut(): Sides {
    const { objectives, close, truth, x, y } = this.#settings;
    const side = (k: number) => {
      const beside = [measuredRange(this.#rows, this.#settings, k), this.#cloud?.rangeOf(k) ?? null];
      return sideOf(objectives, k, this.#rows, this.#extents, truth, close, beside);
    };
    return [side(x), side(y)];
  }

  /** Brings axes, places and colours up to date with rows and settings. */
  #place(): void {
    const { objectives, colourBy, total } = this.#settings;
    const { points } = this.#rows;
    const axes = this.#layOut();
    if (JSON.stringify(axes) !== JSON.stringify(this.#axes)) {
      this.#axes = axes;
      this.#forget(0);
      this.#layers.invalidate();
      this.#stale.add('axes');
    }
    this.#cloud?.place(this.#axes);
    if (points.length / objectives.length !== this.#places.count) this.#index = null;
    this.#places.extend(points, objectives.length, ...this.#axes);
    const colours: Range =
      colourBy === null ? [0, total] : wholeRange(objectives[colourBy], [this.#extents.of(colourBy)]);
    const radius = radiusOf(this.#places.count);
    if (colours[0] !== this.#colours[0] || colours[1] !== this.#colours[1] || radius !== this.#radius)
      this.#layers.invalidate();
    this.#colours = colours;
    this.#radius = radius;
  }

  /** The zoom has moved. */
  #replace(): void {
    this.#layers.invalidate();
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#settling = 0;
      this.#invalidate('ground');
    }, SETTLED_AFTER_MS);
    this.#invalidate(...ALL);
  }

  #resize(): void {
    const { figure, svg, xAxis, yAxis } = this.#elements;
    const width = figure.clientWidth - MARGIN.left - MARGIN.right;
    const side = Math.max(SMALLEST, Math.floor(Math.min(width, window.innerHeight * TALLEST)));
    const ratio = window.devicePixelRatio;
    if (side === this.#side && ratio === this.#ratio) return;
    const isNew = this.#side === 0;
    this.#side = side;
    this.#ratio = ratio;
    this.#zooming.setSide(side);
    svg.setAttribute('width', String(side + MARGIN.left + MARGIN.right));
    svg.setAttribute('height', String(side + MARGIN.top + MARGIN.bottom));
    xAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top + side})`);
    yAxis.setAttribute('transform', `translate(${MARGIN.left},${MARGIN.top})`);
    figure.style.setProperty('--side', `${side}px`);
    this.#layers.resize(side, ratio);
    this.#layers.invalidate();
    for (const part of ALL) this.#stale.add(part);
    // A resized canvas is blank until drawn: draw before the browser shows it. A new one was blank before.
    if (isNew) this.#invalidate();
    else this.#draw();
  }

  #invalidate(...parts: readonly Part[]): void {
    for (const part of parts) this.#stale.add(part);
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    const stale = new Set(this.#stale);
    this.#stale.clear();
    if (stale.has('axes')) drawSides(this.#elements.xAxis, this.#elements.yAxis, this.#axes, this.#view());
    if (stale.has('ground') || stale.has('front')) this.#drawFront();
    if (stale.has('points') || stale.has('front')) this.#drawPoints();
    if (stale.has('marks')) this.#drawMarks();
    this.#onNews({ rows: this.#rows, colours: this.#colours });
  }

  #drawFront(): void {
    const { truth, objectives, series, emphasised } = this.#settings;
    // A front that is alone is always shaded.
    const shaded = series === undefined ? 0 : emphasised;
    const shapes = frontShapes(this.#rows, shaded, objectives.length, this.#axes, truth, (place) =>
      this.#pixels(place),
    );
    const below = this.#cloud && { cloud: this.#cloud, window: this.#window(), moving: this.#settling !== 0 };
    this.#layers.drawGround(shapes.ground, below, series && this.#layers.coloursOf(series)[emphasised ?? 0]);
    this.#layers.drawFronts(shapes.lines, series);
  }

  #drawPoints(): void {
    this.#layers.drawPoints(
      this.#places,
      { window: this.#window(), radius: this.#radius * this.#ratio, colourOf: this.#colourOf() },
      this.#shown(),
    );
  }

  /** Colours of rows: that of their series, or what the colours are to tell. */
  #colourOf(): (row: number) => number {
    const { objectives, colourBy, series } = this.#settings;
    const { points, series: owners } = this.#rows;
    if (series === undefined || owners === undefined) return colourOf(points, objectives, colourBy, this.#colours);
    const pales = this.#layers.palesOf(series);
    return (row) => pales[owners.of[row]];
  }

  /** Where the plot looks, in pixels of the screen. */
  #window(): Window {
    const { k, x, y } = this.#zooming.transform;
    const ratio = this.#ratio;
    return { side: this.#side * k * ratio, x: x * ratio, y: y * ratio };
  }

  #shown(): Shown {
    const { selection } = this.#settings;
    const box = this.#brushBox();
    if (box !== null) return { kind: 'inside', box };
    return selection === null ? { kind: 'all' } : { kind: 'some', selection };
  }

  /** The brush in CSS pixels, if it is one of the two objectives on show. */
  #brushBox(): Box | null {
    const { brush } = this.#settings;
    return brush && boxOf(brush, ...this.#axes, (place) => this.#pixels(place));
  }

  #drawMarks(): void {
    const { pinned, pointed } = this.#settings;
    const at = (row: number | null) => {
      const place = row === null ? null : this.#placeOf(row);
      return place === null ? null : this.#pixels(place);
    };
    this.#layers.mark({
      side: this.#side,
      brush: this.#brushBox(),
      bars: barsOf(this.#rows, this.#settings, this.#axes, (place) => this.#pixels(place)),
      pinned: at(pinned),
      pointed: at(pointed),
      crosshair: this.#crosshair && this.#pixels(this.#crosshair),
    });
  }

  #view(): View {
    const { k, x, y } = this.#zooming.transform;
    return { side: this.#side, k, x, y };
  }

  #placeOf(row: number): Corner | null {
    return row < this.#places.count ? [this.#places.x[row], this.#places.y[row]] : null;
  }

  #pixels([x, y]: Corner): Corner {
    const { k, x: left, y: top } = this.#zooming.transform;
    return [left + k * this.#side * x, top + k * this.#side * y];
  }
}
