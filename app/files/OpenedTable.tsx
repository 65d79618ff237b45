import { useMemo } from 'react';
import type { EliteArchive } from '../../workers/core/types.ts';
import type { Answers } from '../../workers/files/types.ts';
import { formatCount, formatNumber, withUnit } from '../lenses/format.ts';
import { bestElites } from './elites.ts';

const SHOWN = 50;

/** The map as a table: its best elites. */
export function OpenedTable({ archive, answers }: { readonly archive: EliteArchive; readonly answers: Answers }) {
  const best = useMemo(() => bestElites(archive, SHOWN), [archive]);
  const { objective, descriptors } = answers;
  return (
    <details className="files-table">
      <summary>
        Table{archive.filled > SHOWN ? ` of the best ${SHOWN} of ${formatCount(archive.filled)} elites` : ''}
      </summary>
      <div tabIndex={0} role="region" aria-label="Elites of the opened archive">
        <table>
          <thead>
            <tr>
              <th scope="col">cell</th>
              <th scope="col">{withUnit(objective.name, objective.unit)}</th>
              <th scope="col">{withUnit(descriptors[0].name, descriptors[0].unit)}</th>
              <th scope="col">{withUnit(descriptors[1].name, descriptors[1].unit)}</th>
            </tr>
          </thead>
          <tbody>
            {best.map((elite) => (
              <tr key={elite.place}>
                <td>
                  {elite.cell[0]}, {elite.cell[1]}
                </td>
                <td>{formatNumber(elite.fitness)}</td>
                <td>{formatNumber(elite.descriptors[0])}</td>
                <td>{formatNumber(elite.descriptors[1])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
