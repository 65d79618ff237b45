import { useDeferredValue, useMemo, useState } from 'react';
import type { Table } from '../../../../workers/files/table/types.ts';
import { formatCount } from '../../../lenses/format.ts';
import { cellText } from './describe.ts';

const PAGE = 25;

type Which = 'front' | 'selected' | 'all';

const NOTHING: Readonly<Record<Which, string>> = {
  front: 'No row is on the front: none has values in all objectives and keeps to the constraints.',
  selected: 'Nothing is selected: brush an axis above.',
  all: 'The table has no rows.',
};

/** The rows to list, in their order. */
function pick(which: Which, table: Table, front: Uint32Array, selection: Uint8Array | null): Uint32Array {
  if (which === 'front') return front;
  const all = Uint32Array.from({ length: table.rows }, (_, row) => row);
  return which === 'all' || selection === null ? all : all.filter((row) => selection[row] === 1);
}

/** The front best first, the rows selected or all in the order of the file; those on the front are marked. */
export function RowsTable(props: {
  readonly table: Table;
  /** Columns of the objectives, and the others on show. */
  readonly objectives: readonly number[];
  readonly beside: readonly number[];
  /** Rows on the front, best first. */
  readonly front: Uint32Array;
  readonly selection: Uint8Array | null;
  nameOf(row: number): string;
  readonly pointed: number | null;
  onPoint(row: number | null): void;
  readonly pinned: number | null;
  onPin(row: number | null): void;
}) {
  const { table, objectives, beside, front, nameOf, pointed, onPoint, pinned, onPin } = props;
  const [which, setWhich] = useState<Which>('front');
  const [page, setPage] = useState(0);
  // The table may lag behind the brush; the lines may not.
  const selection = useDeferredValue(props.selection);
  const rows = useMemo(() => pick(which, table, front, selection), [which, table, front, selection]);
  const isFront = useMemo(() => new Set(front), [front]);
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const at = Math.min(page, last);
  const shown = [...rows.subarray(at * PAGE, (at + 1) * PAGE)];
  const columns = [...objectives, ...beside.filter((k) => !objectives.includes(k))];
  const choices: readonly (readonly [Which, string])[] = [
    ['front', `Front (${formatCount(front.length)})`],
    ['selected', 'Selected'],
    ['all', `All (${formatCount(table.rows)})`],
  ];
  return (
    <section className="table-rows" aria-label="Rows">
      <div className="table-bar">
        <div role="group" aria-label="Rows to list">
          {choices.map(([id, words]) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={which === id}
              onClick={() => {
                setWhich(id);
                setPage(0);
              }}
            >
              {words}
            </button>
          ))}
        </div>
        {last > 0 && (
          <div role="group" aria-label="Pages">
            <button type="button" className="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
              Previous
            </button>
            <span>
              {formatCount(at * PAGE + 1)} to {formatCount(at * PAGE + shown.length)} of {formatCount(rows.length)}
            </span>
            <button type="button" className="button" disabled={at === last} onClick={() => setPage(at + 1)}>
              Next
            </button>
          </div>
        )}
      </div>
      {shown.length === 0 && <p>{NOTHING[which]}</p>}
      {shown.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Rows as a table">
          <table onPointerLeave={() => onPoint(null)}>
            <thead>
              <tr>
                <th scope="col">row</th>
                <th scope="col">front</th>
                {columns.map((k) => (
                  <th scope="col" key={k}>
                    {table.columns[k].name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr
                  key={row}
                  className={row === pointed || row === pinned ? 'table-looked' : undefined}
                  onPointerEnter={() => onPoint(row)}
                >
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={row === pinned}
                      title="Keeps this row drawn out"
                      onClick={() => onPin(row === pinned ? null : row)}
                    >
                      {nameOf(row)}
                    </button>
                  </th>
                  <td>
                    {isFront.has(row) && (
                      <span role="img" aria-label="on the front">
                        ◆
                      </span>
                    )}
                  </td>
                  {columns.map((k) => (
                    <td key={k}>{cellText(table.columns[k], row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
