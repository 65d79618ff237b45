import { useEffect, type RefObject } from 'react';
import { hub, player, session } from '../run/live.ts';

/**
 * Keeps the state of the run on an element, for tests and other programs: what is drawn, and whether that is final. A run
 * that seeks counts as playing until the frame it sought is drawn.
 */
export function useMainState(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const write = () => {
      const element = ref.current;
      const { phase, busy } = player.store.getState();
      if (element && session.store.getState().fatal !== null) element.dataset.state = 'failed';
      if (!element || phase === 'empty') return;
      const drawn = hub.latest();
      if (drawn) {
        element.dataset.at = String(drawn.at);
        element.dataset.digest = drawn.digest;
      }
      element.dataset.state = phase !== 'failed' && (busy || hub.waiting) ? 'playing' : phase;
    };
    write();
    const stops = [hub.subscribe(write), player.store.subscribe(write), session.store.subscribe(write)];
    return () => stops.forEach((stop) => stop());
  }, [ref]);
}
