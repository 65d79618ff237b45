import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { quantile } from '../../../workers/core/statistics.ts';
import type { TrainingProgress } from '../../../workers/masks/types.ts';

const WIDTH = 380;
const HEIGHT = 260;
const MARGIN = { left: 42, right: 12, top: 10, bottom: 36 };
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };

const perCent = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(1)}\u00a0%`);

const cell = (value: number | undefined): string => value?.toFixed(1) ?? '';

/** What random masks have after an epoch: those that have come so far. */
const randomAt = ({ random }: TrainingProgress, epoch: number): number[] =>
  random.filter((one) => one.length > epoch).map((one) => one[epoch]);

/** The comparison in one sentence, after the last epoch that all have. */
function verdictOf(progress: TrainingProgress): string {
  const { mask, random, dense } = progress;
  const epoch = Math.min(...[mask, ...random, dense].map(({ length }) => length)) - 1;
  const rivals = randomAt(progress, epoch);
  const beaten = rivals.filter((value) => value < mask[epoch]).length;
  return `After ${epoch} ${epoch === 1 ? 'epoch' : 'epochs'} the mask has ${perCent(mask[epoch])} and is better than ${beaten} of ${rivals.length} random masks (${perCent(Math.min(...rivals))} to ${perCent(Math.max(...rivals))}, median ${perCent(quantile(rivals, 0.5))}); the dense network has ${perCent(dense[epoch])}.`;
}

/** Accuracy by epoch: the mask, each random mask, the dense network; and the same as a table. */
export function TrainingCurves({ what, progress }: { readonly what: string; readonly progress: TrainingProgress }) {
  const { mask, random, dense, total } = progress;
  const epochs = total / (random.length + 2);
  const x = scaleLinear([0, epochs], [0, INNER.width]);
  const top = Math.max(...mask, ...random.flat(), ...dense);
  const y = scaleLinear([0, Math.ceil(top / 10) * 10], [INNER.height, 0]);
  const path = line<number>((_, epoch) => x(epoch), y);
  return (
    <>
      <p className="training-verdict">{verdictOf(progress)}</p>
      <figure className="training-chart">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label="Accuracy by epoch; the table below has the numbers"
        >
          <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
            {y.ticks(6).map((tick) => (
              <g key={tick} className="training-tick" transform={`translate(0,${y(tick)})`}>
                <line x2={INNER.width} />
                <text x={-6} dy="0.32em" textAnchor="end">
                  {tick} %
                </text>
              </g>
            ))}
            {x.ticks(5).map((tick) => (
              <g key={tick} className="training-tick" transform={`translate(${x(tick)},${INNER.height})`}>
                <text y={16} textAnchor="middle">
                  {tick}
                </text>
              </g>
            ))}
            {random.map((values, i) => (
              <path key={i} className="training-random" d={path(values) ?? ''} />
            ))}
            <path className="training-dense" d={path(dense) ?? ''} />
            <path className="training-mask" d={path(mask) ?? ''} />
            <text className="training-axis" x={INNER.width / 2} y={INNER.height + 32} textAnchor="middle">
              epochs
            </text>
          </g>
        </svg>
        <figcaption>
          <span className="training-key key-mask">{what}</span>
          <span className="training-key key-random">{random.length} random masks as sparse</span>
          <span className="training-key key-dense">the dense network</span>
        </figcaption>
      </figure>
      <details className="training-table">
        <summary>Show as table</summary>
        <div tabIndex={0} role="region" aria-label="Accuracies by epoch as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">epoch</th>
                <th scope="col">mask, %</th>
                <th scope="col">random: least</th>
                <th scope="col">median</th>
                <th scope="col">most</th>
                <th scope="col">dense</th>
              </tr>
            </thead>
            <tbody>
              {mask.map((value, epoch) => {
                const rivals = randomAt(progress, epoch);
                const spread = rivals.length === 0 ? [] : [0, 0.5, 1].map((q) => quantile(rivals, q));
                return (
                  <tr key={epoch}>
                    <th scope="row">{epoch}</th>
                    <td>{cell(value)}</td>
                    <td>{cell(spread[0])}</td>
                    <td>{cell(spread[1])}</td>
                    <td>{cell(spread[2])}</td>
                    <td>{cell(dense[epoch])}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
