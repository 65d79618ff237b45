/**
 * The map as a figure for papers: a self-contained SVG on white; the cells of a grid as an embedded picture, everything
 * else vector.
 */
import type { Objective } from '../../../workers/core/types.ts';
import type { MapFrame } from '../../../workers/core/frames.ts';
import { escapeXml, formatCount, withUnit } from '../format.ts';
import { barLabels } from './colour-scale.ts';
import { axisScales, ticksOf } from './axes.ts';
import type { Axes } from './describe.ts';
import { cellColours, extentOf, paintCells } from './paint.ts';
import { tilings, type Tiling } from './tiling.ts';
import { gradientStops, packRgb, parseHex } from './viridis.ts';

// Paper is white whatever the theme of the page.
export const INK = '#14171f';
const GREY = '#565d6d';
const EMPTY = '#e4e7ee';

export const SIDE = 400;
export const LEFT = 70;
export const TOP = 40;
const BAR = { x: LEFT + SIDE + 24, width: 14 };
const WIDTH = BAR.x + BAR.width + 86;
const HEIGHT = TOP + SIDE + 74;

type Domain = readonly [number, number];

function cellsAsPng(frame: MapFrame, domain: Domain): string {
  const canvas = document.createElement('canvas');
  canvas.width = frame.cols;
  canvas.height = frame.rows;
  const image = new ImageData(frame.cols, frame.rows);
  paintCells(frame, domain, packRgb(parseHex(EMPTY)), undefined, new Uint32Array(image.data.buffer));
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}

function pictureSvg(frame: MapFrame, domain: Domain): string {
  return [
    `<image x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" preserveAspectRatio="none" `,
    `style="image-rendering:pixelated" href="${cellsAsPng(frame, domain)}"/>`,
  ].join('');
}

/** Voronoi cells as polygons, with thin white lines between. */
export function polygonsSvg(frame: MapFrame, tiling: Tiling, domain: Domain): string {
  const view = { side: SIDE, k: 1, x: LEFT, y: TOP };
  const polygons = cellColours(frame, domain, EMPTY).map((colour, cell) => {
    const corners = tiling.outline(view, [cell, 0]).map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`);
    return `<polygon points="${corners.join(' ')}" fill="${colour}"/>`;
  });
  return `<g stroke="#ffffff" stroke-width="0.5">${polygons.join('')}</g>`;
}

export const text = (x: number, y: number, words: string, rest = ''): string =>
  `<text x="${x}" y="${y}" ${rest}>${escapeXml(words)}</text>`;

export function axesSvg(axes: Axes): string {
  const [x, y] = axisScales(axes, { side: SIDE, k: 1, x: 0, y: 0 });
  const bottom = TOP + SIDE;
  const xTicks = ticksOf(axes[0], x, 5).map((value) => {
    const at = LEFT + x(value);
    return `<path d="M${at} ${bottom}v6"/>${text(at, bottom + 20, x.tickFormat(5)(value), 'class="mid"')}`;
  });
  const yTicks = ticksOf(axes[1], y, 5).map((value) => {
    const at = TOP + y(value);
    return `<path d="M${LEFT} ${at}h-6"/>${text(LEFT - 10, at + 4, y.tickFormat(5)(value), 'class="end"')}`;
  });
  const names = [
    text(LEFT + SIDE / 2, bottom + 44, withUnit(axes[0].name, axes[0].unit), 'class="mid name"'),
    text(
      0,
      0,
      withUnit(axes[1].name, axes[1].unit),
      `class="mid name" transform="translate(18 ${TOP + SIDE / 2}) rotate(-90)"`,
    ),
  ];
  return [...xTicks, ...yTicks, ...names].join('');
}

function barSvg(objective: Objective, labels: readonly string[]): string {
  const stops = gradientStops().map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`);
  const ticks = labels.map((label, i) => {
    const at = TOP + SIDE * (1 - i / (labels.length - 1));
    return `<path d="M${BAR.x + BAR.width} ${at}h5"/>${text(BAR.x + BAR.width + 9, at + 4, label)}`;
  });
  return [
    `<defs><linearGradient id="scale" x1="0" y1="1" x2="0" y2="0">${stops.join('')}</linearGradient></defs>`,
    `<rect x="${BAR.x}" y="${TOP}" width="${BAR.width}" height="${SIDE}" fill="url(#scale)" stroke="${INK}"/>`,
    ...ticks,
    text(
      0,
      0,
      withUnit(objective.name, objective.unit),
      `class="mid name" transform="translate(${WIDTH - 10} ${TOP + SIDE / 2}) rotate(-90)"`,
    ),
  ].join('');
}

/** Lays out the figure around the cells, SVG at home in the square that the axes span. */
export function layOutMap(cells: string, frame: MapFrame, axes: Axes, objective: Objective, title: string): string {
  const extent = extentOf(frame.fitness);
  const labels = barLabels([objective.floor, objective.ceiling], extent);
  const filled = `${formatCount(extent.filled)} of ${formatCount(frame.fitness.length)} cells filled`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" `,
    `font-family="Helvetica, Arial, sans-serif" font-size="12" fill="${INK}">`,
    `<style>path{stroke:${INK};fill:none}.mid{text-anchor:middle}.end{text-anchor:end}.name{font-size:13px}</style>`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    text(LEFT, 24, title, 'font-size="14" font-weight="600"'),
    cells,
    `<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" stroke="${INK}"/>`,
    axesSvg(axes),
    barSvg(objective, labels),
    `<rect x="${LEFT}" y="${HEIGHT - 12}" width="9" height="9" fill="${EMPTY}" stroke="${GREY}"/>`,
    text(LEFT + 14, HEIGHT - 4, `empty; ${filled}`, `fill="${GREY}" font-size="11"`),
    '</svg>',
  ].join('');
}

export function mapSvg(frame: MapFrame, axes: Axes, objective: Objective, title: string): string {
  const domain: Domain = [objective.floor, objective.ceiling];
  const tiling = tilings()(frame);
  const cells = tiling.voronoi === null ? pictureSvg(frame, domain) : polygonsSvg(frame, tiling, domain);
  return layOutMap(cells, frame, axes, objective, title);
}
