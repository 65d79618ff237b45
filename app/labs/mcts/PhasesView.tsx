import { useEffect, useMemo, useState } from 'react';
import type { Choice, Phases } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { formatCount, formatNumber } from '../../lenses/format.ts';
import { named, NumbersTable } from '../../lenses/tree/NumbersTable.tsx';
import { listed, placeName, priorText, provenText, valueText } from '../../lenses/tree/describe.ts';
import { session, usePlayer } from '../../run/live.ts';
import { backUpPaths, moverTo, phasesIn, stepsOf, whyNothing, type PhaseStep } from './phase-steps.ts';
import { usePhases } from './use-phases.ts';
import type { Look } from './use-tree-look.ts';

const SIDES = ['first player', 'second player'];

/** Of very many moves, those with the highest scores. */
const MOST = 20;

const numberText = (value: number) => (value === Infinity ? 'first' : Number.isNaN(value) ? '–' : formatNumber(value));

function ChoiceTable({
  choice,
  step,
  look,
}: {
  readonly choice: Choice;
  readonly step: PhaseStep;
  readonly look: Look;
}) {
  const from = step.path.slice(0, -1);
  const scores = choice.columns.at(-1)?.values;
  const places = Array.from(choice.move.keys());
  const shown =
    places.length <= MOST || scores === undefined
      ? places
      : places.toSorted((a, b) => scores[b] - scores[a] || a - b).slice(0, MOST);
  return (
    <>
      <p>
        At {placeName(from, look.nameOf)} the search weighs {formatCount(places.length)} moves and takes{' '}
        <strong>{look.nameOf(step.path)}</strong>, whose {choice.columns.at(-1)?.name ?? 'score'} is greatest.
      </p>
      <NumbersTable
        label="The moves and their scores"
        columns={[
          ...named('move', 'visits'),
          ...choice.columns.map(({ name, help }) => ({ head: name, key: `column ${name}`, help })),
        ]}
        rows={shown.map((i) => ({
          key: choice.child[i],
          head: `${look.nameOf([...from, choice.move[i]])}${i === choice.chosen ? ' ← taken' : ''}`,
          cells: [formatCount(choice.visits[i]), ...choice.columns.map(({ values }) => numberText(values[i]))],
          best: i === choice.chosen,
        }))}
      />
      <dl className="mcts-columns">
        {choice.columns.map(({ name, help }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function BackUpTable({ phases, look }: { readonly phases: Phases; readonly look: Look }) {
  const { backUp } = phases;
  const paths = backUpPaths(phases);
  const { players, turn } = look.players;
  const change = (before: string, after: string) => (before === after ? after : `${before} → ${after}`);
  const proves = backUp.provenAfter.some((value) => !Number.isNaN(value));
  return (
    <>
      <p>
        The result goes up from the leaf to the root; every node on the way counts one visit more
        {players === 2
          ? ', and counts what the result is worth to the player who moved there. So the views alternate, and the root’s is that of the opponent of the player to move'
          : ''}
        .
      </p>
      <NumbersTable
        label="What back-up changes"
        columns={[
          ...named('node', ...(players === 2 ? ['seen by'] : []), 'reward', 'visits', 'mean'),
          ...(proves ? named('proven') : []),
        ]}
        rows={paths.map((path, i) => ({
          key: backUp.node[i],
          head: placeName(path, look.nameOf),
          cells: [
            ...(players === 2 ? [SIDES[moverTo(path.length, turn)]] : []),
            valueText(backUp.reward[i]),
            change(formatCount(backUp.visits[i]), formatCount(backUp.visitsAfter[i])),
            change(valueText(backUp.mean[i]), valueText(backUp.meanAfter[i])),
            ...(proves
              ? [change(provenText(backUp.proven[i], players), provenText(backUp.provenAfter[i], players))]
              : []),
          ],
        }))}
      />
    </>
  );
}

/** What the problem's network says of the leaf. */
function Judgement({ phases, step, look }: { readonly phases: Phases; readonly step: PhaseStep; readonly look: Look }) {
  const { moves, priors } = phases.judged ?? { moves: [], priors: [] };
  const whose = look.players.players === 2 ? ' for the first player' : '';
  return (
    <>
      <p>
        Instead of being played out at random, {placeName(step.path, look.nameOf)} is given to the network. It expects{' '}
        {valueText(phases.reward)}
        {whose}, and tells how likely each move is the best before any search: its prior. Likely moves are tried first.
      </p>
      <div className="children-table" tabIndex={0} role="region" aria-label="The moves and their priors">
        <table>
          <thead>
            <tr>
              <th scope="col">move</th>
              <th scope="col">prior</th>
            </tr>
          </thead>
          <tbody>
            {Array.from(moves, (move, i) => (
              <tr key={move}>
                <th scope="row">{look.nameOf([...step.path, move])}</th>
                <td>{priorText(priors[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function StepBody(props: {
  readonly step: PhaseStep;
  readonly phases: Phases;
  readonly look: Look;
  readonly search: string;
}) {
  const { step, phases, look, search } = props;
  const { nameOf } = look;
  if (step.choice !== undefined) return <ChoiceTable choice={step.choice} step={step} look={look} />;
  if (step.phase === 'Judgement') return <Judgement phases={phases} step={step} look={look} />;
  if (step.phase === 'Expansion') {
    if (phases.judged !== undefined) {
      return (
        <p>
          {step.children
            ? `The ${formatCount(step.children)} moves from ${placeName(step.path, nameOf)} become nodes, each with its prior, none of them visited yet.`
            : 'Nothing is added: the tree is full.'}
        </p>
      );
    }
    return (
      <p>
        {step.children
          ? `${placeName(step.path, nameOf)} is reached again: its ${formatCount(step.children)} moves become nodes, none of them visited yet.`
          : `Nothing is added: ${whyNothing(phases, placeName(step.path, nameOf), search)}.`}
      </p>
    );
  }
  if (step.phase === 'Back-up') return <BackUpTable phases={phases} look={look} />;
  const { length } = phases.playout;
  const begins = step.path.length - length;
  const playout = Array.from(phases.playout, (_, i) => nameOf(step.path.slice(0, begins + i + 1)));
  const result = Number.isNaN(phases.reward)
    ? 'What comes of it has yet to be evaluated.'
    : `The reward${look.players.players === 2 ? ' of the first player' : ''} is ${valueText(phases.reward)}.`;
  return (
    <p>
      {length === 0
        ? 'The game has ended at the leaf: there is nothing to play.'
        : `From the leaf, ${formatCount(length)} random moves end the game: ${listed(playout)}.`}{' '}
      {result} The board shows the end.
    </p>
  );
}

/** The next iteration, step by step, forward and back; what a step is about is pointed at in all pictures. */
export function PhasesView({ info, look }: { readonly info: RunInfo; readonly look: Look }) {
  const now = usePhases(info);
  const ended = usePlayer((state) => state.phase === 'done');
  /** Beyond the last: the last. */
  const [at, setAt] = useState(0);
  const phases = now?.phases ?? null;
  const steps = useMemo(() => (phases === null ? [] : stepsOf(phases)), [phases]);
  const place = Math.min(at, steps.length - 1);
  const step = steps.at(place);
  const { onPoint } = look;
  useEffect(() => {
    onPoint(step?.path ?? null);
  }, [step, onPoint]);
  useEffect(() => () => onPoint(null), [onPoint]);
  if (now === undefined) {
    return (
      <div className="mcts-phases">
        <p>The run is moving. Pause it to take the next iteration apart.</p>
        <button type="button" className="button" onClick={() => session.pause()}>
          Pause
        </button>
      </div>
    );
  }
  if (phases === null || step === undefined) return <p className="mcts-phases">This search does not tell its steps.</p>;
  const last = place === steps.length - 1;
  const next = (): void => {
    if (!last) return setAt(place + 1);
    setAt(0);
    session.step(1);
  };
  const back = (): void => {
    if (place > 0) return setAt(place - 1);
    setAt(Infinity);
    session.step(-1);
  };
  return (
    <section className="mcts-phases" aria-label="One iteration in four phases">
      <div className="mcts-views">
        <button type="button" className="button" disabled={place === 0 && now.at === 0} onClick={back}>
          Step back
        </button>
        <button type="button" className="button" disabled={last && ended} onClick={next}>
          {last ? 'Next iteration' : 'Next step'}
        </button>
        <button type="button" className="button" disabled={now.at === 0} onClick={() => session.seek(0)}>
          From the first
        </button>
      </div>
      {last && ended && (
        <p>
          This was the last iteration of the budget: for a next one give the run more evaluations, under More, or step
          back.
        </p>
      )}
      <ol className="mcts-stepper">
        {phasesIn(phases).map((phase) => (
          <li key={phase} aria-current={phase === step.phase ? 'step' : undefined}>
            {phase}
          </li>
        ))}
      </ol>
      <p role="status">
        Iteration {formatCount(now.at + 1)}, step {place + 1} of {steps.length}: {step.phase}
      </p>
      <StepBody step={step} phases={phases} look={look} search={info.spec.search} />
    </section>
  );
}
