import { memo, useState } from 'react';
import { formatCount } from '../format.ts';
import { describeDifference, type Pair } from './describe.ts';
import { mostDifferent } from './difference.ts';
import '../elite-map/elite-map.css';

const MOST_ROWS = 100;

interface TableProps {
  readonly pair: Pair;
}

/** The cells in which two maps differ most, for those who would rather read it. Made while it is open, and anew with another pair. */
export const DifferenceTable = memo(function DifferenceTable({ pair }: TableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="elite-map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as table</summary>
      {open && <Rows pair={pair} />}
    </details>
  );
});

function Rows({ pair }: TableProps) {
  const { difference, names } = pair;
  const cells = mostDifferent(difference, MOST_ROWS);
  const all = difference.filled.length - difference.cells.neither;
  return (
    <div className="elite-map-rows" role="region" aria-label="Difference as a table" tabIndex={0}>
      <table>
        <caption>
          {all > cells.length
            ? `${formatCount(cells.length)} of ${formatCount(all)} cells`
            : `All ${formatCount(all)} cells`}
          {`: what ${names[1]} has over ${names[0]}, most first, then cells that only one fills`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Difference</th>
            <th scope="col">Both, and where</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const { place, value, both, ranges } = describeDifference(pair, cell);
            return (
              <tr key={cell.join()}>
                <th scope="row">{place}</th>
                <td>{value}</td>
                <td>{both + ranges}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
