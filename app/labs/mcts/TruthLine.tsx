import { formatNumber } from '../../lenses/format.ts';
import type { Judgement } from './use-judgement.ts';

const WORDS: Readonly<Record<Judgement['standing'], string>> = {
  none: 'This problem has no exact values.',
  working: 'Working them out; early in a game this takes up to half a minute.',
  beyond: 'Too far from the end of the game to be worked out here: look further down, where fewer moves are left.',
  known: '',
  lost: 'The worker that knows stopped; switch off and on to try again.',
};

/** Whether moves are judged by what they are truly worth, and how that stands. */
export function TruthLine(props: {
  readonly judged: boolean;
  onJudge(judged: boolean): void;
  readonly standing: Judgement['standing'];
  /** Positions looked at so far. */
  readonly looked: number;
}) {
  const { judged, onJudge, standing, looked } = props;
  const working = judged && standing === 'working';
  return (
    <div className="mcts-truth">
      <label>
        <input type="checkbox" checked={judged} onChange={(event) => onJudge(event.target.checked)} /> Show what the
        moves are truly worth
      </label>
      <span role="status">{judged && WORDS[standing]}</span>
      {working && (
        <>
          <span>{formatNumber(looked / 1e6, 2)} million positions looked at so far</span>
          <progress aria-label="Working out what the moves are worth" />
          <button type="button" className="button" onClick={() => onJudge(false)}>
            Cancel
          </button>
        </>
      )}
    </div>
  );
}
