import { memo } from 'react';
import { spacedTicks, type PlacedAxis } from './scale.ts';

/** Pixels between labels of one axis, and letters of a label. */
const APART = 15;
export const LETTERS = 11;

const cut = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);

/** The axes with their ticks, over the lines. */
export const Axes = memo(function Axes(props: {
  readonly axes: readonly PlacedAxis[];
  readonly xs: readonly number[];
  readonly height: number;
  /** Where rows without a value pass. */
  readonly below: number;
}) {
  const { axes, xs, height, below } = props;
  return (
    <g>
      {axes.map((axis, k) => (
        <g key={k} transform={`translate(${xs[k]},0)`}>
          <line className="parallel-axis" y2={height} />
          {spacedTicks(axis.ticks, APART / height).map(({ place, label }) => (
            <g key={place} transform={`translate(0,${place * height})`}>
              <line className="parallel-tick" x1={-4} />
              <text x={-7} dy="0.32em">
                {cut(label)}
                {label.length > LETTERS && <title>{label}</title>}
              </text>
            </g>
          ))}
          {axis.gaps && (
            <text x={-7} y={below} dy="0.32em" className="parallel-none">
              none
            </text>
          )}
        </g>
      ))}
    </g>
  );
});
