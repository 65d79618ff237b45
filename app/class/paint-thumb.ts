/** Draws a run small: no axes, no numbers, just its shape. */
import { parseHex, packRgb } from '../lenses/elite-map/viridis.ts';
import { extentOf, paintCells } from '../lenses/elite-map/paint.ts';
import { nearestOf } from '../../workers/core/nearest.ts';
import type { MapFrame } from '../../workers/core/frames.ts';
import { inksAt, stepOf, type Inks } from '../lenses/tree/ramp.ts';
import type { Thumb } from './thumb.ts';

type Pen = CanvasRenderingContext2D;

/** Voronoi cells are painted as a grid of so many pixels. */
const FINE = 96;
const MARGIN = 0.07;

function asGrid({ centroids, fitness, ...rest }: MapFrame): MapFrame {
  if (centroids === undefined) return { ...rest, fitness };
  const nearest = nearestOf(centroids);
  const cells = Float32Array.from(
    { length: FINE * FINE },
    (_, i) => fitness[nearest(((i % FINE) + 0.5) / FINE, (Math.floor(i / FINE) + 0.5) / FINE)],
  );
  return { cols: FINE, rows: FINE, fitness: cells };
}

function paintMap(pen: Pen, frame: MapFrame, inks: Inks, size: number): void {
  const grid = asGrid(frame);
  const { low, high, filled } = extentOf(grid.fitness);
  const image = new ImageData(grid.cols, grid.rows);
  const domain = filled === 0 ? ([0, 1] as const) : ([low, high] as const);
  paintCells(grid, domain, packRgb(parseHex(inks.empty)), undefined, new Uint32Array(image.data.buffer));
  const sheet = new OffscreenCanvas(grid.cols, grid.rows);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = grid.cols > size;
  pen.drawImage(sheet, 0, 0, size, size);
}

/** Values to pixels, a little inside the edges. */
function scaleOf(
  values: Float64Array,
  offset: number,
  stride: number,
  size: number,
  up: boolean,
): (v: number) => number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = offset; i < values.length; i += stride) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  const span = high > low ? high - low : 1;
  return (value) => {
    const share = MARGIN + (1 - 2 * MARGIN) * ((value - low) / span);
    return size * (up ? 1 - share : share);
  };
}

function paintFront(pen: Pen, thumb: Thumb & { kind: 'front' }, inks: Inks, size: number, ratio: number): void {
  const { points, front } = thumb;
  const both = Float64Array.from([...points, ...front]);
  const x = scaleOf(both, 0, 2, size, false);
  const y = scaleOf(both, 1, 2, size, true);
  const dots = (places: Float64Array, radius: number, colour: string): void => {
    pen.fillStyle = colour;
    for (let i = 0; i < places.length; i += 2) {
      pen.beginPath();
      pen.arc(x(places[i]), y(places[i + 1]), radius * ratio, 0, 2 * Math.PI);
      pen.fill();
    }
  };
  dots(points, 1.3, inks.line);
  dots(front, 2.2, inks.accent);
}

function paintTree(pen: Pen, thumb: Thumb & { kind: 'tree' }, inks: Inks, size: number, ratio: number): void {
  const { left, width, level, value } = thumb;
  const levels = 1 + level.reduce((most, one) => Math.max(most, one), 0);
  const high = size / Math.max(4, Math.min(levels, 12));
  for (let i = 0; i < left.length; i++) {
    pen.fillStyle = Number.isNaN(value[i]) ? inks.empty : inks.ramp.fills[stepOf(value[i])];
    const w = width[i] * size;
    pen.fillRect(left[i] * size, level[i] * high, w > 3 * ratio ? w - ratio : w, high - ratio);
  }
}

function paintCurve(
  pen: Pen,
  { at, values }: Thumb & { kind: 'curve' },
  inks: Inks,
  size: number,
  ratio: number,
): void {
  const x = scaleOf(at, 0, 1, size, false);
  const y = scaleOf(values, 0, 1, size, true);
  pen.strokeStyle = inks.accent;
  pen.lineWidth = 2 * ratio;
  pen.beginPath();
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) pen.lineTo(x(at[i]), y(value));
  });
  pen.stroke();
}

/** `ratio` device pixels for each CSS pixel. */
export function paintThumb(canvas: HTMLCanvasElement, thumb: Thumb, ratio: number): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const inks = inksAt(canvas);
  const size = canvas.width;
  pen.clearRect(0, 0, size, size);
  if (thumb.kind === 'map') paintMap(pen, thumb.frame, inks, size);
  else if (thumb.kind === 'front') paintFront(pen, thumb, inks, size, ratio);
  else if (thumb.kind === 'tree') paintTree(pen, thumb, inks, size, ratio);
  else paintCurve(pen, thumb, inks, size, ratio);
}
