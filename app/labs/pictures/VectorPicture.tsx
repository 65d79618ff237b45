/** Bounds of the box beyond which the linear-projection problems clip a number, and where sphere and Rastrigin peak. */
const BOUND = 5.12;
const OPTIMUM = 2.048;

const MARGIN = { left: 38, right: 6, top: 8, bottom: 8 } as const;

/** The numbers of a vector as stems: first half and second half make the two descriptors. */
export function VectorPicture(props: {
  readonly solution: Float64Array;
  readonly size: number;
  readonly optimum: boolean;
}) {
  const { solution, size, optimum } = props;
  const height = Math.round(size * 0.72);
  const count = solution.length;
  const half = Math.floor(count / 2);
  const largest = solution.reduce((most, value) => Math.max(most, Math.abs(value)), BOUND * 1.12) * 1.04;
  const step = (size - MARGIN.left - MARGIN.right) / count;
  const x = (index: number): number => MARGIN.left + (index + 0.5) * step;
  const y = (value: number): number =>
    MARGIN.top + ((largest - value) / (2 * largest)) * (height - MARGIN.top - MARGIN.bottom);
  const stems = (from: number, to: number): string =>
    Array.from(
      solution.subarray(from, to),
      (value, i) => `M${x(from + i).toFixed(2)} ${y(0).toFixed(2)}V${y(value).toFixed(2)}`,
    ).join('');
  const levels = [
    { value: BOUND, className: 'vector-bound' },
    { value: -BOUND, className: 'vector-bound' },
    ...(optimum ? [{ value: OPTIMUM, className: 'vector-optimum' }] : []),
  ];
  const outside = solution.reduce((sum, value) => sum + (Math.abs(value) > BOUND ? 1 : 0), 0);
  const label = `Solution of ${count} numbers, ${outside} of them beyond ±${BOUND}`;
  return (
    <figure className="picture-vector" style={{ width: size }}>
      <svg
        className="picture"
        width={size}
        height={height}
        viewBox={`0 0 ${size} ${height}`}
        role="img"
        aria-label={label}
      >
        <path className="vector-zero" d={`M${MARGIN.left} ${y(0)}H${size - MARGIN.right}`} />
        {([stems(0, half), stems(half, count)] as const).map((path, i) => (
          <path
            key={i}
            className={`vector-half-${i + 1}`}
            d={path}
            strokeWidth={Math.max(0.5, Math.min(10, step * 0.7))}
          />
        ))}
        {levels.map(({ value, className }) => (
          <g key={value}>
            <path className={className} d={`M${MARGIN.left} ${y(value)}H${size - MARGIN.right}`} />
            <text x={MARGIN.left - 4} y={y(value) + 4} textAnchor="end">
              {String(value).replace('-', '−')}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <span className="vector-key-1">first half</span>
        <span className="vector-key-2">second half</span>
        <span className="vector-key-bound">bounds ±{BOUND}</span>
        {optimum && <span className="vector-key-optimum">optimum {OPTIMUM}</span>}
      </figcaption>
    </figure>
  );
}
