/** The curves as a figure for papers: a self-contained SVG on white. */
import { scaleLinear } from 'd3-scale';
import type { MetricCard } from '../../../workers/core/types.ts';
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import { escapeXml, withUnit } from '../format.ts';
import { countFormat, curvePath, valueScale, type Scale } from './chart.ts';
import { chartsOf, type ChartSpec } from './charts.ts';

// Paper is white whatever the theme of the page.
const INK = '#14171f';
const GRID = '#d5d9e2';

const LEFT = 64;
const WIDTH = 560;
const INNER = WIDTH - LEFT - 24;
const HEIGHT = 110;
const PITCH = HEIGHT + 40;
const TOP = 66;

function chartSvg(spec: ChartSpec, frame: CurvesFrame, x: Scale): string {
  const y = valueScale(spec, frame, HEIGHT);
  const format = y.tickFormat(3, spec.share ? '~%' : undefined);
  const ticks = y.ticks(3).map((value) => {
    const at = y(value);
    return `<path d="M0 ${at}H${INNER}" stroke="${GRID}"/><text x="-8" y="${at + 4}" text-anchor="end">${format(value)}</text>`;
  });
  return [
    `<text y="-8" font-weight="600">${escapeXml(withUnit(spec.label, spec.unit))}</text>`,
    ...ticks,
    `<path d="M0 0V${HEIGHT}H${INNER}" stroke="${INK}"/>`,
    `<path d="${curvePath(frame, spec.id, x, y, INNER)}" stroke="${spec.ink}" stroke-width="1.8" stroke-linejoin="round"/>`,
  ].join('');
}

export function curvesSvg(frame: CurvesFrame, metrics: readonly MetricCard[], title: string): string {
  const charts = chartsOf(metrics);
  const x = scaleLinear([0, frame.at.at(-1) ?? 1], [0, INNER]);
  const bottom = TOP + PITCH * (charts.length - 1) + HEIGHT;
  const ticks = x.ticks(6).map((value) => {
    const at = LEFT + x(value);
    const label = countFormat(x)(value);
    return `<path d="M${at} ${bottom}v5" stroke="${INK}"/><text x="${at}" y="${bottom + 19}" text-anchor="middle">${label}</text>`;
  });
  const height = bottom + 48;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" `,
    `font-family="Helvetica, Arial, sans-serif" font-size="12" fill="${INK}"><style>path{fill:none}</style>`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="24" font-size="14" font-weight="600">${escapeXml(title)}</text>`,
    ...charts.map((spec, i) => `<g transform="translate(${LEFT} ${TOP + PITCH * i})">${chartSvg(spec, frame, x)}</g>`),
    ...ticks,
    `<text x="${LEFT + INNER / 2}" y="${bottom + 40}" text-anchor="middle">evaluations</text>`,
    '</svg>',
  ].join('');
}
