import { useEffect, useRef } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { hub, player, session } from '../run/live.ts';
import type { Phase } from '../run/player.ts';
import { mainMetric } from './main-metric.ts';

/** A run that stands so long is told of; what comes and goes quicker is not. */
const REST_MS = 700;

const WORDS: Partial<Record<Phase, string>> = { playing: 'Playing', paused: 'Paused', done: 'Finished' };

function standing(phase: Phase): string {
  const word = WORDS[phase];
  const drawn = hub.latest();
  if (word === undefined || drawn === null) return '';
  const where = `${formatCount(drawn.at)} of ${formatCount(player.budget)} evaluations`;
  const metric = mainMetric(session.store.getState(), drawn);
  return `${word}${phase === 'playing' ? ', from' : ' at'} ${where}.${metric ? ` ${metric.name}: ${metric.value}.` : ''}`;
}

/** Says when the run begins to play, is paused, or ends, and how it stands then; nothing in between. */
export function Announcer() {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    let timer = 0;
    let told: Phase | undefined;
    const listen = (): void => {
      const { phase, busy } = player.store.getState();
      clearTimeout(timer);
      if (phase === told || (busy && phase !== 'playing')) return;
      timer = window.setTimeout(() => {
        told = phase;
        if (text.current) text.current.textContent = standing(phase);
      }, REST_MS);
    };
    listen();
    const stop = player.store.subscribe(listen);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return <p ref={text} className="announcer" aria-live="polite" />;
}
