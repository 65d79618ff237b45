/** One small chart with a line for each entrant: solid up to the playhead, pale beyond; bands where there are repeats. */
import { axisBottom, axisLeft } from 'd3-axis';
import { scaleLinear } from 'd3-scale';
import { select, type Selection } from 'd3-selection';
import { area, line } from 'd3-shape';
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import { CHART, countFormat, curvePath, type Scale } from '../curves/chart.ts';
import type { ChartSpec } from '../curves/charts.ts';
import { rangeOf, valuesOf } from '../curves/series.ts';
import type { Band } from './bands.ts';
import { STYLES } from './series-style.tsx';

type Group = Selection<SVGGElement, unknown, null, undefined>;
let clips = 0;

export interface Series {
  readonly frame: CurvesFrame;
  readonly band: Band | undefined;
}

const CLASSES = ['race-band', 'race-median', 'race-line race-line-pale', 'race-line'] as const;

function spanOf(spec: ChartSpec, series: readonly Series[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { frame, band } of series) {
    for (const values of [valuesOf(frame, spec.id), band?.lower, band?.upper]) {
      const [least, most] = rangeOf(values ?? new Float64Array(0));
      if (least < low) low = least;
      if (most > high) high = most;
    }
  }
  if (low > high) [low, high] = [0, 1];
  const [from, to] = spec.span(low, high);
  return from === to ? [from - 0.5, to + 0.5] : [from, to];
}

export class RaceChart {
  readonly spec: ChartSpec;
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #yAxis: Group;
  readonly #xAxis: Group | null;
  readonly #lines: Group;
  readonly #clip: Selection<SVGRectElement, unknown, null, undefined>;
  readonly #clipUrl: string;
  readonly #playhead: Selection<SVGLineElement, unknown, null, undefined>;
  readonly #cross: Selection<SVGLineElement, unknown, null, undefined>;
  #x: Scale = scaleLinear();

  constructor(svg: SVGSVGElement, spec: ChartSpec, last: boolean) {
    this.spec = spec;
    this.#svg = select(svg);
    this.#svg.selectAll('*').remove();
    this.#svg.attr('height', CHART.top + CHART.height + (last ? CHART.axis : CHART.gap));
    const clip = `race-clip-${(clips += 1)}`;
    this.#clipUrl = `url(#${clip})`;
    const root = this.#svg.append('g').attr('transform', `translate(${CHART.left},${CHART.top})`);
    this.#clip = root
      .append('clipPath')
      .attr('id', clip)
      .append('rect')
      .attr('x', -4)
      .attr('y', -4)
      .attr('height', CHART.height + 8);
    this.#yAxis = root.append('g');
    this.#xAxis = last ? root.append('g').attr('transform', `translate(0,${CHART.height})`) : null;
    this.#lines = root.append('g');
    this.#playhead = root.append('line').attr('class', 'curves-playhead').attr('y2', CHART.height);
    this.#cross = root.append('line').attr('class', 'race-cross').attr('y2', CHART.height).attr('display', 'none');
  }

  draw(series: readonly Series[], budget: number, width: number): void {
    const inner = Math.max(40, width - CHART.left - CHART.right);
    this.#svg.attr('width', width);
    const x = scaleLinear([0, budget], [0, inner]);
    this.#x = x;
    const y = scaleLinear(spanOf(this.spec, series), [CHART.height, 0]).nice(3);
    const yAxis = axisLeft(y).ticks(3).tickSize(-inner);
    if (this.spec.share) yAxis.tickFormat(y.tickFormat(3, '~%'));
    this.#yAxis.call(yAxis);
    this.#xAxis?.call(
      axisBottom(x)
        .ticks(Math.max(2, Math.floor(inner / 80)))
        .tickFormat(countFormat(x))
        .tickSizeOuter(0),
    );
    const paths = series.flatMap(({ frame, band }, entrant) => {
      const curve = curvePath(frame, this.spec.id, x, y, Math.round(inner));
      return [bandPath(band, x, y), medianPath(band, x, y), curve, curve].map((d, kind) => ({ d, kind, entrant }));
    });
    // Bands lie below all lines.
    paths.sort((a, b) => a.kind - b.kind || a.entrant - b.entrant);
    this.#lines
      .selectAll<SVGPathElement, (typeof paths)[number]>('path')
      .data(paths)
      .join('path')
      .attr('class', ({ kind }) => CLASSES[kind])
      .attr('d', ({ d }) => d)
      .attr('clip-path', ({ kind }) => (kind === 3 ? this.#clipUrl : null))
      .style('stroke', ({ entrant }) => `var(${STYLES[entrant].colour})`)
      .style('fill', ({ kind, entrant }) => (kind === 0 ? `var(${STYLES[entrant].colour})` : 'none'))
      .attr('stroke-dasharray', ({ entrant }) => STYLES[entrant].dash);
  }

  movePlayhead(at: number): void {
    const x = this.#x(at);
    this.#clip.attr('width', Math.max(0, x + 4));
    this.#playhead.attr('x1', x).attr('x2', x);
  }

  moveCross(at: number | null): void {
    this.#cross.attr('display', at === null ? 'none' : null);
    if (at !== null) this.#cross.attr('x1', this.#x(at)).attr('x2', this.#x(at));
  }
}

function bandPath(band: Band | undefined, x: Scale, y: Scale): string {
  if (band === undefined) return '';
  const draw = area<number>()
    .defined((i) => !Number.isNaN(band.lower[i]))
    .x((i) => x(band.at[i]))
    .y0((i) => y(band.lower[i]))
    .y1((i) => y(band.upper[i]));
  return draw(Array.from(band.at.keys())) ?? '';
}

function medianPath(band: Band | undefined, x: Scale, y: Scale): string {
  if (band === undefined) return '';
  const draw = line<number>()
    .defined((i) => !Number.isNaN(band.median[i]))
    .x((i) => x(band.at[i]))
    .y((i) => y(band.median[i]));
  return draw(Array.from(band.at.keys())) ?? '';
}
