import { scaleLinear } from 'd3-scale';
import { quantile } from '../../../workers/core/statistics.ts';
import { writeScore } from '../../../workers/core/score.ts';
import type { Row } from '../../class/rows.ts';
import { evenLabels } from '../../lenses/format.ts';
import { useMedia } from '../../ui/use-media.ts';

const DOT = 5;
const STEP = 2 * DOT + 1;
const [SIDE, BOX, AXIS] = [30, 26, 24];

interface Placed {
  readonly row: Row;
  readonly value: number;
  readonly x: number;
  /** From 0 at the bottom of its pile. */
  readonly level: number;
}

/** Each dot at its value, and above those that it would cover. */
function pile(rows: readonly Row[], x: (value: number) => number): Placed[] {
  const last: number[] = [];
  return rows
    .flatMap((row) => (row.score ? [{ row, value: row.score.value, x: x(row.score.value) }] : []))
    .toSorted((a, b) => a.x - b.x || a.row.index - b.row.index)
    .map((dot) => {
      const free = last.findIndex((before) => dot.x - before >= STEP);
      const level = free < 0 ? last.length : free;
      last[level] = dot.x;
      return { ...dot, level };
    });
}

const FIVE = [
  ['lowest', 0],
  ['lower quartile', 0.25],
  ['median', 0.5],
  ['upper quartile', 0.75],
  ['highest', 1],
] as const;

function Plot({ rows, kind }: { readonly rows: readonly Row[]; readonly kind: string }) {
  const narrow = useMedia('(max-width: 560px)');
  const width = narrow ? 340 : 760;
  const values = rows.flatMap(({ score }) => (score ? [score.value] : []));
  const [low, lower, median, upper, high] = FIVE.map(([, share]) => quantile(values, share));
  const room = low === high ? 0.1 * Math.abs(low) || 1 : 0;
  const x = scaleLinear([low - room, high + room], [SIDE, width - SIDE]).nice(narrow ? 4 : 8);
  const ticks = x.ticks(narrow ? 4 : 8);
  const labels = evenLabels(ticks);
  const dots = pile(rows, x);
  const tall = STEP * (1 + Math.max(...dots.map(({ level }) => level)));
  const base = tall + 4;
  const height = base + BOX + AXIS;
  const middle = base + BOX / 2 + 2;
  return (
    <figure className="wall-plot">
      <figcaption>
        {kind}: {values.length} {values.length === 1 ? 'run' : 'runs'}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {ticks.map((tick, i) => (
          <g key={tick}>
            <path className="wall-grid" d={`M${x(tick)} 0V${base + BOX}`} />
            <text x={x(tick)} y={height - 6} textAnchor="middle">
              {labels[i]}
            </text>
          </g>
        ))}
        <path
          className="wall-whisker"
          d={`M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 5}v10M${x(high)} ${middle - 5}v10`}
        />
        <rect className="wall-box" x={x(lower)} y={middle - 8} width={Math.max(1, x(upper) - x(lower))} height={16} />
        <path className="wall-median" d={`M${x(median)} ${middle - 8}v16`} />
        {dots.map(({ row, value, x: left, level }) => (
          <circle key={row.index} className="wall-dot" cx={left} cy={base - DOT - level * STEP} r={DOT}>
            <title>{`${row.who}: ${writeScore(value)}`}</title>
          </circle>
        ))}
      </svg>
      <table className="wall-five">
        <caption className="wall-unseen">{kind}, in five numbers</caption>
        <tbody>
          <tr>
            {FIVE.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {[low, lower, median, upper, high].map((value, i) => (
              <td key={FIVE[i][0]}>{writeScore(value)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}

/** How the scores are spread, for each kind that can be compared; each dot is a run of the ranking. */
export function ScorePlots({ rows }: { readonly rows: readonly Row[] }) {
  const ranked = rows.filter(({ rank }) => rank !== null).toSorted((a, b) => a.kindPlace - b.kindPlace);
  const kinds = [...new Set(ranked.map(({ kind }) => kind))].map((kind) => ({
    kind,
    own: ranked.filter((row) => row.kind === kind),
  }));
  if (kinds.length === 0) return <p className="wall-help">No run has a score yet.</p>;
  const alone = kinds.filter(({ own }) => own.length === 1).flatMap(({ own }) => own);
  return (
    <>
      {kinds.map(({ kind, own }) => own.length > 1 && <Plot key={kind} kind={kind} rows={own} />)}
      {alone.length > 0 && (
        <p className="wall-help">
          With no other to compare:{' '}
          {alone.map(({ who, kind, score }) => `${who} (${kind}) ${writeScore(score?.value ?? NaN)}`).join('; ')}.
        </p>
      )}
    </>
  );
}
