import { useEffect, useMemo, useRef, useState } from 'react';
import type { ParamValues } from '../../../workers/core/params.ts';
import { countCells, DEFAULT_SIZE, MATERIAL, SECONDS, Walk } from '../../../workers/problems/soft-robot/picture.ts';
import { onThemeChange } from '../../lenses/on-theme-change.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { paintRobot } from './paint-robot.ts';
import './robot.css';

/** Wider than high, so that there is floor to walk on. */
const ASPECT = 2;
/** A page that was held up goes on from where it was instead of catching up. */
const LONGEST_FRAME_S = 0.05;
/** How long a finished walk stays on show before it begins again. */
const PAUSE_S = 1.5;

const MATERIALS = [
  { material: MATERIAL.bone, name: 'bone', className: 'bone' },
  { material: MATERIAL.support, name: 'soft tissue', className: 'support' },
  { material: MATERIAL.muscleA, name: 'muscle A', className: 'muscle-a' },
  { material: MATERIAL.muscleB, name: 'muscle B', className: 'muscle-b' },
] as const;

/** How far it has come, in words. */
function progressOf(walk: Walk): string {
  if (countCells(walk.body) === 0) return 'No cells: nothing to simulate.';
  if (!walk.moves) return 'No muscle: it stands still.';
  const side = walk.distance < 0 ? '←' : '→';
  return `${side} ${Math.abs(walk.distance).toFixed(2)} body lengths in ${walk.seconds.toFixed(1)} of ${SECONDS} s`;
}

/** A soft robot walking, computed here by the same steps that were scored. Stands still where less motion is asked for. */
export function RobotPicture(props: {
  readonly params: ParamValues;
  readonly solution: Float64Array;
  readonly size: number;
}) {
  const { params, size } = props;
  const bodySize = Number(params['p.size'] ?? DEFAULT_SIZE);
  const canvas = useRef<HTMLCanvasElement>(null);
  const progress = useRef<HTMLElement>(null);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [wanted, setWanted] = useState<boolean | null>(null);
  const playing = wanted ?? !still;
  // The same elite arrives again and again while a run goes on; it is to walk on, not to start anew.
  const text = props.solution.join();
  const walk = useMemo(() => new Walk(Float64Array.from(text.split(','), Number), bodySize), [text, bodySize]);

  useEffect(() => {
    const paint = () => {
      if (canvas.current) paintRobot(canvas.current, walk);
      if (progress.current) progress.current.textContent = progressOf(walk);
    };
    paint();
    const stopWatching = onThemeChange(paint);
    let request = 0;
    let before: number | undefined;
    let seconds = walk.seconds;
    const tick = (now: number) => {
      seconds += Math.min(LONGEST_FRAME_S, (now - (before ?? now)) / 1000);
      before = now;
      if (seconds > SECONDS + PAUSE_S) {
        walk.restart();
        seconds = 0;
      }
      walk.advanceTo(seconds);
      paint();
      request = requestAnimationFrame(tick);
    };
    if (playing && walk.moves) request = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(request);
      stopWatching();
    };
  }, [walk, playing]);

  const counts = MATERIALS.map((one) => ({ ...one, count: countCells(walk.body, one.material) }));
  const label = `Soft robot, ${bodySize} by ${bodySize} cells: ${counts.map(({ name, count }) => `${count} ${name}`).join(', ')}`;
  return (
    <figure className="robot" style={{ width: size * ASPECT }}>
      <div className="robot-stage">
        <canvas
          ref={canvas}
          className="picture"
          style={{ width: size * ASPECT, aspectRatio: ASPECT }}
          role="img"
          aria-label={label}
        />
        {walk.moves && (
          <button
            type="button"
            className="button icon-button small"
            aria-label={playing ? 'Let the robot rest' : 'Let the robot walk'}
            title={playing ? 'Let the robot rest' : 'Let the robot walk'}
            onClick={() => setWanted(!playing)}
          >
            <Icon name={playing ? 'pause' : 'play'} size={18} />
          </button>
        )}
      </div>
      <figcaption>
        <strong ref={progress} />
        <ul aria-label="Materials">
          {counts.map(({ name, className, count }) => (
            <li key={name} className={`robot-${className}`}>
              {name} <span>{count}</span>
            </li>
          ))}
        </ul>
        <p>
          The muscles swell in turn, four times a second. This robot is flat; the paper’s were 3-D, 10×10×10 voxels.
        </p>
      </figcaption>
    </figure>
  );
}
