import { useEffect, useMemo } from 'react';
import {
  FEATURES,
  largestFor,
  partsOf,
  questionsOf,
  SIZES,
  SweepTally,
  type SweepAsked,
} from '../../../../workers/problems/graph-path/sweep.ts';
import { timeText } from '../../../experiments/time-text.ts';
import { formatCount } from '../../../lenses/format.ts';
import { ChanceSample, ShareChart } from '../../../lenses/race/ShareChart.tsx';
import { sweeping, useSweepChoice, useSweeping } from '../../../reachability/sweep.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { csvOf } from './csv.ts';
import { SweepForm } from './SweepForm.tsx';
import { PointsTable, Totals } from './SweepTables.tsx';
import './sweep.css';

const CHART_PX = 350;

const ALONG = {
  lookahead: 'lookahead (levels)',
  edges: 'edges of the graph',
} as const;

/** Thousands of fresh graphs, asked of several solvers in the background: how often each is right, by what makes graphs hard. */
export function SweepView() {
  const choice = useSweepChoice();
  const { phase, wanted, outcomes, secondsLeft, failure } = useSweeping();
  const most = largestFor(choice.solvers, SIZES.usual);
  const asked = useMemo<SweepAsked>(() => ({ ...choice, size: Math.min(choice.size ?? most, most) }), [choice, most]);
  useEffect(() => sweeping.choose(asked, partsOf(asked)), [asked]);
  const { solvers } = asked;
  const tally = useMemo(() => new SweepTally(solvers.length), [solvers]);
  const [totals, ...features] = useMemo(
    () => [undefined, ...FEATURES].map((feature) => tally.take(outcomes).points(feature)),
    [outcomes, tally],
  );
  const running = phase === 'running';
  const told = totals[0]?.[0]?.asked ?? 0;
  return (
    <section className="reach-sweep" aria-label="Sweep">
      <p className="reach-sweep-help">
        One graph says little. Here solvers answer the same thousands of fresh graphs, and what counts is how often the
        next vertex they name is a right one, by how far one must look ahead and by the number of edges.
      </p>
      <SweepForm asked={asked} most={most} running={running} />
      <div className="reach-sweep-bar">
        {running ? (
          <button type="button" className="button" onClick={() => sweeping.stop()}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={phase === 'done' || solvers.length === 0}
            onClick={() => sweeping.start()}
          >
            {phase === 'stopped' || phase === 'failed' ? 'Resume' : 'Start'}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={told === 0}
          onClick={() => saveFile('sweep.csv', new Blob([csvOf(asked, features, totals)], { type: 'text/csv' }))}
        >
          Save as CSV
        </button>
        <span role="status">
          {solvers.length === 0 && 'Choose at least one solver. '}
          {`${formatCount(told)} of ${formatCount(questionsOf(asked))} graphs asked`}
          {running && secondsLeft !== null && `, about ${timeText(secondsLeft)} left`}
          {phase === 'stopped' && ', stopped'}
          {failure !== null && `; stopped: ${failure.message}. ${failure.hint}.`}
        </span>
      </div>
      <progress value={wanted === 0 ? 0 : outcomes.length / wanted} aria-label="Graphs asked" />
      {told > 0 && (
        <>
          <Totals solvers={solvers} totals={totals} />
          <div className="reach-sweep-figures">
            {FEATURES.map((feature, k) => (
              <figure key={feature} aria-label={`Right answers by ${feature}`}>
                <figcaption>Right answers by {feature}</figcaption>
                <ShareChart
                  lines={features[k].map((points) =>
                    points.map(({ at = 0, share, low, high }) => ({ at, share, low, high })),
                  )}
                  along={ALONG[feature]}
                  scale="linear"
                  width={CHART_PX}
                  chance={features[k][0].map(({ guess }) => guess)}
                />
              </figure>
            ))}
          </div>
          <p className="reach-sweep-key">
            <ChanceSample /> a child of the start drawn by chance. Bands: Wilson’s interval of 95 %.
          </p>
          {FEATURES.map((feature, k) => (
            <details key={feature}>
              <summary>By {feature}, as a table</summary>
              <PointsTable solvers={solvers} points={features[k]} along={ALONG[feature]} />
            </details>
          ))}
        </>
      )}
    </section>
  );
}
