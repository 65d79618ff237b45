const MARGIN = { left: 38, right: 6, top: 8, bottom: 8 } as const;

/** What a problem knows of its vectors: the box beyond which it clips a number, and where its best solution lies. */
export interface VectorMarks {
  readonly bound: number;
  readonly optimum?: number;
}

/** The numbers of a vector as stems; with marks, its two halves (which make the two descriptors) in two colours. */
export function VectorPicture(props: {
  readonly solution: Float64Array;
  readonly size: number;
  readonly marks: VectorMarks | undefined;
}) {
  const { solution, size, marks } = props;
  const height = Math.round(size * 0.72);
  const count = solution.length;
  const half = marks ? Math.floor(count / 2) : count;
  const largest =
    solution.reduce((most, value) => Math.max(most, Math.abs(value)), (marks?.bound ?? 0) * 1.12 || 1e-9) * 1.04;
  const step = (size - MARGIN.left - MARGIN.right) / count;
  const x = (index: number): number => MARGIN.left + (index + 0.5) * step;
  const y = (value: number): number =>
    MARGIN.top + ((largest - value) / (2 * largest)) * (height - MARGIN.top - MARGIN.bottom);
  const stems = (from: number, to: number): string =>
    Array.from(
      solution.subarray(from, to),
      (value, i) => `M${x(from + i).toFixed(2)} ${y(0).toFixed(2)}V${y(value).toFixed(2)}`,
    ).join('');
  const levels: { value: number; className: string }[] = [{ value: 0, className: 'vector-zero' }];
  let label = `Solution of ${count} numbers`;
  if (marks) {
    const { bound, optimum } = marks;
    for (const value of [bound, -bound]) levels.push({ value, className: 'vector-bound' });
    if (optimum !== undefined) levels.push({ value: optimum, className: 'vector-optimum' });
    const outside = solution.reduce((sum, value) => sum + (Math.abs(value) > bound ? 1 : 0), 0);
    label += `, ${outside} of them beyond ±${bound}`;
  }
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
      {marks && (
        <figcaption>
          <span className="vector-key-1">first half</span>
          <span className="vector-key-2">second half</span>
          <span className="vector-key-bound">bounds ±{marks.bound}</span>
          {marks.optimum !== undefined && <span className="vector-key-optimum">optimum {marks.optimum}</span>}
        </figcaption>
      )}
    </figure>
  );
}
