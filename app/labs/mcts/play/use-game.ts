import { useEffect, useMemo, useState } from 'react';
import type { Placed, TreeFrame, WrittenMoves } from '../../../../workers/core/frames.ts';
import type { RunInfo } from '../../../../workers/host/protocol.ts';
import { follow } from '../../../lenses/source.ts';
import type { Path } from '../../../lenses/tree/paths.ts';
import { samePath } from '../../../lenses/tree/paths.ts';
import { useSlowFrame } from '../../../lenses/use-slow-frame.ts';
import { client, hub, session, usePlayer, useSession } from '../../../run/live.ts';
import { movesTo } from '../new-root.ts';
import { usePosition } from '../use-position.ts';
import { movesIn, sideAfter, undone, type Side } from './game.ts';

/** Moves of the search's line of play that are shown. */
const MOST_AHEAD = 6;

const treeOf = (show: (frame: TreeFrame) => void) => follow(hub, ({ frames }) => frames?.tree && show(frames.tree));

export interface Game {
  readonly info: RunInfo;
  readonly notation: WrittenMoves;
  readonly person: Side;
  /** All moves since the empty board; the run is of the position after the first `thoughtAt` of them. */
  readonly moves: Path;
  readonly thoughtAt: number;
  /** As it is, or as it was a moment ago where the page has not been told yet. */
  readonly placed: Placed | null;
  /** Whose turn it is; `wait`: not known yet. */
  readonly turn: 'person' | 'search' | 'over' | 'wait';
  /** The search has come to the end of its budget and has no move to make. */
  readonly stuck: boolean;
  /** What it thinks of the position the run is of. */
  readonly thought: TreeFrame | null;
}

/** The game that the link tells, played on: when the search has thought it makes its move. Null while no run is open. */
export function useGame(): Game | null {
  const info = useSession((state) => state.info);
  const spec = useSession((state) => state.spec);
  const node = useSession((state) => state.node);
  const person = useSession((state) => state.play) ?? 0;
  const thought = useSlowFrame(treeOf, true);
  // While another run is being opened, the one there is does not count.
  const opened = info !== null && spec !== null && info.spec.params['p.moves'] === spec.params['p.moves'];
  const id = opened && info.tree !== undefined ? info.id : undefined;
  const notation = info?.tree?.notation;
  const ahead = node.length === 0 ? (thought?.line.slice(0, MOST_AHEAD) ?? []) : [];
  const now = usePosition(opened ? info : null, node, ahead);
  const [kept, setKept] = useState<Placed | null>(null);
  useEffect(() => {
    if (now !== null) setKept(now);
  }, [now]);
  const settled = now !== null && samePath(now.path, node) ? now : null;
  const text = String(spec?.params['p.moves'] ?? '');
  const moves = useMemo(() => (notation ? [...movesIn(text, notation), ...node] : []), [text, node, notation]);
  const mine = sideAfter(moves.length) === person;
  const turn = settled === null ? 'wait' : settled.position.over ? 'over' : mine ? 'person' : 'search';
  const ended = usePlayer(({ phase, busy }) => phase === 'done' && !busy);
  const [stuckIn, setStuckIn] = useState(-1);

  // The whole tree is not looked at here, and the root is on top.
  useEffect(() => {
    if (id !== undefined) void client.lookAt({ top: [], pixels: 64, levels: 2, most: 1 });
  }, [id]);

  // The person has moved: on to where the search is to think.
  useEffect(() => {
    if (id === undefined || turn !== 'search' || node.length === 0 || info === null) return;
    session.change({ 'p.moves': movesTo(info, node) ?? undefined });
  }, [id, turn, node, info]);

  // The search has thought: it moves.
  useEffect(() => {
    if (id === undefined || turn !== 'search' || node.length > 0 || !ended) return undefined;
    return follow(hub, ({ at, frames }) => {
      if (frames?.tree === undefined || info === null || at < info.spec.budget) return;
      if (frames.tree.chosen < 0) setStuckIn(id);
      else if (session.store.getState().node.length === 0) session.look({ node: [frames.tree.chosen] });
    });
  }, [id, turn, node, ended, info]);

  // A search that moves on by itself would leave the game behind.
  const plays = spec?.params['s.plays'];
  useEffect(() => {
    if (plays !== undefined) session.change({ 's.plays': undefined });
  }, [plays]);

  if (info === null || notation === undefined) return null;
  const thoughtAt = moves.length - node.length;
  const stuck = stuckIn === id && turn === 'search';
  return {
    info,
    notation,
    person,
    moves,
    thoughtAt,
    placed: settled ?? kept,
    turn,
    stuck,
    thought: opened ? thought : null,
  };
}

/** The person's move. */
export function play({ turn, placed }: Game, move: number): void {
  if (turn !== 'person' || placed?.position.moves.every((legal) => legal.move !== move)) return;
  session.look({ node: [...session.store.getState().node, move] });
}

/** A new game from the empty board, or after its first `moves`. */
export function startOver({ moves, thoughtAt, notation }: Game, length = 0): void {
  if (length >= thoughtAt && length > 0) return session.look({ node: moves.slice(thoughtAt, length) });
  const text = moves
    .slice(0, length)
    .map((move) => notation.code[move])
    .join(notation.between);
  session.look({ node: [] });
  session.change({ 'p.moves': text === '' ? undefined : text });
}

export const canUndo = ({ moves, person }: Game): boolean => undone(moves.length, person) >= 0;

/** The person's last move is taken back, and what followed. */
export function undo(game: Game): void {
  if (canUndo(game)) startOver(game, undone(game.moves.length, game.person));
}

/** The run of where the game stands, looked at rather than played; or has the search think about it for the person. */
export function openHere({ info, moves, thoughtAt, turn }: Game): void {
  if (turn !== 'over') session.change({ 'p.moves': movesTo(info, moves.slice(thoughtAt)) ?? undefined });
}
