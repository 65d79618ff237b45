import type { TreeFrame } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { Board } from '../../lenses/board/Board.tsx';
import { placeName } from '../../lenses/tree/describe.ts';
import { leadsThrough, samePath, type Path } from '../../lenses/tree/paths.ts';
import { useTree } from '../../lenses/tree/use-tree.ts';
import { session } from '../../run/live.ts';
import { changesForRoot } from './new-root.ts';
import { usePosition } from './use-position.ts';
import type { Look } from './use-tree-look.ts';

/** Moves of the line of play that are told. */
const MOST_AHEAD = 8;
const PLAYER = ['First player', 'Second player'];

/** How the line of play goes on after a path, if the path is on it. */
function aheadOf(frame: TreeFrame | null, path: Path): Path {
  if (frame === null) return [];
  const whole = [...frame.top, ...frame.line];
  return leadsThrough(whole, path) ? whole.slice(path.length, path.length + MOST_AHEAD) : [];
}

/** The position at the node pointed at, or else at the one on top; from there a new run can begin. */
export function PositionPanel({ info, look }: { readonly info: RunInfo; readonly look: Look }) {
  const frame = useTree(look.readings);
  const path = look.pointed ?? look.top;
  const placed = usePosition(info, [...look.played, ...path], aheadOf(frame, path));
  if (placed === null) {
    return (
      <div className="placeholder">
        <h2>Position</h2>
        <p>
          This problem has no board.{' '}
          {path.length > 0 && `${info.genes ? 'Choices' : 'Moves'} so far: ${placeName(path, look.nameOf)}.`}
        </p>
      </div>
    );
  }
  const { position, ahead } = placed;
  const changes = changesForRoot(info, placed.path);
  const { players } = look.players;
  const result = (): string => {
    if (players === 1) return `The end: reward ${position.reward}.`;
    if (position.reward === 0.5) return 'The game is drawn.';
    return `${PLAYER[position.reward === 1 ? 0 : 1]} has won.`;
  };
  return (
    <div className="mcts-position">
      <h2>{path.length === 0 ? 'Position at the root' : look.pointed ? 'Position pointed at' : 'Position on top'}</h2>
      <Board position={position} ahead={samePath(placed.path, [...look.played, ...path]) ? ahead : []} />
      {players === 2 && (
        <p className="mcts-players">
          <i className="mcts-player-0" aria-hidden="true" /> first player{' '}
          <i className="mcts-player-1" aria-hidden="true" /> second player
        </p>
      )}
      <p>
        {position.over ? result() : players === 2 && `${PLAYER[position.turn]} to move.`}
        {position.line.length > 0 && ` After ${position.line.join(', ')}.`}
        {ahead.length > 0 && ` Line of play from here: ${ahead.map(({ name }) => name).join(', ')}.`} {position.note}
      </p>
      {changes !== null && !position.over && (
        <button type="button" className="button" onClick={() => session.change(changes)}>
          Make it the root
        </button>
      )}
    </div>
  );
}
