import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Result } from '../../../../workers/core/result.ts';
import type { Asked, Noise, Of, Reached } from '../../../../workers/reachability/types.ts';
import { formatNumber } from '../../../lenses/format.ts';
import { askReachability, useTold } from '../../../reachability/live.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { stateName } from '../attention/columns.ts';
import { GraphCanvas, type VertexMark } from '../graph/GraphCanvas.tsx';
import type { Bench } from '../use-bench.ts';
import { Matrix, Sign, WORDS } from './Matrices.tsx';
import { ReachFigures, SetsTable } from './ReachTables.tsx';
import { boundOf, setsOf, type Agreement, type Sets } from './sets.ts';
import { usePlaying } from './use-playing.ts';
import './reach.css';

const reach = (asked: Asked) => askReachability<Reached>((api) => api.reach(asked));

/** By network: it takes seconds, and is the same each time. */
const quiet = new Map<string, Result<Noise>>();

async function noise(of: Of): Promise<Result<Noise>> {
  const name = `${of.model} ${of.step ?? ''}`;
  const result = quiet.get(name) ?? (await askReachability<Noise>((api) => api.noise(of)));
  if (result.ok) quiet.set(name, result);
  return result;
}

const TONES: Readonly<Partial<Record<Agreement, VertexMark['tone']>>> = {
  both: 'accent',
  missed: 'warn',
  false: 'danger',
};
const SIGNS: Readonly<Record<Agreement, string>> = { both: '✓', missed: 'missed', false: 'false', neither: '' };

/** What is shown of a vertex in the set that is looked at; the last column's has no true set beside it. */
function markOf(
  sets: Sets,
  whose: number | undefined,
  edges: readonly (readonly number[])[],
  v: number,
): VertexMark | undefined {
  if (whose === v) return { ring: true, share: 1, tone: 'ok', words: 'whose set is shown' };
  if (whose === undefined) {
    const heard = sets.answer.some((e) => edges[e].includes(v));
    return heard ? { share: 1, tone: 'accent', label: '✓', words: 'the answer knows of it' } : undefined;
  }
  const is = sets.agreement(whose, v);
  if (is === 'neither') return undefined;
  return { share: is === 'missed' ? 0 : 1, ...(TONES[is] && { tone: TONES[is] }), label: SIGNS[is], words: WORDS[is] };
}

/** The sets at hand: one state, one vertex or the answer. */
function SetsPicture({ bench, sets, state }: { readonly bench: Bench; readonly sets: Sets; readonly state: number }) {
  const { question } = bench;
  const [wished, setWhose] = useState<number>();
  const whose = wished !== undefined && sets.vertices.includes(wished) ? wished : undefined;
  const narrow = useMedia('(max-width: 640px)');
  const lit = whose === undefined ? sets.answer : sets.edgesOf(whose);
  const others = sets.vertices.filter((v) => v !== whose);
  const count = (is: Agreement) =>
    whose === undefined ? 0 : others.filter((v) => sets.agreement(whose, v) === is).length;
  return (
    <>
      <div className="reach-reach-whose" role="group" aria-label="Whose set">
        <span>Set of</span>
        <button type="button" className="button" aria-pressed={whose === undefined} onClick={() => setWhose(undefined)}>
          the answer
        </button>
        {sets.vertices.map((v) => (
          <button key={v} type="button" className="button" aria-pressed={whose === v} onClick={() => setWhose(v)}>
            {v}
          </button>
        ))}
      </div>
      <GraphCanvas
        question={question}
        label={`The set of ${whose === undefined ? 'the answer' : `vertex ${whose}`} ${stateName(state)}`}
        down={narrow}
        marks={(v) => markOf(sets, whose, question.edges, v)}
        edgeState={(e) => (lit.includes(e) ? 'way' : 'plain')}
        onVertex={(v) => setWhose(v === whose ? undefined : v)}
      />
      <p className="reach-reach-said" role="status">
        {whose === undefined ? (
          <>
            What the answer knows {stateName(state)}: {sets.answer.length} of {question.edges.length} edges influence
            the last token, which answers, at least half as much as the strongest
            {sets.answer.length > 0 && <> ({sets.answer.map((e) => question.edges[e].join(' → ')).join(', ')})</>}.
          </>
        ) : (
          <>
            The set of {whose} {stateName(state)}: {count('both')} of {count('both') + count('missed')} connected
            vertices, and {count('false')} that no path connects with it. Doubling spans {boundOf(state)}{' '}
            {state === 0 ? 'edge' : 'edges'}.
          </>
        )}
      </p>
    </>
  );
}

