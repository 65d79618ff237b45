/** A difference map as a figure for papers, a self-contained SVG on white, and as a table of its cells. */
import type { Objective } from '../../../workers/core/types.ts';
import type { Axes } from '../elite-map/describe.ts';
import { axesSvg, INK, LEFT, SIDE, text, TOP } from '../elite-map/figure.ts';
import { escapeXml, evenLabels, formatCount, withUnit } from '../format.ts';
import { FILLED, paintDifference, type Difference, type DifferenceColours, type FitnessMap } from './difference.ts';

/** Those of the light theme in theme.css, for paper is white whatever the theme of the page. */
const ON_PAPER: DifferenceColours = {
  first: '#d9730d',
  middle: '#f7f3ea',
  second: '#2b7bc4',
  onlyFirst: '#5e2600',
  onlySecond: '#082c57',
  empty: '#c9cfdb',
};

const BAR = { x: LEFT + SIDE + 24, width: 14 };
const WIDTH = BAR.x + BAR.width + 86;
const KEY = TOP + SIDE + 66;
const HEIGHT = KEY + 66;

function cellsAsPng(difference: Difference): string {
  const canvas = document.createElement('canvas');
  canvas.width = difference.cols;
  canvas.height = difference.rows;
  const image = new ImageData(difference.cols, difference.rows);
  paintDifference(difference, difference.largest, ON_PAPER, new Uint32Array(image.data.buffer));
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}

export type Names = readonly [first: string, second: string];

/** Lays out the figure around a picture of the cells. */
export function layOutDifference(
  picture: string,
  { cells, largest }: Difference,
  axes: Axes,
  objective: Objective,
  names: Names,
  title: string,
): string {
  const ticks = evenLabels([-largest, 0, largest]).map((label, i) => {
    const at = TOP + SIDE * (1 - i / 2);
    return `<path d="M${BAR.x + BAR.width} ${at}h5"/>${text(BAR.x + BAR.width + 9, at + 4, label)}`;
  });
  const stops = [ON_PAPER.first, ON_PAPER.middle, ON_PAPER.second].map(
    (colour, i) => `<stop offset="${i / 2}" stop-color="${colour}"/>`,
  );
  const key = (
    [
      [ON_PAPER.onlyFirst, `only ${names[0]}: ${formatCount(cells.onlyFirst)}`],
      [ON_PAPER.onlySecond, `only ${names[1]}: ${formatCount(cells.onlySecond)}`],
      [ON_PAPER.empty, `neither: ${formatCount(cells.neither)}`],
    ] as const
  ).map(
    ([colour, words], i) =>
      `<rect x="${LEFT}" y="${KEY + i * 20}" width="11" height="11" fill="${colour}" stroke="${INK}"/>` +
      text(LEFT + 18, KEY + i * 20 + 10, words),
  );
  const scale = `${withUnit(objective.name, objective.unit)}: ${names[1]} less ${names[0]}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" `,
    `font-family="Helvetica, Arial, sans-serif" font-size="12" fill="${INK}">`,
    `<style>path{stroke:${INK};fill:none}.mid{text-anchor:middle}.end{text-anchor:end}.name{font-size:13px}</style>`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    text(LEFT, 24, title, 'font-size="14" font-weight="600"'),
    `<image x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" preserveAspectRatio="none" `,
    `style="image-rendering:pixelated" href="${picture}"/>`,
    `<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" stroke="${INK}"/>`,
    axesSvg(axes),
    `<defs><linearGradient id="scale" x1="0" y1="1" x2="0" y2="0">${stops.join('')}</linearGradient></defs>`,
    `<rect x="${BAR.x}" y="${TOP}" width="${BAR.width}" height="${SIDE}" fill="url(#scale)" stroke="${INK}"/>`,
    ...ticks,
    text(0, 0, scale, `class="mid name" transform="translate(${WIDTH - 10} ${TOP + SIDE / 2}) rotate(-90)"`),
    ...key,
    '</svg>',
  ].join('');
}

export function differenceSvg(
  difference: Difference,
  axes: Axes,
  objective: Objective,
  names: Names,
  title: string,
): string {
  return layOutDifference(cellsAsPng(difference), difference, axes, objective, names, title);
}

/** One line for each cell that at least one of the maps fills; empty fields where one does not. */
export function differenceCsv({ cols, values, filled }: Difference, first: FitnessMap, second: FitnessMap): string {
  const lines = ['column,row,first,second,second_less_first'];
  const number = (value: number): string => (Number.isNaN(value) ? '' : String(value));
  for (let i = 0; i < filled.length; i++) {
    if (filled[i] === FILLED.neither) continue;
    const cell = `${i % cols},${Math.floor(i / cols)}`;
    lines.push(`${cell},${number(first.fitness[i])},${number(second.fitness[i])},${number(values[i])}`);
  }
  return `${lines.join('\n')}\n`;
}
