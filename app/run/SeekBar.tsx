import { useEffect, useRef, type PointerEvent } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { hub, player, session } from './live.ts';

/** The playhead as a slider. It is written to directly with every frame; React renders it once. */
export function SeekBar() {
  const bar = useRef<HTMLDivElement>(null);
  const resume = useRef(false);

  useEffect(() => {
    const draw = () => {
      const element = bar.current;
      const { budget } = player;
      if (!element || budget === 0) return;
      const { goal } = player.store.getState();
      const shown = hub.latest()?.at ?? 0;
      const share = (at: number) => String(Math.min(1, at / budget));
      element.style.setProperty('--at', share(shown));
      element.style.setProperty('--thumb', share(goal ?? shown));
      element.style.setProperty('--frontier', share(player.progress?.frontier ?? 0));
      element.setAttribute('aria-valuemax', String(budget));
      element.setAttribute('aria-valuenow', String(shown));
      element.setAttribute('aria-valuetext', `evaluation ${formatCount(shown)} of ${formatCount(budget)}`);
    };
    draw();
    const stops = [hub.subscribe(draw), player.store.subscribe(draw), session.store.subscribe(draw)];
    return () => stops.forEach((stop) => stop());
  }, []);

  const seekTo = (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    if (!box) return;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    session.seek(share * player.budget);
  };
  const release = (event: PointerEvent) => {
    if (!bar.current?.hasPointerCapture(event.pointerId)) return;
    bar.current.releasePointerCapture(event.pointerId);
    // At the end, playing on would begin anew.
    if (resume.current && player.heading < player.budget) session.play();
  };

  return (
    <div
      ref={bar}
      className="seek"
      role="slider"
      tabIndex={0}
      aria-label="Evaluation"
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        resume.current = player.store.getState().phase === 'playing';
        event.currentTarget.setPointerCapture(event.pointerId);
        session.pause();
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <div className="seek-track">
        <div className="seek-frontier" />
        <div className="seek-done" />
      </div>
      <div className="seek-thumb" />
    </div>
  );
}
