import { useEffect } from 'react';
import { session, usePlayer, useSession } from '../../run/live.ts';
import { refusedMoves } from './refused-moves.ts';

/** Where the moves so far cannot be played, the run begins without them, and the page says so. */
export function useRefusedMoves(): void {
  const failure = usePlayer((state) => state.failure);
  const moves = useSession(({ spec }) => spec?.params['p.moves']);
  useEffect(() => {
    if (failure?.code !== 'bad-position' || moves === undefined || moves === '') return;
    session.change({ 'p.moves': undefined });
    session.store.setState({ notice: refusedMoves(String(moves), failure.message) });
  }, [failure, moves]);
}