/** Which edges have influenced which vertex, layer by layer. `children`: what is shown beside it. */
export function ReachView({ bench, children }: { readonly bench: Bench; readonly children?: ReactNode }) {
  const { question, whole: asked } = bench;
  const model = asked?.model;
  const step = asked?.step;
  const network = useMemo(
    () => (model === undefined ? null : { model, ...(step !== undefined && { step }) }),
    [model, step],
  );
  const told = useTold(reach, asked);
  const level = useTold(noise, network);
  const [factor, setFactor] = useState(1);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const player = usePlaying(bench.model?.layers ?? 0);
  const id = useId();
  const influences = told.asked === asked ? told.value?.influences : undefined;
  const noisy = level.asked === network ? level.value : null;
  const thresholds = useMemo(() => noisy?.thresholds.map((value) => value * factor), [noisy, factor]);
  const states = useMemo(
    () =>
      influences === undefined || thresholds === undefined || influences.length !== thresholds.length
        ? undefined
        : influences.map((values, state) => setsOf(question, values, thresholds[state], state)),
    [influences, thresholds, question],
  );
  const failure = told.failure ?? level.failure;

  if (bench.model === undefined)
    return <p>Sets are looked for in a transformer: choose one under Solver, for now a classical search is chosen.</p>;
  return (
    <div className="reach-reach">
      <p>
        Each edge in turn is kept from the transformer. Where that changes what a token holds, by more than noise does,
        the edge has <em>influenced</em> it. A vertex’s set: the ends of all edges that have influenced its tokens. What
        is cut in other views is not cut here.
      </p>
      {failure && (
        <p className="reach-reach-failed" role="alert">
          {failure.message}; {failure.hint}.
        </p>
      )}
      {!failure && states === undefined && <p role="status">Measuring influences…</p>}
      {!failure && states !== undefined && (
        <>
          <div className="reach-reach-layer">
            <label htmlFor={`${id}layer`}>
              Layer: <output>{stateName(player.at)}</output>
            </label>
            <input
              id={`${id}layer`}
              className="field-slider"
              type="range"
              min={0}
              max={states.length - 1}
              step={1}
              value={player.at}
              aria-valuetext={stateName(player.at)}
              onChange={({ target }) => player.go(target.valueAsNumber)}
            />
            {still ? (
              <button
                type="button"
                className="button"
                onClick={() => player.go(player.at >= states.length - 1 ? 0 : player.at + 1)}
              >
                Next layer
              </button>
            ) : (
              <button type="button" className="button" onClick={player.toggle}>
                {player.playing ? 'Pause' : 'Watch them grow'}
              </button>
            )}
          </div>
          <SetsPicture bench={bench} sets={states[player.at]} state={player.at} />
          <p className="reach-reach-legend">
            {(['both', 'missed', 'false', 'neither'] as const).map((is) => (
              <span key={is}>
                <Sign is={is} /> {WORDS[is]}
              </span>
            ))}
            <span>Thick arrows: edges that have influenced it. Connected: by a path, in either direction.</span>
          </p>
          <div className="reach-reach-matrices" role="group" aria-label="Row: whose set. Column: what is in it.">
            {states.map((sets, state) => (
              <Matrix
                // The states of a transformer have no other name than their place.
                key={stateName(state)}
                sets={sets}
                title={stateName(state)}
                chosen={state === player.at}
                onChoose={() => player.go(state)}
              />
            ))}
          </div>
          <p className="field-help">Row: whose set. Column: what is in it. Choose a matrix to see its layer above.</p>
          <ReachFigures states={states} thresholds={thresholds ?? []} chosen={player.at} />
          <SetsTable sets={states[player.at]} state={player.at} />
          <label htmlFor={`${id}noise`}>
            Threshold: <output>{formatNumber(factor)}</output> times the noise
          </label>
          <input
            id={`${id}noise`}
            className="field-slider"
            type="range"
            min={0.05}
            max={2}
            step={0.05}
            value={factor}
            onChange={({ target }) => setFactor(target.valueAsNumber)}
          />
          <p className="field-help">
            Noise: 99 % of the influences of edges that no path connects with the token are smaller, on{' '}
            {noisy?.graphs ?? 0} random graphs. A smaller threshold finds more, false ones too. Where unconnected edges
            influence as much as connected ones do, see “told apart”, no threshold makes sets of reachable vertices of
            them.
          </p>
        </>
      )}
      {children}
    </div>
  );
}
