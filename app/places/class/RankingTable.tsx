import { useState } from 'react';
import { formatCount } from '../../../workers/core/params.ts';
import { writeScore } from '../../../workers/core/score.ts';
import { sorted, type Row, type Sort } from '../../class/rows.ts';
import { Marks, StatusMark } from './Card.tsx';

const COLUMNS: readonly { readonly sort: Sort | null; readonly name: string }[] = [
  { sort: 'rank', name: 'Rank' },
  { sort: 'name', name: 'Name' },
  { sort: 'score', name: 'Score' },
  { sort: 'status', name: 'Status' },
  { sort: 'seed', name: 'Seed' },
  { sort: 'evals', name: 'Evaluations' },
  { sort: null, name: 'Differs from the first' },
];

interface RankingProps {
  readonly rows: readonly Row[];
  readonly hrefOf: (row: Row) => string | null;
}

export function RankingTable({ rows, hrefOf }: RankingProps) {
  const [by, setBy] = useState<Sort>('rank');
  const [down, setDown] = useState(false);
  const choose = (sort: Sort) => {
    setDown(sort === by ? !down : false);
    setBy(sort);
  };
  return (
    <div className="wall-scroll" tabIndex={0} role="region" aria-label="Ranking">
      <table className="wall-table">
        <caption>
          Scores are as recomputed here. Places count among runs of one problem, measure and number of evaluations;
          equal scores share one, a run that differs from its link has none.
        </caption>
        <thead>
          <tr>
            {COLUMNS.map(({ sort, name }) => (
              <th
                key={name}
                scope="col"
                aria-sort={sort !== null && sort === by ? (down ? 'descending' : 'ascending') : undefined}
              >
                {sort === null ? (
                  name
                ) : (
                  <button type="button" onClick={() => choose(sort)}>
                    {name}
                    <span aria-hidden="true">{sort === by ? (down ? ' ▾' : ' ▴') : ''}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, by, down).map((row) => {
            const { entry, rank, who, score, evals, differs, index, same } = row;
            const bad = entry.checked?.status === 'bad-link';
            const href = hrefOf(row);
            return (
              <tr key={index} data-status={entry.checked?.status ?? entry.phase}>
                <td className="wall-number">{rank ?? '–'}</td>
                <th scope="row">{href === null ? who : <a href={href}>{who}</a>}</th>
                <td>
                  {score ? `${score.label} ${writeScore(score.value)}` : '–'}{' '}
                  <Marks row={row} sameAs={same === null ? null : (rows[same]?.who ?? null)} />
                </td>
                <td>
                  <StatusMark row={row} />
                </td>
                <td className="wall-number">{bad ? '–' : entry.link.spec.seed}</td>
                <td className="wall-number">{bad ? '–' : formatCount(evals)}</td>
                <td className="wall-params">{differs.join(' ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
