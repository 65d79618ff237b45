/** The run on show, spoken to by the page around it. */
import type { Failure } from '../../workers/core/result.ts';
import { rateLimit } from '../run/limiter.ts';
import { hub, player, session } from '../run/live.ts';
import { Gate } from './gate.ts';
import type { RunMetrics, RunState } from './protocol.ts';

/** While a run plays, its state is told so often. */
const TELL_EVERY_MS = 100;

function state(): RunState | null {
  const { spec, verdict } = session.store.getState();
  const { phase, busy } = player.store.getState();
  if (spec === null || phase === 'empty') return null;
  const drawn = hub.latest();
  return {
    at: drawn?.at ?? 0,
    budget: spec.budget,
    phase: phase !== 'failed' && (busy || hub.waiting) ? 'playing' : phase,
    digest: drawn?.digest ?? '',
    verdict: verdict.status,
  };
}

function metrics(): RunMetrics | null {
  const { spec, rivals } = session.store.getState();
  const drawn = hub.latest();
  if (spec === null || drawn === null) return null;
  const lanes = session.race?.lanes ?? [{ hub }];
  const runs = [spec, ...rivals].map(({ search }, i) => ({ search, metrics: lanes[i]?.hub.latest()?.metrics ?? {} }));
  return { at: drawn.at, runs };
}

const sentence = ({ message, hint }: Failure): string => `The run stopped: ${message}; ${hint}.`;

/** Listens to the page around until the answer is called. */
export function connect(): () => void {
  const gate = new Gate(
    { window: window.parent, post: (message, origin) => window.parent.postMessage(message, origin) },
    {
      play: () => session.play(),
      pause: () => session.pause(),
      seek: (at) => session.seek(at),
      state,
      metrics,
      waits: () => session.store.getState().held?.sentence ?? null,
    },
  );
  let ready = false;
  const tell = rateLimit(() => {
    if (state() === null) return;
    if (!ready) gate.ready();
    ready = true;
    gate.tell();
  }, TELL_EVERY_MS);
  const receive = (event: MessageEvent): void => gate.receive(event);
  window.addEventListener('message', receive);
  const stops = [
    hub.subscribe(tell),
    session.store.subscribe(tell),
    player.store.subscribe(({ failure }, before) => {
      if (failure !== null && failure !== before.failure) gate.fail(sentence(failure));
      tell();
    }),
  ];
  tell();
  return () => {
    window.removeEventListener('message', receive);
    stops.forEach((stop) => stop());
  };
}
