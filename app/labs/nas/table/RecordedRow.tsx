import type { RecordedRow as Row } from '../../../../workers/core/types.ts';
import { formatCount } from '../../../lenses/format.ts';

/** The row of a table that answered a solution, by the names of its columns. */
export function RecordedRow({ recorded: { row, differing, choices, others } }: { readonly recorded: Row }) {
  return (
    <div className="recorded-row">
      <p>
        {differing === 0
          ? `Recorded in row ${formatCount(row)}.`
          : `Not recorded; row ${formatCount(row)} is nearest and answers. It differs in ${differing} of ${choices.length}.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">column</th>
            <th scope="col">asked</th>
            <th scope="col">row {formatCount(row)}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ name, asked, has }) => (
            <tr key={name} className={asked === has ? undefined : 'recorded-other'}>
              <th scope="row">{name}</th>
              <td>{asked}</td>
              <td>{has}</td>
            </tr>
          ))}
          {others.map(({ name, has }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td colSpan={2}>{has}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
