import { sweptOf, sweptTitle, type SweepPoint } from '../../../../workers/problems/graph-path/sweep.ts';
import { formatCount, formatPercent } from '../../../lenses/format.ts';
import { FrontSample } from '../../../lenses/race/series-style.tsx';

const interval = ({ low, high }: SweepPoint): string => `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`;

const costText = (solver: string, cost: number): string =>
  sweptOf(solver)?.model === undefined ? `${cost.toFixed(1)} vertices` : `${formatCount(cost)} pass`;

/** All graphs together; the legend of the charts too. */
export function Totals(props: {
  readonly solvers: readonly string[];
  readonly totals: readonly (readonly SweepPoint[])[];
}) {
  return (
    <div className="reach-sweep-scroll" role="region" aria-label="All graphs together" tabIndex={0}>
      <table className="reach-sweep-table">
        <thead>
          <tr>
            <th scope="col">Solver</th>
            <th scope="col">Right, all graphs</th>
            <th scope="col">Chance of right</th>
            <th scope="col">Cost of an answer</th>
          </tr>
        </thead>
        <tbody>
          {props.totals.map(([point], i) => (
            <tr key={props.solvers[i]}>
              <th scope="row">
                <FrontSample entrant={i} /> {sweptTitle(props.solvers[i])}
              </th>
              <td>
                {formatPercent(point.share)} <small>{interval(point)}</small>
              </td>
              <td>{formatPercent(point.chance)}</td>
              <td>{costText(props.solvers[i], point.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The points of a chart. */
export function PointsTable(props: {
  readonly solvers: readonly string[];
  readonly points: readonly (readonly SweepPoint[])[];
  readonly along: string;
}) {
  const { solvers, points, along } = props;
  return (
    <div className="reach-sweep-scroll" role="region" aria-label={`Right answers by ${along}`} tabIndex={0}>
      <table className="reach-sweep-table">
        <caption>Right answers with Wilson’s interval of 95 %, and what an answer cost</caption>
        <thead>
          <tr>
            <th scope="col">{along}</th>
            <th scope="col">graphs</th>
            {solvers.map((solver, i) => (
              <th scope="col" key={solver}>
                <FrontSample entrant={i} /> {sweptTitle(solver)}
              </th>
            ))}
            <th scope="col">by chance</th>
          </tr>
        </thead>
        <tbody>
          {points[0].map(({ at, asked, guess }, k) => (
            <tr key={at}>
              <th scope="row">{at}</th>
              <td>{formatCount(asked)}</td>
              {points.map((row, i) => (
                <td key={solvers[i]}>
                  {formatPercent(row[k].share)} <small>{interval(row[k])}</small>
                  <br />
                  <small>{costText(solvers[i], row[k].cost)}</small>
                </td>
              ))}
              <td>{formatPercent(guess)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
