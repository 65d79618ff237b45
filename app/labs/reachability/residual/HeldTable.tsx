import { useMemo } from 'react';
import { formatNumber } from '../../../lenses/format.ts';
import { strongestHeld } from './coordinates.ts';

const MOST = 10;

/** The strongest coordinates of a token's stream, in words. */
export function HeldTable(props: {
  readonly title: string;
  readonly state: Float32Array;
  readonly before: Float32Array | undefined;
  readonly names: readonly string[];
  readonly column: number;
}) {
  const { title, state, before, names, column } = props;
  const width = names.length;
  const held = useMemo(() => strongestHeld(state, width, column, MOST), [state, width, column]);
  const number = (value: number) => formatNumber(Math.abs(value) < 5e-4 ? 0 : value, 3);
  return (
    <section className="reach-residual-held" aria-label={title}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Coordinate</th>
            {before !== undefined && <th scope="col">Before</th>}
            <th scope="col">{before === undefined ? 'Value' : 'After'}</th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ coordinate, value }) => (
            <tr key={coordinate}>
              <th scope="row">{names[coordinate]}</th>
              {before !== undefined && <td>{number(before[column * width + coordinate])}</td>}
              <td>{number(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
