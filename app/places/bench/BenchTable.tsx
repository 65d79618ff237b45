import { quartiles, type Quartiles } from '../../../workers/core/statistics.ts';
import { formatNumber } from '../../lenses/format.ts';
import { ROUNDS, type BenchState, type Outcome } from './bench.ts';
import { FIGURES, type Figure } from './measures.ts';

/** Where a figure lies on its bar, from 0 to 1. Rates, which differ by powers of ten: from 1 to 10 million a second. */
const DECADES = 7;
/** Times: three frames of a screen that shows 60 a second. */
const FRAME_MS = 1000 / 60;
const FRAMES = 3;
const isTime = ({ measure }: Figure): boolean => measure === 'frames';

export function placeOn(figure: Figure, value: number): number {
  const place = isTime(figure) ? value / (FRAMES * FRAME_MS) : Math.log10(value) / DECADES;
  return Math.min(1, Math.max(0, place));
}

function Bar({ figure, spread }: { readonly figure: Figure; readonly spread: Quartiles }) {
  const at = (value: number) => `${100 * placeOn(figure, value)}%`;
  const ticks = isTime(figure) ? FRAMES : DECADES;
  return (
    <div className="bench-bar" aria-hidden="true">
      {Array.from({ length: ticks - 1 }, (_, i) => (
        <i key={i} className="bench-tick" style={{ left: `${(100 * (i + 1)) / ticks}%` }} />
      ))}
      <i className="bench-median" style={{ width: at(spread.median) }} />
      <i
        className="bench-spread"
        style={{ left: at(spread.lower), width: `calc(${at(spread.upper)} - ${at(spread.lower)})` }}
      />
    </div>
  );
}

/** Digits as long as they mean something. */
const digits = (value: number) =>
  value >= 1000 ? formatNumber(Number(value.toPrecision(3)), 1) : formatNumber(value, 3);

function Cells({ figure, outcome }: { readonly figure: Figure; readonly outcome: Outcome | undefined }) {
  if (outcome === undefined)
    return (
      <td colSpan={3} className="bench-none">
        not measured yet
      </td>
    );
  if (!outcome.ok)
    return (
      <td colSpan={3} className="bench-none">
        {outcome.message.charAt(0).toUpperCase() + outcome.message.slice(1)}; {outcome.hint}.
      </td>
    );
  const spread = quartiles(outcome.rounds);
  return (
    <>
      <td className="bench-number">
        <strong>{digits(spread.median)}</strong> {figure.unit}
      </td>
      <td className="bench-number">
        {digits(spread.lower)} to {digits(spread.upper)}
      </td>
      <td className="bench-bar-cell">
        <Bar figure={figure} spread={spread} />
      </td>
    </>
  );
}

export function BenchTable({ state }: { readonly state: BenchState }) {
  const measured = FIGURES.flatMap(({ id }) => state.outcomes[id] ?? []).filter((outcome) => outcome.ok);
  const longest = Math.max(...measured.map(({ roundMs }) => roundMs));
  return (
    <div className="bench-table" role="region" aria-label="Figures" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Median of {ROUNDS} rounds</th>
            <th scope="col">Middle half</th>
            <th scope="col">Bar</th>
          </tr>
        </thead>
        <tbody>
          {FIGURES.map((figure) => (
            <tr key={figure.id} aria-current={state.measure === figure.measure ? 'step' : undefined}>
              <th scope="row">
                {figure.name}
                <span className="bench-how">{figure.how}</span>
              </th>
              <Cells figure={figure} outcome={state.outcomes[figure.id]} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="bench-key">
        Bars of rates go from 1 to 10 million a second; at each line it is ten times as many. Bars of frames go to 50
        ms; at each line another frame of a screen that shows 60 a second is missed. The dark piece is the middle half
        of the rounds{measured.length > 0 && `, of ${longest / 1000} s each at least after one that does not count`}.
      </p>
    </div>
  );
}
