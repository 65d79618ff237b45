import { useMemo } from 'react';
import type { Table, Use } from '../../../../workers/files/table/types.ts';
import { formatCount } from '../../../lenses/format.ts';
import { nounOf } from './describe.ts';
import type { Measured } from './use-measures.ts';

/** How many rows there are and how many count, and what was left out or assumed in reading. */
export function Summary(props: {
  readonly table: Table;
  readonly uses: readonly Use[];
  readonly measured: Measured | null;
  onStudy(study: number): void;
}) {
  const { table, uses, measured, onStudy } = props;
  const complete = useMemo(() => table.complete.reduce((sum, one) => sum + one, 0), [table]);
  const constraints = table.columns.filter((_, k) => uses[k].role === 'constraint').map(({ name }) => name);
  const facts: (readonly [term: string, count: number])[] = [
    [nounOf(table), table.rows],
    ['complete', complete],
  ];
  if (measured) {
    facts.push(['with all objectives', measured.scored]);
    if (constraints.length > 0) facts.push(['infeasible', measured.infeasible]);
    facts.push(['on the front', measured.front.length]);
  }
  return (
    <section className="table-summary" aria-label="Summary">
      <p>
        {table.source === 'CSV' ? 'A CSV' : `From ${table.source}`}, {formatCount(table.columns.length)} columns.
      </p>
      {table.studies.length > 1 && (
        <label>
          Study{' '}
          <select value={table.study} onChange={(event) => onStudy(Number(event.target.value))}>
            {table.studies.map((study, k) => (
              <option key={k} value={k}>
                {study}
              </option>
            ))}
          </select>
        </label>
      )}
      <dl>
        {facts.map(([term, count]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {constraints.length > 0 && (
        <p>
          Constraints, which hold at values of at most 0: {constraints.join(', ')}. What breaks one is not on the front.
        </p>
      )}
      {table.notes.map((note) => (
        <p key={note} className="table-note">
          {note}
        </p>
      ))}
    </section>
  );
}
