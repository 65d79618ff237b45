import { armPose } from './arm-pose.ts';

/** More joints than this would hide the links. */
const MOST_JOINTS = 40;
/** Half the width of the view, in arm lengths. */
const HALF = 1.08;

const fixed = (value: number): string => value.toFixed(4);

/** The arm in its pose, within the circle it can reach. */
export function ArmPicture(props: { readonly solution: Float64Array; readonly size: number }) {
  const { solution, size } = props;
  const points = armPose(solution);
  const hand = points[points.length - 1];
  const links = solution.length;
  const path = points.map(([x, y]) => `${fixed(x)},${fixed(-y)}`).join(' ');
  const stride = Math.ceil(links / MOST_JOINTS);
  const joints = points.slice(1, -1).filter((_, i) => (i + 1) % stride === 0);
  const thickness = Math.max(0.012, Math.min(0.05, 0.6 / links));
  const label = `Planar arm with ${links} joints; its hand is at ${hand[0].toFixed(3)}, ${hand[1].toFixed(3)} arm lengths`;
  return (
    <svg
      className="picture"
      width={size}
      height={size}
      viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
      role="img"
      aria-label={label}
    >
      <circle className="arm-reach" r="1" />
      <path className="arm-axes" d="M-1 0H1M0 -1V1" />
      <polyline className="arm-links" points={path} strokeWidth={thickness} />
      {joints.map(([x, y], i) => (
        <circle
          key={i}
          className="arm-joint"
          cx={fixed(x)}
          cy={fixed(-y)}
          r={thickness * 0.55}
          strokeWidth={thickness * 0.35}
        />
      ))}
      <rect className="arm-base" x="-0.045" y="-0.045" width="0.09" height="0.09" />
      <circle className="arm-hand" cx={fixed(hand[0])} cy={fixed(-hand[1])} r="0.045" />
    </svg>
  );
}
