import { architectureOf } from '../../../workers/problems/supernet/picture.ts';
import { formatCount } from '../../lenses/format.ts';

const WIDTH = 300;
const HEIGHT = 170;
const TOP = 26;
/** Pixels a channel. */
const CHANNEL = 3;
const WIDEST = 32;
const MIDDLE = TOP + (WIDEST * CHANNEL) / 2;
/** Where a stage begins, and what its layers take. */
const STAGE = 78;
const FIRST = 34;
const LAYER = 24;
/** Pixels a tap. */
const TAP = 3;

interface Box {
  readonly x: number;
  readonly channels: number;
  readonly taps: number;
  readonly name: 'A' | 'B';
}

/** A sub-network of the super-network: a box a convolution, as high as it has channels, its taps written below. */
export function ArchitecturePicture({ solution }: { readonly solution: Float64Array }) {
  const { stages, lengths, cost } = architectureOf(solution);
  const boxes = stages.flatMap(({ width, tapsA, tapsB }, i): Box[] => {
    const x = FIRST + i * STAGE;
    const first: Box = { x, channels: width, taps: tapsA, name: 'A' };
    return tapsB === 0 ? [first] : [first, { x: x + LAYER + 14, channels: width, taps: tapsB, name: 'B' }];
  });
  const words = stages
    .map(({ width, tapsA, tapsB }, i) => {
      const second = tapsB === 0 ? 'no second layer' : `a second layer of ${tapsB} taps`;
      return `stage ${i + 1}: ${width} channels, ${tapsA} taps, ${second}`;
    })
    .join('; ');
  return (
    <figure className="picture-architecture">
      <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <path className="architecture-wire" d={`M4 ${MIDDLE}H${WIDTH - 6}`} />
        <text x={4} y={MIDDLE - 6}>
          {lengths[0]}
        </text>
        {stages.map(({ width, tapsB }, i) => {
          const x = FIRST + i * STAGE;
          const [from, to] = [x + LAYER + 7, x + 2 * LAYER + 20];
          const over = MIDDLE - (width * CHANNEL) / 2 - 7;
          return (
            <g key={i}>
              <text x={x} y={12}>{`${lengths[i]} → ${lengths[i + 1]}`}</text>
              {tapsB > 0 && <path className="architecture-skip" d={`M${from} ${MIDDLE}V${over}H${to}V${MIDDLE}`} />}
            </g>
          );
        })}
        {boxes.map(({ x, channels, taps, name }) => {
          const high = channels * CHANNEL;
          const y = MIDDLE - high / 2;
          return (
            <g key={x}>
              <rect
                className={`architecture-layer architecture-${name}`}
                x={x}
                y={y}
                width={LAYER}
                height={high}
                rx={3}
              />
              {Array.from({ length: taps }, (_, tap) => (
                <path
                  key={tap}
                  className="architecture-tap"
                  d={`M${x + LAYER / 2 + (tap - (taps - 1) / 2) * TAP} ${MIDDLE - 5}v10`}
                />
              ))}
              <text x={x + LAYER / 2} y={TOP + WIDEST * CHANNEL + 16} textAnchor="middle">
                {channels}
              </text>
              <text x={x + LAYER / 2} y={TOP + WIDEST * CHANNEL + 30} textAnchor="middle">
                ×{taps}
              </text>
            </g>
          );
        })}
        <rect className="architecture-head" x={WIDTH - 30} y={MIDDLE - 20} width={16} height={40} rx={3} />
        <text x={WIDTH - 22} y={TOP + WIDEST * CHANNEL + 16} textAnchor="middle">
          10
        </text>
      </svg>
      <figcaption>
        A box is a convolution: height and first number its channels, strokes and second number its taps. Above, the
        points of the signal. {formatCount(cost.parameters)} parameters, {formatCount(cost.macs)} MACs.
      </figcaption>
    </figure>
  );
}
