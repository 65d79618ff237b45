import { useEffect, useRef } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { hub, session, usePlayer, useSession } from './live.ts';
import { SeekBar } from './SeekBar.tsx';
import { SPEEDS, speedLabel, type Speed } from './speed.ts';
import './player.css';

function BarButton(props: { name: string; keys: string; icon: IconName; main?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className={props.main ? 'button icon-button primary' : 'button icon-button'}
      aria-label={props.name}
      aria-keyshortcuts={props.keys}
      title={`${props.name} (${props.keys})`}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** The count of evaluations, written directly with every frame. */
function Counter({ budget }: { budget: number }) {
  const count = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      if (count.current) count.current.textContent = formatCount(hub.latest()?.at ?? 0);
    };
    draw();
    return hub.subscribe(draw);
  }, []);
  return (
    <p className="counter">
      <span ref={count} className="counter-now" /> / {formatCount(budget)}{' '}
      <span className="counter-unit">evaluations</span>
    </p>
  );
}

function SpeedSelect() {
  const speed = usePlayer((state) => state.speed);
  return (
    <label className="speed">
      <span className="speed-label">Speed</span>
      <select
        value={String(speed)}
        aria-label="Speed in evaluations per second"
        onChange={(event) => {
          const chosen = SPEEDS.find((s) => String(s) === event.target.value) as Speed;
          session.setSpeed(chosen);
        }}
      >
        {SPEEDS.map((s) => (
          <option key={s} value={String(s)}>
            {s === 'max' ? 'max' : `${speedLabel(s)} /s`}
          </option>
        ))}
      </select>
    </label>
  );
}

export function PlayerBar() {
  const playing = usePlayer((state) => state.phase === 'playing');
  const budget = useSession((state) => state.spec?.budget ?? 0);
  return (
    <section className="player" aria-label="Player" data-part="player">
      <div className="player-buttons">
        <BarButton name="Restart" keys="R" icon="restart" onPress={() => session.restart()} />
        <BarButton name="One batch back" keys="ArrowLeft" icon="back" onPress={() => session.step(-1)} />
        <BarButton
          name={playing ? 'Pause' : 'Play'}
          keys="Space"
          icon={playing ? 'pause' : 'play'}
          main
          onPress={() => session.toggle()}
        />
        <BarButton name="One batch on" keys="ArrowRight" icon="forward" onPress={() => session.step(1)} />
      </div>
      <SeekBar />
      <Counter budget={budget} />
      <SpeedSelect />
    </section>
  );
}
