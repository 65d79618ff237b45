import type { Explanation } from '../../../../workers/problems/graph-path/explain.ts';
import { formatPercent } from '../../../lenses/format.ts';
import type { Columns } from '../attention/columns.ts';

/** The entries of the computation graph, for those who read tables. */
export function OpsTable({ explanation, columns }: { readonly explanation: Explanation; readonly columns: Columns }) {
  const { nodes, edges, ops } = explanation;
  const rows = edges.flatMap((edge) => (edge.op === undefined ? [] : [{ ...edge, ...ops[edge.op] }]));
  return (
    <div className="reach-explanation-scroll" role="region" aria-label="Attention entries, as a table" tabIndex={0}>
      <table>
        <caption>Attention entries that the answer hangs on</caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">who looks</th>
            <th scope="col">at what</th>
            <th scope="col">attention</th>
            <th scope="col">fall of the answer</th>
            <th scope="col">goes by</th>
            <th scope="col">then knows</th>
          </tr>
        </thead>
        <tbody>
          {edges.flatMap((edge, index) => {
            if (edge.op === undefined) return [];
            const { layer, to, from, negative, attention, drop } = ops[edge.op];
            return [
              <tr key={index}>
                <td>{layer + 1}</td>
                <td>{columns.names[to]}</td>
                <td>
                  {columns.names[from]}
                  {negative && ' (by not looking)'}
                </td>
                <td>{formatPercent(attention)}</td>
                <td>{drop.toFixed(2)}</td>
                <td>
                  {edge.kinds.join(', ') || 'unexplained'}
                  {edge.maximal ? ', doubles a path' : ''}
                </td>
                <td>{nodes[edge.to].vertices.join(' ')}</td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p>No entry matters at these thresholds.</p>}
    </div>
  );
}
