import { useState, type ReactNode } from 'react';
import type { PredictorFrame } from '../../../workers/core/frames.ts';
import type { Objective } from '../../../workers/core/types.ts';
import { formatCount, formatNumber, withUnit } from '../format.ts';
import { turned } from '../pareto/places.ts';
import { pointing } from '../pointing.ts';
import { useSlowFrame } from '../use-slow-frame.ts';
import { roundOf, type PredictionFeed } from './predictions.ts';

const MOST = 200;

/** The last `MOST` numbers below `count`, newest first. */
const newestOf = (count: number): number[] => Array.from({ length: Math.min(MOST, count) }, (_, i) => count - 1 - i);

const ofAll = (count: number, noun: string): string =>
  count > MOST ? `The latest ${MOST} of ${formatCount(count)} ${noun}, newest first` : `All ${noun}, newest first`;

function Table({
  label,
  caption,
  heads,
  children,
}: Record<'label' | 'caption', string> & { heads: readonly string[]; children: ReactNode }) {
  return (
    <div tabIndex={0} role="region" aria-label={label}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head === 'pin' ? <span className="scatter-hidden">pin</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Rounds({ frame, objectives }: { frame: PredictorFrame; objectives: readonly Objective[] }) {
  const { births, starts, tau, error } = frame;
  const m = objectives.length;
  const heads = objectives.flatMap(({ name, unit }) => [`τ, ${name}`, `mean error, ${withUnit(name, unit)}`]);
  return (
    <Table
      label="Rounds as a table"
      caption={ofAll(starts.length, 'rounds')}
      heads={['round', 'evaluations', ...heads]}
    >
      {newestOf(starts.length).map((round) => (
        <tr key={round}>
          <th scope="row">{formatCount(round + 1)}</th>
          <td>{formatCount((starts[round + 1] ?? births.length) - starts[round])}</td>
          {objectives.flatMap((_, k) =>
            [tau, error].map((values, which) => (
              <td key={`${k} ${which}`}>{formatNumber(values[round * m + k], 3)}</td>
            )),
          )}
        </tr>
      ))}
    </Table>
  );
}

/** The plots in numbers, kept up to date only while it is open: round by round, and evaluation by evaluation. */
export function PredictorTable(props: {
  readonly feed: PredictionFeed;
  readonly objectives: readonly Objective[];
  readonly pinned: number | null;
  onPin(row: number | null): void;
  onPoint(row: number | null): void;
}) {
  const { feed, objectives, pinned, onPin, onPoint } = props;
  const [open, setOpen] = useState(false);
  const frame = useSlowFrame(feed, open);
  const m = objectives.length;
  const heads = objectives.flatMap(({ name, unit }) =>
    ['predicted', 'measured'].map((which) => `${which} ${withUnit(name, unit)}`),
  );
  return (
    <details className="scatter-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as tables</summary>
      {frame !== null && frame.births.length === 0 && <p>No prediction yet: press play.</p>}
      {frame !== null && frame.births.length > 0 && (
        <>
          <Rounds frame={frame} objectives={objectives} />
          <Table
            label="Predictions as a table"
            caption={ofAll(frame.births.length, 'predicted evaluations')}
            heads={['evaluation', 'round', ...heads, 'pin']}
          >
            {newestOf(frame.births.length).map((i) => {
              const row = frame.births[i] - 1;
              return (
                <tr key={row} {...pointing(row, onPoint)}>
                  <th scope="row">{formatCount(row + 1)}</th>
                  <td>{formatCount(roundOf(frame, i) + 1)}</td>
                  {objectives.flatMap((objective, k) =>
                    [frame.predicted, frame.measured].map((values, which) => (
                      <td key={`${k} ${which}`}>{formatNumber(turned(objective, values[i * m + k]))}</td>
                    )),
                  )}
                  <td>
                    <button
                      type="button"
                      aria-pressed={row === pinned}
                      aria-label={`Pin evaluation ${formatCount(row + 1)}`}
                      onClick={() => onPin(row === pinned ? null : row)}
                    >
                      Pin
                    </button>
                  </td>
                </tr>
              );
            })}
          </Table>
        </>
      )}
    </details>
  );
}
