import type { NamedMove, Position } from '../../../workers/core/game.ts';
import { PieceMark } from './PieceMark.tsx';
import './board.css';

const CELL = 40;
/** Room for the names of rows and columns. */
const MARGIN = 20;

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
  const { rows, columns, cells, legend, highlight, axes } = position;
  const margin = axes === undefined ? 0 : MARGIN;
  const placed = ahead.flatMap(({ cell }, i) => (cell >= 0 && cell < cells.length ? [{ cell, number: i + 1 }] : []));
  const centre = (cell: number) =>
    [((cell % columns) + 0.5) * CELL, (Math.floor(cell / columns) + 0.5) * CELL] as const;
  return (
    <svg
      className="board"
      viewBox={`${-margin} 0 ${columns * CELL + margin} ${rows * CELL + margin}`}
      style={wide ? undefined : { maxWidth: Math.min(360, columns * CELL + margin) }}
      role="img"
      aria-label={inWords(position)}
    >
      {Array.from(cells, (piece, cell) => {
        const [x, y] = centre(cell);
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
            <PieceMark piece={legend[piece]} x={x} y={y} side={CELL} />
          </g>
        );
      })}
      {axes?.columns.map((name, column) => (
        <text key={`column ${name}`} className="board-axis" x={(column + 0.5) * CELL} y={rows * CELL + MARGIN / 2}>
          {name}
        </text>
      ))}
      {axes?.rows.map((name, row) => (
        <text key={`row ${name}`} className="board-axis" x={-MARGIN / 2} y={(row + 0.5) * CELL}>
          {name}
        </text>
      ))}
      {highlight.map((cell) => {
        const [x, y] = centre(cell);
        return <circle key={cell} className="board-highlight" cx={x} cy={y} r={CELL * 0.43} />;
      })}
      {placed.map(({ cell, number }) => {
        const [x, y] = centre(cell);
        // Where something lies, in the corner, on a ground of its own.
        if (cells[cell] !== 0 || axes !== undefined) {
          const [right, up] = [x + CELL / 2 - 9, y - CELL / 2 + 9];
          return (
            <g key={number}>
              <circle className="board-badge" cx={right} cy={up} r={8} />
              <text className="board-badge-number" x={right} y={up}>
                {number}
              </text>
            </g>
          );
        }
        return (
          <text key={number} className="board-ahead" x={x} y={y}>
            {number}
          </text>
        );
      })}
    </svg>
  );
}
