import { labelOf } from '../../../workers/problems/supernet/picture.ts';
import { formatCount } from '../../lenses/format.ts';
import { pointing } from '../../lenses/pointing.ts';
import type { FrontNetwork } from './use-front.ts';
import { FRESH, useTruth, VALIDATION } from './use-truth.ts';
import './latency.css';

const percent = (value: number): string => `${value.toFixed(2)} %`;
const points = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The winner's curse along a front: what its networks were chosen by, beside what they have on fresh samples. */
export function FreshFront(props: {
  readonly front: readonly FrontNetwork[];
  /** Row of the plot. */
  onPoint(row: number | null): void;
}) {
  const { front, onPoint } = props;
  const rightsOf = useTruth();
  if (rightsOf === undefined || front.length === 0) return null;
  const networks = front.map(({ row, id }) => ({ row, id, ...rightsOf(id) }));
  const validation = mean(networks.map((network) => network.validation));
  const fresh = mean(networks.map((network) => network.fresh));
  return (
    <section className="latency-table" aria-label="The front on fresh data">
      <p className="latency-help">
        The front found has on average <strong>{percent(validation)}</strong> on the {formatCount(VALIDATION)} samples
        that it was chosen by, and <strong>{percent(fresh)}</strong> on {formatCount(FRESH)} fresh ones:{' '}
        {points(fresh - validation)} points.
      </p>
      <details>
        <summary>Show the front on fresh data</summary>
        <div tabIndex={0} role="region" aria-label="The front on fresh data as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">network, cheapest first</th>
                <th scope="col">validation</th>
                <th scope="col">fresh</th>
                <th scope="col">points</th>
              </tr>
            </thead>
            <tbody>
              {networks.map((network) => (
                <tr key={network.row} {...pointing(network.row, onPoint)}>
                  <th scope="row">{labelOf(network.id)}</th>
                  <td>{percent(network.validation)}</td>
                  <td>{percent(network.fresh)}</td>
                  <td>{points(network.fresh - network.validation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
