import { useDeferredValue, useMemo, useState } from 'react';
import { formatCount } from '../format.ts';
import { pointing } from '../pointing.ts';
import type { PlacedAxis } from './scale.ts';

const MOST = 50;

/** The rows selected, in numbers; kept up to date only while it is open. */
export function ParallelTable(props: {
  readonly axes: readonly PlacedAxis[];
  readonly rows: number;
  readonly selection: Uint8Array | null;
  nameOf(row: number): string;
  onPoint(row: number | null): void;
}) {
  const { axes, rows, nameOf, onPoint } = props;
  const [open, setOpen] = useState(false);
  // The table may lag behind the brush; the lines may not.
  const selection = useDeferredValue(props.selection);
  const shown = useMemo(() => {
    const found: number[] = [];
    if (!open) return found;
    for (let row = 0; row < rows && found.length < MOST; row++)
      if (selection === null || selection[row] === 1) found.push(row);
    return found;
  }, [open, rows, selection]);
  return (
    <details className="parallel-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as table</summary>
      {open && shown.length === 0 && <p>Nothing is selected: take a brush away.</p>}
      {open && shown.length > 0 && (
        <div tabIndex={0} role="region" aria-label="Selected rows as a table">
          <table>
            <caption>
              The first {formatCount(shown.length)} {selection === null ? 'of all' : 'selected'}
            </caption>
            <thead>
              <tr>
                <th scope="col">row</th>
                {axes.map(({ title }, k) => (
                  <th scope="col" key={k}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row} {...pointing(row, onPoint)}>
                  <th scope="row">{nameOf(row)}</th>
                  {axes.map((axis, k) => (
                    <td key={k}>{axis.read(row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
