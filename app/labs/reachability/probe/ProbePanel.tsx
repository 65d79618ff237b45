import { useState } from 'react';
import { WAYS, type Way } from '../../../../workers/problems/graph-path/probe.ts';
import { distances } from '../../../../workers/problems/graph-path/question.ts';
import type { ProbeProgress } from '../../../../workers/reachability/types.ts';
import { timeText } from '../../../experiments/time-text.ts';
import { formatCount } from '../../../lenses/format.ts';
import { useTold } from '../../../reachability/live.ts';
import { askProbes, stopProbes, trainProbes, useProbes } from '../../../reachability/probe.ts';
import { stateName } from '../attention/columns.ts';
import type { Bench } from '../use-bench.ts';
import { GuessTable } from './GuessTable.tsx';
import './probe.css';

const WORDS: Readonly<Record<Way, string>> = {
  ahead: 'sources of edges: what they reach',
  back: 'targets of edges: what reaches them',
};

const figure = (area: number): string => (Number.isNaN(area) ? '–' : area.toFixed(2));

/** By layer and distance, the network's areas with those of one that has learned nothing beside. */
function AreasTable({ areas, way }: { readonly areas: NonNullable<ProbeProgress['areas']>; readonly way: number }) {
  const rows = areas.trained[way];
  return (
    <div className="reach-probe-scroll" role="region" aria-label="How well a linear probe guesses" tabIndex={0}>
      <table className="reach-probe-table">
        <caption>
          Chance that the probe puts a vertex so many edges away above one that no path leads to (area under the curve;
          0.50 is guessing), and in brackets the same on an untrained network of this shape.
        </caption>
        <thead>
          <tr>
            <th scope="col">stream</th>
            {rows[0].map((_, i) => (
              <th scope="col" key={i}>
                {i + 1} {i === 0 ? 'edge' : 'edges'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, layer) => (
            <tr key={layer}>
              <th scope="row">{stateName(layer)}</th>
              {row.map((area, i) => (
                <td key={i}>
                  {figure(area)} <small>({figure(areas.control[way][layer][i])})</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a linear map can read of reachability in the streams: trained in the background, shown for the graph on the table. */
export function ProbePanel({ bench }: { readonly bench: Bench }) {
  const { model, whole, question } = bench;
  const { phase, progress, secondsLeft, failure } = useProbes({ model: model?.id ?? '', step: bench.step });
  const [way, setWay] = useState<Way>('ahead');
  const [layer, setLayer] = useState(1);
  const areas = progress?.areas;
  const told = useTold(askProbes, areas === undefined ? null : whole);
  if (model === undefined || whole === null) return <p>Choose a transformer under Solver to train a probe on it.</p>;
  const { model: id, step } = whole;
  const at = WAYS.indexOf(way);
  const state = Math.min(layer, model.layers);
  return (
    <section className="reach-probe" aria-label="Linear probe">
      <p className="reach-probe-help">
        A linear map learns to guess, from one token’s stream, which vertices are linked to it by a path. It
        under-reports: it sees only what lies open in a stream, while the network may use what it keeps in another form;
        taking edges away shows what is used. And what it reads may be no search at all: hence the untrained network
        beside it.
      </p>
      <div className="reach-probe-bar">
        {phase === 'running' ? (
          <button type="button" className="button" onClick={stopProbes}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            className="button"
            disabled={phase === 'done'}
            onClick={() => void trainProbes({ model: id, step })}
          >
            {phase === 'stopped' ? 'Resume' : 'Train the linear probe'}
          </button>
        )}
        <span role="status">
          {progress !== null &&
            `${formatCount(Math.min(progress.done, progress.learned))} graphs learned from, ${formatCount(Math.max(0, progress.done - progress.learned))} further ones guessed`}
          {phase === 'running' && secondsLeft !== null && `, about ${timeText(secondsLeft)} left`}
          {phase === 'stopped' && ', stopped'}
          {failure !== null && ` ${failure.message}; ${failure.hint}.`}
        </span>
      </div>
      {progress !== null && phase !== 'done' && (
        <progress value={progress.done / progress.all} aria-label="Graphs learned from or guessed" />
      )}
      {areas !== undefined && (
        <>
          <div className="reach-probe-bar">
            <label>
              Read at{' '}
              <select value={way} onChange={({ target }) => setWay(target.value as Way)}>
                {WAYS.map((each) => (
                  <option key={each} value={each}>
                    {WORDS[each]}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <AreasTable areas={areas} way={at} />
          <div className="reach-probe-bar">
            <label>
              This graph,{' '}
              <select value={state} onChange={({ target }) => setLayer(Number(target.value))}>
                {areas.trained[at].map((_, l) => (
                  <option key={l} value={l}>
                    {stateName(l)}
                  </option>
                ))}
              </select>
            </label>
            {told.failure !== null && <span role="status">{told.failure.message}</span>}
          </div>
          {told.value !== null && !told.stale && (
            <GuessTable question={question} way={way} guesses={told.value[at][state]} far={distances(question)} />
          )}
        </>
      )}
    </section>
  );
}
