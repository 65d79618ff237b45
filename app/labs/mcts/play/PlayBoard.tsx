import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Board } from '../../../lenses/board/Board.tsx';
import { play, type Game } from './use-game.ts';

/** Where a digit is typed, or chooses. */
const TAKES_DIGITS = 'input:not([type=checkbox], [type=range]), select, textarea';

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The board with a button for each move there ever is, so that the focus stays where it was while the search thinks: a column, or a
 * cell. Number keys press them from anywhere on the page, arrows go from one to the next.
 */
export function PlayBoard({ game, showsLine }: { readonly game: Game; readonly showsLine: boolean }) {
  const { placed, turn, notation } = game;
  const [at, setAt] = useState(0);
  const group = useRef<HTMLDivElement>(null);
  const newest = useRef(game);
  useEffect(() => {
    newest.current = game;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (!/^[1-9]$/.test(event.key) || document.querySelector('dialog[open]')) return;
      if (event.target instanceof Element && event.target.closest(TAKES_DIGITS)) return;
      play(newest.current, Number(event.key) - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (placed === null) return null;
  const { position } = placed;
  /** Discs fall: where there are more cells than moves, a move is a whole column. */
  const count = notation.code.length;
  const across = position.columns;
  const move = (event: KeyboardEvent): void => {
    const way = ARROWS[event.key];
    if (way === undefined) return;
    // Not the player's steps.
    event.preventDefault();
    const column = (at % across) + way[0];
    const next = at + way[0] + way[1] * across;
    if (column < 0 || column >= across || next < 0 || next >= count) return;
    setAt(next);
    group.current?.querySelectorAll('button')[next].focus();
  };
  return (
    <div
      className="play-board"
      style={{ aspectRatio: `${position.columns} / ${position.rows}`, maxWidth: `${(58 * across) / position.rows}dvh` }}
    >
      <Board wide position={position} ahead={showsLine ? placed.ahead : []} />
      <div
        ref={group}
        className={count === across ? 'play-cells play-columns' : 'play-cells'}
        style={{ gridTemplateColumns: `repeat(${across}, 1fr)` }}
        role="group"
        aria-label="Your moves"
        onKeyDown={move}
      >
        {Array.from({ length: count }, (_, i) => {
          const legal = position.moves.some((one) => one.move === i);
          return (
            <button
              key={i}
              type="button"
              tabIndex={i === at ? 0 : -1}
              aria-label={`${notation.name?.[i] ?? notation.short[i]}${legal ? '' : ', not free'}`}
              aria-disabled={turn !== 'person' || !legal}
              aria-keyshortcuts={String(i + 1)}
              onFocus={() => setAt(i)}
              onClick={() => play(game, i)}
            >
              {(legal || count === across) && <i data-key={i + 1} />}
            </button>
          );
        })}
      </div>
    </div>
  );
}
