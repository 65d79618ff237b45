import { useState } from 'react';
import type { Objective } from '../../../workers/core/types.ts';
import { formatCount, formatNumber } from '../format.ts';
import { pointing } from '../pointing.ts';
import { useSlowFrame } from '../use-slow-frame.ts';
import type { SpreadOf } from './bars.ts';
import { spreadText } from './describe.ts';
import { titleOf, turned, type Feed } from './places.ts';

const MOST = 200;

/** The front in numbers, kept up to date only while it is open. */
export function FrontTable(props: {
  readonly feed: Feed;
  readonly objectives: readonly Objective[];
  readonly spreadOf: SpreadOf | undefined;
  nameOf(row: number): string;
  readonly pinned: number | null;
  onPin(row: number | null): void;
  onPoint(row: number | null): void;
}) {
  const { feed, objectives, spreadOf, nameOf, pinned, onPin, onPoint } = props;
  const [open, setOpen] = useState(false);
  const rows = useSlowFrame(feed, open);
  const front = rows?.front ?? new Uint32Array(0);
  const m = objectives.length;
  /** Objectives of which something was measured more than once. */
  const measured = objectives.flatMap((_, k) => (front.some((row) => spreadOf?.(row, k)) ? [k] : []));
  return (
    <details className="scatter-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show the front as a table</summary>
      {open && front.length === 0 && <p>No point yet: press play.</p>}
      {open && rows !== null && front.length > 0 && (
        <div tabIndex={0} role="region" aria-label="The front as a table">
          <table>
            <caption>
              {front.length > MOST
                ? `The first ${MOST} of ${formatCount(front.length)}, by ${objectives[0].name}, best first`
                : `By ${objectives[0].name}, best first`}
            </caption>
            <thead>
              <tr>
                <th scope="col">point</th>
                {objectives.map((objective, k) => (
                  <th scope="col" key={k}>
                    {titleOf(objective)}
                  </th>
                ))}
                {measured.map((k) => (
                  <th scope="col" key={`measured ${k}`}>
                    {objectives[k].name}, measured
                  </th>
                ))}
                <th scope="col">
                  <span className="scatter-hidden">pin</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {Array.from(front.subarray(0, MOST), (row) => (
                <tr key={row} {...pointing(row, onPoint)}>
                  <th scope="row">{nameOf(row)}</th>
                  {objectives.map((objective, k) => (
                    <td key={k}>{formatNumber(turned(objective, rows.points[row * m + k]))}</td>
                  ))}
                  {measured.map((k) => {
                    const spread = spreadOf?.(row, k) ?? null;
                    return <td key={`measured ${k}`}>{spread === null ? '–' : spreadText(objectives[k], spread)}</td>;
                  })}
                  <td>
                    <button
                      type="button"
                      aria-pressed={row === pinned}
                      aria-label={`Pin ${nameOf(row)}`}
                      onClick={() => onPin(row === pinned ? null : row)}
                    >
                      Pin
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
