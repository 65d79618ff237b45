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
  /** Rows are of several, with a front each. */
  readonly several: boolean;
  readonly objectives: readonly Objective[];
  readonly spreadOf: SpreadOf | undefined;
  nameOf(row: number): string;
  readonly pinned: number | null;
  onPin(row: number | null): void;
  onPoint(row: number | null): void;
}) {
  const { feed, several, objectives, spreadOf, nameOf, pinned, onPin, onPoint } = props;
  const [open, setOpen] = useState(false);
  const rows = useSlowFrame(feed, open);
  const fronts = rows?.series?.fronts ?? [rows?.front ?? new Uint32Array(0)];
  const members = open ? fronts.flatMap((front) => Array.from(front.subarray(0, MOST))) : [];
  const all = rows?.front.length ?? 0;
  const m = objectives.length;
  /** Objectives of which something was measured more than once. */
  const measured = objectives.flatMap((_, k) => (members.some((row) => spreadOf?.(row, k)) ? [k] : []));
  return (
    <details className="scatter-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show the {several ? 'fronts' : 'front'} as a table</summary>
      {open && members.length === 0 && <p>No point yet: press play.</p>}
      {rows !== null && members.length > 0 && (
        <div tabIndex={0} role="region" aria-label={several ? 'The fronts as a table' : 'The front as a table'}>
          <table>
            <caption>
              {all > members.length
                ? `The first ${MOST} of ${several ? 'each front' : formatCount(all)}, by ${objectives[0].name}, best first`
                : `${several ? 'Each front by' : 'By'} ${objectives[0].name}, best first`}
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
              {members.map((row) => (
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
