import type { NamedMove, Position } from '../../../workers/core/game.ts';
import './board.css';

const CELL = 40;
/** Letters that are too many for a cell are left to the words beside. */
const LONGEST_MARK = 3;

/** What stands on the board, row by row, for those who do not see it. */
function inWords({ rows, columns, cells, legend }: Position): string {
  return Array.from({ length: rows }, (_, row) => {
    const names = Array.from({ length: columns }, (__, column) => legend[cells[row * columns + column]].name);
    return `row ${row + 1}: ${names.join(', ')}`;
  }).join('; ');
}

/** A position as cells with pieces; `ahead` are moves of a line of play from here on, numbered where they would be made. */
export function Board(props: {
  readonly position: Position;
  readonly ahead: readonly NamedMove[];
  /** As wide as there is room. */
  readonly wide?: boolean;
}) {
  const { position, ahead, wide = false } = props;
  const { rows, columns, cells, legend, highlight } = position;
  const placed = ahead.flatMap(({ cell }, i) => (cell >= 0 && cell < cells.length ? [{ cell, number: i + 1 }] : []));
  const centre = (cell: number) =>
    [((cell % columns) + 0.5) * CELL, (Math.floor(cell / columns) + 0.5) * CELL] as const;
  return (
    <svg
      className="board"
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
      style={wide ? undefined : { maxWidth: Math.min(360, columns * CELL) }}
      role="img"
      aria-label={inWords(position)}
    >
      {Array.from(cells, (piece, cell) => {
        const [x, y] = centre(cell);
        const { owner, mark } = legend[piece];
        return (
          <g key={cell}>
            <rect
              className="board-cell"
              x={x - CELL / 2 + 1}
              y={y - CELL / 2 + 1}
              width={CELL - 2}
              height={CELL - 2}
              rx={4}
            />
            {owner !== undefined && (
              <circle className={`board-piece board-player-${owner}`} cx={x} cy={y} r={CELL * 0.38} />
            )}
            {mark.trim() !== '' && mark.length <= LONGEST_MARK && (
              <text className={owner === undefined ? 'board-mark' : `board-mark board-on-${owner}`} x={x} y={y}>
                {mark}
              </text>
            )}
          </g>
        );
      })}
      {highlight.map((cell) => {
        const [x, y] = centre(cell);
        return <circle key={cell} className="board-highlight" cx={x} cy={y} r={CELL * 0.43} />;
      })}
      {placed.map(({ cell, number }) => {
        const [x, y] = centre(cell);
        return (
          <text key={number} className="board-ahead" x={x} y={y}>
            {number}
          </text>
        );
      })}
    </svg>
  );
}
