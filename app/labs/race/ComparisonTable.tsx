import { ILLUMINATION_METRICS } from '../../../workers/core/illumination.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { formatValue, type ChartSpec } from '../../lenses/curves/charts.ts';
import { formatCount, formatNumber } from '../../lenses/format.ts';
import { LineSample } from '../../lenses/race/series-style.tsx';
import type { Comparison, endsOf, Summary } from './comparison.ts';

const share = (value: number): string => value.toFixed(3);
const pText = (p: number): string => (p < 1e-4 ? p.toExponential(1).replace('-', '−') : formatNumber(p, 2));

/** The paper's four metrics, with the reference they are measured against. */
export function ComparisonTable(props: {
  readonly comparison: Comparison | string;
  readonly names: readonly string[];
  readonly objective: Objective;
}) {
  const { comparison, names, objective } = props;
  if (typeof comparison === 'string') return <p className="race-help">{comparison}</p>;
  const { reference, seeds, entrants } = comparison;
  return (
    <div className="comparison" tabIndex={0} role="region" aria-label="The four metrics of the paper">
      <Summaries
        seeds={seeds}
        names={names}
        columns={ILLUMINATION_METRICS.map(({ id, label }) => ({ id, label, write: share }))}
        rows={entrants}
      />
      <p className="race-help">
        Measured against reference M <code>{reference.digest}</code>: in each of its {formatCount(reference.filled)}{' '}
        cells the best {objective.name} of all {seeds * entrants.length} runs here, counted from{' '}
        {formatNumber(comparison.floor)}. M changes with every run that joins. (Mouret &amp; Clune 2015)
      </p>
    </div>
  );
}

/** What the curves of the fronts end at. */
export function EndsTable(props: {
  readonly ends: NonNullable<ReturnType<typeof endsOf>>;
  readonly names: readonly string[];
  readonly charts: readonly ChartSpec[];
}) {
  const { ends, names, charts } = props;
  return (
    <div className="comparison" tabIndex={0} role="region" aria-label="The fronts at the end">
      <Summaries
        seeds={ends.seeds}
        names={names}
        columns={charts.map((chart) => ({ ...chart, write: (value) => formatValue(chart, value) }))}
        rows={ends.entrants}
      />
    </div>
  );
}

interface Column {
  readonly id: string;
  readonly label: string;
  write(value: number): string;
}

function Summaries(props: {
  readonly seeds: number;
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Summary>>[];
}) {
  const { seeds, names, columns, rows } = props;
  return (
    <table>
      <caption>
        Medians of {seeds} seeds (quartiles), and the p-value of a two-tailed Mann–Whitney U test against {names[0]}.
      </caption>
      <thead>
        <tr>
          <th scope="col">search</th>
          {columns.map(({ id, label }) => (
            <th scope="col" key={id}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((summary, entrant) => (
          <tr key={entrant}>
            <th scope="row">
              <LineSample entrant={entrant} /> {names[entrant]}
            </th>
            {columns.map(({ id, write }) => {
              const { lower, median, upper, p } = summary[id];
              return (
                <td key={id}>
                  {write(median)}
                  <small>
                    {write(lower)}–{write(upper)}
                  </small>
                  {p !== undefined && <small>p = {pText(p)}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
