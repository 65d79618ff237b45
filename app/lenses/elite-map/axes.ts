/** The two axes of a square plot. They follow the zoom. */
import { axisBottom, axisLeft } from 'd3-axis';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import type { Descriptor } from '../../../workers/core/types.ts';
import type { Axes } from './describe.ts';
import type { View } from './geometry.ts';

type Scale = ScaleLinear<number, number>;

/** Descriptor values to pixels of the plot, under the zoom. */
export function axisScales(axes: Axes, { side, k, x, y }: View): readonly [Scale, Scale] {
  const seen = (low: number, high: number, from: number, to: number): [number, number] => {
    const whole = scaleLinear([low, high], [0, side]);
    return [whole.invert(from), whole.invert(to)];
  };
  // The y axis runs upwards, so its lowest value is at the bottom edge of the plot.
  return [
    scaleLinear(seen(...axes[0].range, -x / k, (side - x) / k), [0, side]),
    scaleLinear(seen(...axes[1].range, side - (side - y) / k, side + y / k), [side, 0]),
  ];
}

/** Where an axis has ticks: of whole numbers on these alone. */
export const ticksOf = ({ whole }: Descriptor, scale: Scale, count: number): number[] =>
  whole === true ? scale.ticks(count).filter(Number.isInteger) : scale.ticks(count);

export function drawAxes(xGroup: SVGGElement, yGroup: SVGGElement, axes: Axes, view: View): void {
  const [xScale, yScale] = axisScales(axes, view);
  const count = Math.max(2, Math.floor(view.side / 70));
  const drawn = [axisBottom(xScale), axisLeft(yScale)] as const;
  drawn.forEach((axis, i) => {
    axis.ticks(count).tickSizeOuter(0);
    if (axes[i].whole === true) axis.tickValues(ticksOf(axes[i], axis.scale<Scale>(), count));
  });
  select(xGroup).call(drawn[0]);
  select(yGroup).call(drawn[1]);
}
