import { useEffect, useRef } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { hub, useSession } from '../run/live.ts';
import { mainMetric } from './main-metric.ts';
import './presenter.css';

/** Controls go out of sight when nothing was touched for so long. */
const IDLE_MS = 3000;

/** Full screen, where the browser allows it; what follows works without. */
function useFullScreen(onLeave: () => void): void {
  useEffect(() => {
    let left = false;
    const leave = () => void document.exitFullscreen().catch(() => {});
    void document.documentElement.requestFullscreen?.().then(
      () => left && leave(),
      () => {},
    );
    // By the browser's own means, such as Esc.
    const onChange = () => document.fullscreenElement === null && onLeave();
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      left = true;
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement !== null) leave();
    };
  }, [onLeave]);
}

/** Esc leaves, whatever has the focus, unless a dialog is open. */
function useEscape(onLeave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onLeave]);
}

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Writes on the root whether the controls are wanted. */
function useIdle(): void {
  useEffect(() => {
    const root = document.documentElement;
    let timer = 0;
    const wake = (): void => {
      root.dataset.presenter = 'awake';
      clearTimeout(timer);
      timer = window.setTimeout(() => (root.dataset.presenter = 'idle'), IDLE_MS);
    };
    wake();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, wake, { capture: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, wake, { capture: true });
      clearTimeout(timer);
      delete root.dataset.presenter;
    };
  }, []);
}

/** Marks on the root that something is pinned. */
function useSpotlight(): void {
  const pinned = useSession(({ pin, point, node }) => pin !== null || point !== null || node.length > 0);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-spotlight', pinned);
    return () => document.documentElement.removeAttribute('data-spotlight');
  }, [pinned]);
}

/** The run for a room to see. All of it is style, by what stands on the root; here is only what the labs do not have. */
export function Presenter({ onLeave }: { readonly onLeave: () => void }) {
  const count = useRef<HTMLElement>(null);
  const metric = useRef<HTMLParagraphElement>(null);
  const state = useSession((now) => now);
  useFullScreen(onLeave);
  useEscape(onLeave);
  useIdle();
  useSpotlight();
  useEffect(() => {
    const write = (): void => {
      const drawn = hub.latest();
      if (count.current) count.current.textContent = formatCount(drawn?.at ?? 0);
      const told = mainMetric(state, drawn);
      if (!metric.current) return;
      const [name, value] = metric.current.children;
      name.textContent = told?.name ?? '';
      value.textContent = told?.value ?? '';
    };
    write();
    return hub.subscribe(write);
  }, [state]);
  return (
    <header className="presenter">
      <h1>Searchlight</h1>
      <p className="presenter-count">
        <strong ref={count} /> of {formatCount(state.spec?.budget ?? 0)} evaluations
      </p>
      <p className="presenter-metric" ref={metric}>
        <span /> <strong />
      </p>
      <button type="button" className="button presenter-leave" onClick={onLeave}>
        Leave <kbd>P</kbd>
      </button>
    </header>
  );
}
