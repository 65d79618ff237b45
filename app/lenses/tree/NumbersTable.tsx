import type { HTMLAttributes, ReactNode } from 'react';
import './tree.css';

export interface Row {
  readonly key: number;
  readonly head: ReactNode;
  readonly cells: readonly ReactNode[];
  readonly best?: boolean;
  readonly pointed?: boolean;
  /** What pointing at it does. */
  readonly pointing?: HTMLAttributes<HTMLTableRowElement>;
}

/** Numbers of nodes, a row each, in a region that scrolls by itself. `columns`: heads, the first that of the rows; with words to explain. */
export function NumbersTable(props: {
  readonly label: string;
  readonly caption?: ReactNode;
  readonly columns: readonly { readonly head: ReactNode; readonly key: string; readonly help?: string }[];
  readonly rows: readonly Row[];
}) {
  const { label, caption, columns, rows } = props;
  return (
    <div className="children-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ head, key, help }) => (
              <th scope="col" key={key} title={help}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells, best, pointed, pointing }) => (
            <tr key={key} {...pointing} data-best={best} data-pointed={pointed}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td key={columns[i + 1].key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns whose heads are words. */
export const named = (...heads: readonly string[]) => heads.map((head) => ({ head, key: head }));
