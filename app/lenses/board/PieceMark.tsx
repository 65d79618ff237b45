import type { Piece } from '../../../workers/core/game.ts';

const RADIUS = 0.38;
/** Letters that are too many for a cell are left to the words beside. */
const LONGEST_MARK = 3;

/** What lies in a cell of that side whose middle is (x, y): always a shape or a letter besides its colour. */
export function PieceMark({ piece, x, y, side }: { piece: Piece; x: number; y: number; side: number }) {
  const { owner, mark, look } = piece;
  const square = (share: number) => ({
    x: x - (share * side) / 2,
    y: y - (share * side) / 2,
    width: share * side,
    height: share * side,
  });
  const goal = <path className="board-goal" d={`M${x} ${y - 9}l9 9l-9 9l-9 -9z`} />;
  const box = (home: boolean) => (
    <>
      <rect className={home ? 'board-box board-home' : 'board-box'} {...square(0.72)} rx={3} />
      <path
        className="board-box-lines"
        d={home ? `M${x - 8} ${y}l6 7l10 -13` : `M${x - 11} ${y - 11}l22 22M${x + 11} ${y - 11}l-22 22`}
      />
    </>
  );
  if (look === 'wall') return <rect className="board-wall" {...square(1)} />;
  if (look === 'goal') return goal;
  if (look === 'box' || look === 'box-home') return box(look === 'box-home');
  if (look === 'player' || look === 'player-home') {
    return (
      <>
        {look === 'player-home' && goal}
        <circle className="board-person" cx={x} cy={y - 6} r={6} />
        <path className="board-person" d={`M${x - 11} ${y + 14}a11 12 0 0 1 22 0z`} />
      </>
    );
  }
  return (
    <>
      {look !== undefined && <rect className={`board-stone board-stone-${look}`} {...square(0.9)} rx={5} />}
      {owner !== undefined && (
        <circle className={`board-piece board-player-${owner}`} cx={x} cy={y} r={side * RADIUS} />
      )}
      {mark.trim() !== '' && mark.length <= LONGEST_MARK && (
        <text
          className={
            look !== undefined ? 'board-on-stone' : owner === undefined ? 'board-mark' : `board-mark board-on-${owner}`
          }
          x={x}
          y={y}
        >
          {mark}
        </text>
      )}
    </>
  );
}
