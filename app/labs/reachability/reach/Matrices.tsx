import type { Agreement, Sets } from './sets.ts';

const CELL = 14;
const LEFT = 22;

export const WORDS: Readonly<Record<Agreement, string>> = {
  both: 'connected, and influenced',
  missed: 'connected, not influenced',
  false: 'influenced, though not connected',
  neither: 'neither',
};

/** Agreement by shape as well as colour: a filled square, an empty one, a cross, a dot. */
function Cell({ is }: { readonly is: Agreement }) {
  const middle = CELL / 2;
  if (is === 'both') return <rect className="reach-reach-both" x={1} y={1} width={CELL - 2} height={CELL - 2} />;
  if (is === 'missed')
    return <rect className="reach-reach-missed" x={2.5} y={2.5} width={CELL - 5} height={CELL - 5} />;
  if (is === 'false')
    return <path className="reach-reach-false" d={`M3,3L${CELL - 3},${CELL - 3}M${CELL - 3},3L3,${CELL - 3}`} />;
  return <circle className="reach-reach-neither" cx={middle} cy={middle} r={1.2} />;
}

/** A sign of the legend. */
export function Sign({ is }: { readonly is: Agreement }) {
  return (
    <svg width={CELL} height={CELL} aria-hidden="true">
      <Cell is={is} />
    </svg>
  );
}

/** One state: rows are whose set it is, columns what is in it. */
export function Matrix(props: {
  readonly sets: Sets;
  readonly title: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { sets, title, chosen, onChoose } = props;
  const { vertices, figures } = sets;
  const side = LEFT + vertices.length * CELL;
  return (
    <button type="button" className="reach-reach-matrix" aria-pressed={chosen} onClick={onChoose}>
      <span>{title}</span>
      <svg
        viewBox={`0 0 ${side + 1} ${side + 1}`}
        role="img"
        aria-label={`${title}: ${figures.reached} of ${figures.pairs} connected pairs influenced, ${figures.falsely} of ${figures.apart} others`}
      >
        {vertices.map((v, i) => (
          <g key={v}>
            <text x={LEFT + (i + 0.5) * CELL} y={LEFT - 6}>
              {v}
            </text>
            <text x={LEFT - 10} y={LEFT + (i + 0.5) * CELL + 4}>
              {v}
            </text>
          </g>
        ))}
        {vertices.map((of, i) =>
          vertices.map((to, j) =>
            of === to ? null : (
              <g key={`${of} ${to}`} transform={`translate(${LEFT + j * CELL},${LEFT + i * CELL})`}>
                <Cell is={sets.agreement(of, to)} />
              </g>
            ),
          ),
        )}
      </svg>
    </button>
  );
}
