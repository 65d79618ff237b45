import { useEffect, useMemo, useState } from 'react';
import { ratesOf, TRIALS, type Rate } from '../../workers/core/experiment.ts';
import type { RunSpec } from '../../workers/core/spec.ts';
import { formatCount, formatPercent } from '../lenses/format.ts';
import { FrontSample } from '../lenses/race/series-style.tsx';
import { ShareChart } from '../lenses/race/ShareChart.tsx';
import { session, useSession } from '../run/live.ts';
import { CopyField } from '../ui/CopyField.tsx';
import { experiment, useExperiment } from './live.ts';
import { PREPARED } from './prepared.ts';
import { timeText } from './time-text.ts';
import './experiment.css';

/** Offered where the link says nothing. */
const FIRST_TRIALS = 100;
const WIDE_PX = 640;
const NARROW_PX = 350;

function csvOf(rates: readonly Rate[][], names: readonly string[]): string {
  const rows = rates.flatMap((row, i) =>
    row.map(({ count, wrong, asked, share, low, high }) =>
      [`"${names[i].replaceAll('"', '""')}"`, count, wrong, asked, share, low, high].join(','),
    ),
  );
  return ['search,evaluations,wrong,trials,share,low95,high95', ...rows].join('\n');
}

const intervalText = ({ low, high }: Rate): string => `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`;

function RatesTable({ rates, names }: { readonly rates: readonly Rate[][]; readonly names: readonly string[] }) {
  return (
    <div className="experiment-scroll" role="region" aria-label="Wrong choices, as a table" tabIndex={0}>
      <table className="experiment-table">
        <caption>Wrong choices, with Wilson’s interval of 95 %</caption>
        <thead>
          <tr>
            <th scope="col">evaluations</th>
            {names.map((name, i) => (
              <th scope="col" key={name}>
                <FrontSample entrant={i} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates[0].map(({ count }, k) => (
            <tr key={count}>
              <th scope="row">{formatCount(count)}</th>
              {rates.map((row, i) => (
                <td key={i}>
                  {formatPercent(row[k].share)} <small>{intervalText(row[k])}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Searches choose a move on many trees, positions or seeds: how often wrongly, after more and more evaluations. */
export function ExperimentPanel(props: {
  readonly specs: readonly RunSpec[];
  readonly names: readonly string[];
  readonly wide: boolean;
}) {
  const { specs, names, wide } = props;
  const asked = useSession((state) => Number(state.lens.trials ?? TRIALS.default));
  const [typed, setTyped] = useState(String(asked > 0 ? asked : FIRST_TRIALS));
  useEffect(() => {
    if (asked > 0) setTyped(String(asked));
  }, [asked]);
  const { phase, wanted, outcomes, secondsLeft, failure } = useExperiment();
  useEffect(() => experiment.choose(specs, asked), [specs, asked]);
  const rates = useMemo(() => ratesOf(outcomes, specs.length, specs[0].budget), [outcomes, specs]);
  const told = rates[0][0].asked;
  const running = phase === 'running';
  const number = Math.round(Number(typed));
  const usable = number >= 1 && number <= TRIALS.max;
  const begin = (): void => {
    // The number goes into the link; what is shown is then this experiment.
    if (number !== asked) {
      session.change({ 'l.trials': String(number) });
      experiment.choose(specs, number);
    }
    experiment.start();
  };
  const same = number === wanted;
  return (
    <section className="experiment" aria-label="Experiment">
      <p className="experiment-help">
        One tree says little. Here the {specs.length > 1 ? 'searches choose' : 'search chooses'} a move in many trials:
        other trees of a P-game, the 200 hard positions of Connect-4 if the board is empty, else other seeds. What
        counts is how often the choice is not a best one, after 32, 100, 316 … evaluations.
      </p>
      <div className="experiment-bar">
        <label>
          Trials{' '}
          <input
            type="number"
            min={1}
            max={TRIALS.max}
            value={typed}
            disabled={running}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        {running ? (
          <button type="button" className="button" onClick={() => experiment.stop()}>
            Stop
          </button>
        ) : (
          <button type="button" className="button" disabled={!usable || (phase === 'done' && same)} onClick={begin}>
            {same && (phase === 'stopped' || phase === 'failed') ? 'Resume' : 'Run in the background'}
          </button>
        )}
        <span role="status">
          {!usable && `Expected 1 to ${formatCount(TRIALS.max)} trials. `}
          {phase !== 'none' && `${formatCount(outcomes.length)} of ${formatCount(wanted)} trials done`}
          {running && secondsLeft !== null && `, about ${timeText(secondsLeft)} left`}
          {phase === 'stopped' && ', stopped'}
          {outcomes.length > told && `; in ${formatCount(outcomes.length - told)} all moves were worth the same`}
          {failure !== null && `; stopped: ${failure.message}. ${failure.hint}.`}
        </span>
      </div>
      {phase !== 'none' && <progress value={outcomes.length / wanted} aria-label="Trials done" />}
      {told > 0 && (
        <figure aria-label="Wrong choices by evaluations">
          <figcaption>Share of wrong choices</figcaption>
          <ShareChart
            lines={rates.map((row) => row.map(({ count, ...rate }) => ({ at: count, ...rate })))}
            along="evaluations, logarithmic"
            scale="log"
            width={wide ? WIDE_PX : NARROW_PX}
          />
          <RatesTable rates={rates} names={names} />
          <details>
            <summary>Copy as CSV</summary>
            <CopyField label="CSV" text={csvOf(rates, names)} />
          </details>
        </figure>
      )}
      <h2>Prepared</h2>
      <ul className="experiment-prepared">
        {PREPARED.map(({ title, about, link }) => (
          <li key={link}>
            <a href={link}>{title}</a> {about}
          </li>
        ))}
      </ul>
    </section>
  );
}
