/**
 * The front as a figure for papers: a self-contained SVG on white, all vector but for points too many to be drawn one by
 * one. Two objectives against each other, everything in view.
 */
import type { FrontTruth, Objective } from '../../../workers/core/types.ts';
import { scaleLinear } from 'd3-scale';
import { escapeXml, formatCount } from '../format.ts';
import { LINE_RAMP } from '../parallel/ramp.ts';
import { frontShape } from './front-shape.ts';
import { Extents, Places, titleOf, type PlotAxis, type Rows } from './places.ts';
import { PointRaster } from './raster.ts';
import { sideOf, usualSides } from './sides.ts';
import type { Corner } from './staircase.ts';

// Paper is white whatever the theme of the page.
const INK = '#14171f';
const GREY = '#565d6d';
const AREA = '#e8eef8';
const TRUTH = '#b34d00';

const SIDE = 400;
const LEFT = 76;
const TOP = 40;
const WIDTH = LEFT + SIDE + 28;
const HEIGHT = TOP + SIDE + 100;
/** More points than this are embedded as a picture, at so many pixels to the unit. */
const MOST_CIRCLES = 2000;
const SCALE = 3;

const colourOf = (row: number, total: number): number => LINE_RAMP[Math.min(255, Math.floor((256 * row) / total))];

/** `#rrggbb` of a colour 0xBBGGRR. */
const hex = (colour: number): string =>
  `#${[colour, colour >> 8, colour >> 16].map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('')}`;

function circlesSvg({ x, y, count }: Places): string {
  const circles: string[] = [];
  for (let row = 0; row < count; row++) {
    if (Number.isNaN(x[row] + y[row])) continue;
    const [cx, cy] = [LEFT + SIDE * x[row], TOP + SIDE * y[row]];
    circles.push(`<circle cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" r="2" fill="${hex(colourOf(row, count))}"/>`);
  }
  return circles.join('');
}

function pictureSvg(places: Places): string {
  const image = new ImageData(SIDE * SCALE, SIDE * SCALE);
  const raster = new PointRaster(SIDE * SCALE, image.data.buffer);
  const { x, y, count } = places;
  raster.draw(x, y, 0, count, { side: SIDE * SCALE, x: 0, y: 0 }, 1.2 * SCALE, (row) => colourOf(row, count));
  const canvas = document.createElement('canvas');
  canvas.width = SIDE * SCALE;
  canvas.height = SIDE * SCALE;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return `<image x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" href="${canvas.toDataURL('image/png')}"/>`;
}

const text = (x: number, y: number, words: string, rest = ''): string =>
  `<text x="${x}" y="${y}" ${rest}>${escapeXml(words)}</text>`;

const path = (corners: readonly Corner[], rest: string): string =>
  corners.length === 0
    ? ''
    : `<path d="M${corners.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}" ${rest}/>`;

function axesSvg(across: PlotAxis, up: PlotAxis): string {
  const x = scaleLinear(across.range, [LEFT, LEFT + SIDE]);
  const y = scaleLinear(up.range, [TOP + SIDE, TOP]);
  const bottom = TOP + SIDE;
  return [
    ...x
      .ticks(5)
      .map(
        (value) =>
          `<path d="M${x(value)} ${bottom}v6"/>${text(x(value), bottom + 20, x.tickFormat(5)(value), 'class="mid"')}`,
      ),
    ...y
      .ticks(5)
      .map(
        (value) =>
          `<path d="M${LEFT} ${y(value)}h-6"/>${text(LEFT - 10, y(value) + 4, y.tickFormat(5)(value), 'class="end"')}`,
      ),
    text(LEFT + SIDE / 2, bottom + 42, titleOf(across.objective), 'class="mid name"'),
    text(0, 0, titleOf(up.objective), `class="mid name" transform="translate(16 ${TOP + SIDE / 2}) rotate(-90)"`),
  ].join('');
}

/** Objective `x` across and `y` up. */
export function frontSvg(
  rows: Rows,
  objectives: readonly Objective[],
  truth: FrontTruth | undefined,
  title: string,
  [x, y]: readonly [number, number] = usualSides(objectives),
): string {
  const m = objectives.length;
  const extents = new Extents(objectives);
  extents.extend(rows.points);
  const side = (k: number) => sideOf(objectives, k, rows, extents, truth, false);
  const [across, up] = [side(x), side(y)];
  const places = new Places();
  places.extend(rows.points, m, across, up);
  const { ground, line } = frontShape(rows, m, [across, up], truth, ([px, py]) => [LEFT + SIDE * px, TOP + SIDE * py]);
  const area = ground.area.length === 0 ? [] : [...ground.area, ground.worst];
  const members = line.members.map(([cx, cy]) => `<circle cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" r="3"/>`);
  const dots = ground.truthDots.map(([cx, cy]) => `<circle cx="${cx.toFixed(2)}" cy="${cy.toFixed(2)}" r="1"/>`);
  const count = `${formatCount(places.count)} points, dark first; ${formatCount(rows.front.length)} on the front (black)`;
  const known = truth?.front === undefined ? '' : '; the true front in orange';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" `,
    `font-family="Helvetica, Arial, sans-serif" font-size="12" fill="${INK}">`,
    `<style>path{stroke:${INK};fill:none}.mid{text-anchor:middle}.end{text-anchor:end}.name{font-size:13px}</style>`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    text(LEFT, 24, title, 'font-size="14" font-weight="600"'),
    `<clipPath id="plot"><rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}"/></clipPath><g clip-path="url(#plot)">`,
    path(area, `style="stroke:none;fill:${AREA}"`),
    path(ground.truthLine, `style="stroke:${TRUTH};stroke-width:2"`),
    `<g fill="${TRUTH}" opacity="0.5">${dots.join('')}</g>`,
    places.count > MOST_CIRCLES ? pictureSvg(places) : circlesSvg(places),
    path(line.line, 'style="stroke-width:1.5"'),
    members.length > 300 ? '' : `<g fill="none" stroke="${INK}">${members.join('')}</g>`,
    '</g>',
    `<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" stroke="${INK}"/>`,
    axesSvg(across, up),
    text(LEFT, HEIGHT - 16, `${count}${known}`, `fill="${GREY}" font-size="11"`),
    '</svg>',
  ].join('');
}
