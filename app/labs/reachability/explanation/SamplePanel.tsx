import { useEffect, useMemo } from 'react';
import { deepest } from '../../../../workers/problems/graph-path/draw.ts';
import { sharesOf } from '../../../../workers/problems/graph-path/explain-sample.ts';
import type { SampleAsked } from '../../../../workers/reachability/types.ts';
import { timeText } from '../../../experiments/time-text.ts';
import { formatPercent } from '../../../lenses/format.ts';
import { sampling, useBackend, useSampleChoice, useSampling, useThresholds } from '../../../reachability/explain.ts';
import type { Bench } from '../use-bench.ts';

const NETWORKS = [
  ['trained', 'this network, where it is right'],
  ['untrained', 'a network of its shape that has learned nothing'],
  ['scrambled', 'this network with its weights shuffled'],
] as const;

const EACH = [5, 10, 25, 100];

type Share = ReturnType<typeof sharesOf>[number]['explained'];

const shareText = ({ share, low, high }: Share): string =>
  `${formatPercent(share)} (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;

/** How many answers are explained, over many graphs, beside controls that ought not to be. */
export function SamplePanel({ bench }: { readonly bench: Bench }) {
  const { model, step } = bench;
  const { network, each, fixed } = useSampleChoice();
  const thresholds = useThresholds();
  const { backend } = useBackend();
  const { phase, wanted, outcomes, secondsLeft, failure } = useSampling();
  const name = model?.id;
  const asked = useMemo<SampleAsked | null>(
    () =>
      name === undefined
        ? null
        : { model: name, ...(step !== undefined && { step }), network, thresholds: fixed, backend },
    [name, step, network, fixed, backend],
  );
  const size = model?.size ?? 0;
  useEffect(() => {
    if (asked !== null) sampling.choose(asked, each * (deepest(size) + 1));
  }, [asked, each, size]);
  const counted = network === 'trained' ? outcomes.filter(({ right }) => right) : outcomes;
  const rows = sharesOf(counted);
  const running = phase === 'running';
  const begin = (): void => {
    useSampleChoice.setState({ fixed: thresholds });
    if (asked !== null) sampling.choose({ ...asked, thresholds }, each * (deepest(size) + 1));
    sampling.start();
  };
  return (
    <section className="reach-explanation-sample" aria-label="Share explained over a sample">
      <h3>Over many graphs</h3>
      <p className="reach-explanation-help">
        A check that always says yes proves nothing. So the same is done to networks that have learned nothing, and with
        as many entries at random places.
      </p>
      <div className="reach-explanation-bar">
        <label>
          Network{' '}
          <select
            value={network}
            disabled={running}
            onChange={(event) =>
              useSampleChoice.setState({
                network: NETWORKS.find(([id]) => id === event.target.value)?.[0] ?? 'trained',
              })
            }
          >
            {NETWORKS.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Graphs of each lookahead{' '}
          <select
            value={each}
            disabled={running}
            onChange={(event) => useSampleChoice.setState({ each: Number(event.target.value) })}
          >
            {EACH.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </label>
        {running ? (
          <button type="button" className="button" onClick={() => sampling.stop()}>
            Stop
          </button>
        ) : (
          <button type="button" className="button" disabled={phase === 'done' && fixed === thresholds} onClick={begin}>
            {(phase === 'stopped' || phase === 'failed') && fixed === thresholds ? 'Resume' : 'Start'}
          </button>
        )}
        <span role="status">
          {`${outcomes.length} of ${wanted} graphs`}
          {running && secondsLeft !== null && `, about ${timeText(secondsLeft)} left`}
          {failure !== null && `; stopped: ${failure.message}. ${failure.hint}.`}
        </span>
      </div>
      {rows.length > 0 && (
        <div className="reach-explanation-scroll" role="region" aria-label="Shares explained" tabIndex={0}>
          <table>
            <caption>Answers explained, with Wilson’s interval of 95 %</caption>
            <thead>
              <tr>
                <th scope="col">lookahead</th>
                <th scope="col">answers</th>
                <th scope="col">explained</th>
                <th scope="col">with place copies</th>
                <th scope="col">entries at random places</th>
                <th scope="col">the same, with place copies</th>
                <th scope="col">passes</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.lookahead}>
                  <th scope="row">{row.lookahead}</th>
                  <td>{row.questions}</td>
                  <td>{shareText(row.explained)}</td>
                  <td>{shareText(row.explainedByPlaces)}</td>
                  <td>{shareText(row.scattered)}</td>
                  <td>{shareText(row.scatteredByPlaces)}</td>
                  <td>{Math.round(row.passes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
