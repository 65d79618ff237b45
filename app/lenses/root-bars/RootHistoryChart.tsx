import { useState } from 'react';
import type { RootHistory } from '../../../workers/core/frames.ts';
import { formatCount, formatPercent } from '../format.ts';
import { valueText, type NameOf } from '../tree/describe.ts';
import type { Path } from '../tree/paths.ts';
import './root-bars.css';

const ROWS = 12;

type Of = 'share' | 'mean';

/** [samples] of one move: its share of the visits, or its mean value. */
function seriesOf({ at, moves, visits, mean }: RootHistory, k: number, of: Of): number[] {
  const n = moves.length;
  return Array.from(at, (_, i) => {
    if (of === 'mean') return mean[i * n + k];
    let total = 0;
    for (let j = 0; j < n; j++) total += visits[i * n + j];
    return total > 0 ? visits[i * n + k] / total : NaN;
  });
}

/** Where the line of values in [0, 1] goes, in a square of 100. */
function lineOf(at: Float64Array, values: readonly number[], budget: number): string {
  let path = '';
  let drawing = false;
  values.forEach((value, i) => {
    if (!Number.isNaN(value))
      path += `${drawing ? 'L' : 'M'}${((100 * at[i]) / budget).toFixed(2)} ${(100 - 100 * value).toFixed(2)}`;
    drawing = !Number.isNaN(value);
  });
  return path;
}

/** How the moves from the root fared over the run: a line for each, bold the one pointed at and the one that the search would make `at` the playhead. */
export function RootHistoryChart(props: {
  readonly history: RootHistory;
  readonly at: number;
  /** That move; −1 where the search does not know. */
  readonly chosen: number;
  readonly budget: number;
  readonly nameOf: NameOf;
  readonly pointed: Path | null;
}) {
  const { history, at, chosen, budget, nameOf, pointed } = props;
  const [of, setOf] = useState<Of>('share');
  const [open, setOpen] = useState(false);
  const n = history.moves.length;
  if (n === 0 || history.at.length === 0) return null;
  const all = Array.from(history.moves, (_, k) => seriesOf(history, k, of));
  const pointedMove = pointed?.[0];
  const text = (value: number) => (of === 'mean' ? valueText(value) : Number.isNaN(value) ? '–' : formatPercent(value));
  const rows = Array.from(
    { length: Math.min(ROWS, history.at.length) },
    (_, i) => Math.floor(((i + 1) * history.at.length) / Math.min(ROWS, history.at.length)) - 1,
  );
  const named = (k: number) => nameOf([history.moves[k]], true);
  return (
    <figure className="root-history" aria-label="Moves from the root over the run">
      <figcaption>
        <label>
          Over the run:{' '}
          <select value={of} onChange={(event) => setOf(event.target.value as Of)}>
            <option value="share">share of visits</option>
            <option value="mean">mean value</option>
          </select>
        </label>
      </figcaption>
      <div className="root-history-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="root-history-grid" d="M0 0H100M0 50H100M0 100H100" />
          {all.map((values, k) => (
            <path
              key={k}
              d={lineOf(history.at, values, budget)}
              data-chosen={history.moves[k] === chosen}
              data-pointed={history.moves[k] === pointedMove}
            />
          ))}
          <path className="root-history-now" d={`M${(100 * at) / budget} 0V100`} />
        </svg>
        {all.map((values, k) => {
          const last = values.findLast((value) => !Number.isNaN(value));
          if (last === undefined || (history.moves[k] !== chosen && history.moves[k] !== pointedMove)) return null;
          return (
            <span key={k} style={{ top: `${100 - 100 * last}%` }}>
              {named(k)}
            </span>
          );
        })}
      </div>
      <p>
        0 to {formatCount(budget)} iterations; 0 to 1 upwards.
        {chosen >= 0 && ` Bold: the move that the search would make after ${formatCount(at)}, ${nameOf([chosen])}.`}
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Show as a table</summary>
        {open && (
          <div
            className="children-table"
            tabIndex={0}
            role="region"
            aria-label="Moves from the root over the run, as a table"
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">iterations</th>
                  {all.map((_, k) => (
                    <th scope="col" key={k}>
                      {named(k)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((i) => (
                  <tr key={i}>
                    <th scope="row">{formatCount(history.at[i])}</th>
                    {all.map((values, k) => (
                      <td key={k}>{text(values[i])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    </figure>
  );
}
