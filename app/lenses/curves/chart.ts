/** One small chart: a curve, solid up to the playhead and pale beyond it, with axes, playhead and crosshair. */
import { axisBottom, axisLeft } from 'd3-axis';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { select, type Selection } from 'd3-selection';
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import { formatPercent } from '../format.ts';
import type { ChartSpec } from './charts.ts';
import { rangeOf, spreadIndices, valuesOf } from './series.ts';

export const CHART = { left: 46, right: 12, top: 8, height: 64, axis: 24, gap: 6 } as const;

/** The evaluation under a point in client coordinates, in charts `width` wide that fill `host` from its left edge. */
export function evaluationAt(clientX: number, host: Element, width: number, budget: number): number {
  const { left } = host.getBoundingClientRect();
  const share = (clientX - left - CHART.left) / Math.max(1, width - CHART.left - CHART.right);
  return Math.round(Math.min(1, Math.max(0, share)) * budget);
}

type Group = Selection<SVGGElement, unknown, null, undefined>;
let clips = 0;

export type Scale = ScaleLinear<number, number>;

/** The curve as path data, thinned to the pixels there are; broken where it has no value. d3-shape would be most of the page's own code. */
export function curvePath(frame: CurvesFrame, id: string, x: Scale, y: Scale, most: number): string {
  const values = valuesOf(frame, id);
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  let path = '';
  let drawing = false;
  for (const i of spreadIndices(values.length, most)) {
    const known = !Number.isNaN(values[i]);
    if (known) path += `${drawing ? 'L' : 'M'}${rounded(x(frame.at[i]))},${rounded(y(values[i]))}`;
    drawing = known;
  }
  return path;
}

export function valueScale(spec: ChartSpec, frame: CurvesFrame, height: number): Scale {
  let [low, high] = rangeOf(valuesOf(frame, spec.id));
  if (Number.isNaN(low)) [low, high] = [0, 1];
  let [from, to] = spec.span(low, high);
  if (from === to) [from, to] = [from - 0.5, to + 0.5];
  return scaleLinear([from, to], [height, 0]).nice(3);
}

/** 200k, 1.5M; a plain 0. */
export function countFormat(x: Scale): (value: { valueOf(): number }) => string {
  const format = x.tickFormat(6, '~s');
  return (value) => (value.valueOf() === 0 ? '0' : format(value));
}

export class Chart {
  readonly spec: ChartSpec;
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #root: Group;
  readonly #yAxis: Group;
  readonly #xAxis: Group | null;
  readonly #bound: Group;
  readonly #clip: Selection<SVGRectElement, unknown, null, undefined>;
  readonly #curves: readonly Selection<SVGPathElement, unknown, null, undefined>[];
  readonly #playhead: Selection<SVGLineElement, unknown, null, undefined>;
  readonly #cross: Group;
  #x: Scale = scaleLinear();
  #y: Scale = scaleLinear([0, 1], [CHART.height, 0]);
  #drawn = '';

  constructor(svg: SVGSVGElement, spec: ChartSpec, last: boolean) {
    this.spec = spec;
    this.#svg = select(svg);
    this.#svg.selectAll('*').remove();
    this.#svg.attr('height', CHART.top + CHART.height + (last ? CHART.axis : CHART.gap));
    const clip = `curves-clip-${(clips += 1)}`;
    this.#root = this.#svg.append('g').attr('transform', `translate(${CHART.left},${CHART.top})`);
    this.#clip = this.#root
      .append('clipPath')
      .attr('id', clip)
      .append('rect')
      .attr('y', -4)
      .attr('height', CHART.height + 8);
    this.#yAxis = this.#root.append('g');
    this.#xAxis = last ? this.#root.append('g').attr('transform', `translate(0,${CHART.height})`) : null;
    this.#bound = this.#root.append('g').attr('class', 'curves-bound').attr('display', 'none');
    this.#bound.append('line');
    this.#bound.append('text').attr('text-anchor', 'end');
    this.#curves = [0.4, 1].map((opacity) =>
      this.#root
        .append('path')
        .attr('class', 'curves-line')
        .style('stroke', `var(${spec.colour})`)
        .attr('stroke-opacity', opacity),
    );
    this.#curves[1].attr('clip-path', `url(#${clip})`);
    this.#playhead = this.#root.append('line').attr('class', 'curves-playhead').attr('y2', CHART.height);
    this.#cross = this.#root.append('g').attr('class', 'curves-cross').attr('display', 'none');
    this.#cross.append('line').attr('y2', CHART.height);
    this.#cross.append('circle').attr('r', 4).style('fill', `var(${spec.colour})`);
  }

  /** Draws the curve if it differs from what is drawn. `bound`: a share that cannot be exceeded, drawn as a line. */
  draw(frame: CurvesFrame, budget: number, width: number, bound: number | undefined): void {
    const values = valuesOf(frame, this.spec.id);
    const key = [values.length, values.at(-1), frame.at.at(-1), budget, width, bound].join();
    if (key === this.#drawn) return;
    this.#drawn = key;
    const inner = Math.max(40, width - CHART.left - CHART.right);
    this.#svg.attr('width', width);
    this.#x = scaleLinear([0, budget], [0, inner]);
    this.#y = valueScale(this.spec, frame, CHART.height);
    const yAxis = axisLeft(this.#y).ticks(3).tickSize(-inner);
    if (this.spec.share) yAxis.tickFormat(this.#y.tickFormat(3, '~%'));
    this.#yAxis.call(yAxis);
    this.#xAxis?.call(
      axisBottom(this.#x)
        .ticks(Math.max(2, Math.floor(inner / 80)))
        .tickFormat(countFormat(this.#x))
        .tickSizeOuter(0),
    );
    const path = curvePath(frame, this.spec.id, this.#x, this.#y, Math.round(inner));
    for (const curve of this.#curves) curve.attr('d', path);
    const shown = bound !== undefined && bound <= this.#y.domain()[1];
    this.#bound.attr('display', shown ? null : 'none');
    if (!shown) return;
    this.#bound.attr('transform', `translate(0,${this.#y(bound)})`);
    this.#bound.select('line').attr('x2', inner);
    this.#bound
      .select('text')
      .attr('x', inner)
      .attr('y', -4)
      .text(`reachable: ${formatPercent(bound)}`);
  }

  movePlayhead(at: number): void {
    const x = this.#x(at);
    this.#clip.attr('x', -4).attr('width', Math.max(0, x + 4));
    this.#playhead.attr('x1', x).attr('x2', x);
  }

  moveCross(at: number | null, value: number): void {
    this.#cross.attr('display', at === null ? 'none' : null);
    if (at === null) return;
    this.#cross.attr('transform', `translate(${this.#x(at)},0)`);
    this.#cross
      .select('circle')
      .attr('display', Number.isNaN(value) ? 'none' : null)
      .attr('cy', Number.isNaN(value) ? 0 : this.#y(value));
  }
}
