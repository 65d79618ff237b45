import { useEffect } from 'react';
import { focusOf, keyAction, type KeyAction } from './keys.ts';
import { player, session } from './live.ts';
import { neighbour } from './speed.ts';

const FAR = 0.05;

/** What keys do to the page rather than to the run. */
interface PageActs {
  readonly help: () => void;
  readonly present: () => void;
}

function act(action: KeyAction, page: PageActs): void {
  const { heading, budget } = player;
  const { speed } = player.store.getState();
  const acts: Record<KeyAction, () => void> = {
    toggle: () => session.toggle(),
    back: () => session.step(-1),
    on: () => session.step(1),
    'far-back': () => session.seek(heading - FAR * budget),
    'far-on': () => session.seek(heading + FAR * budget),
    home: () => session.seek(0),
    end: () => session.seek(budget),
    slower: () => session.setSpeed(neighbour(speed, -1)),
    faster: () => session.setSpeed(neighbour(speed, 1)),
    restart: () => session.restart(),
    ...page,
    unpin: () => session.unpin(),
  };
  acts[action]();
}

/** The player's keys, on the whole page. A dialog that is open has the keyboard to itself. */
export function usePlayerKeys(help: () => void, present: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const onSeekBar = event.target instanceof Element && event.target.matches('.seek');
      const action = keyAction(event, focusOf(event.target), onSeekBar);
      if (action === undefined) return;
      if (action === 'unpin' && !session.hasPin) return;
      event.preventDefault();
      act(action, { help, present });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [help, present]);
}
