import { useMemo, useState } from 'react';
import { formatPercent } from '../../../lenses/format.ts';
import { usefulChildren, type Question } from '../../../../workers/problems/graph-path/question.ts';
import type { Seen } from '../../../../workers/reachability/types.ts';
import { stateName, type Columns } from '../attention/columns.ts';
import { HeatMap, type Spot } from '../attention/HeatMap.tsx';
import { SHARES, useDiverging } from '../attention/scale.ts';
import { ScaleKey } from '../attention/ScaleKey.tsx';
import { likeliest, tokenNames } from './coordinates.ts';

/**
 * The logit lens, exact here: the first coordinates of a stream are the scores of the answers, so each state of each token can be
 * read out by the last LayerNorm. With `before` what cuts changed is shown.
 */
export function Lens(props: {
  readonly question: Question;
  readonly columns: Columns;
  readonly seen: Seen;
  readonly before: Seen | null;
  readonly column: number;
  onColumn(column: number): void;
}) {
  const { question, columns, seen, before, column, onColumn } = props;
  const [cursor, setCursor] = useState<Spot | null>(null);
  const { names } = columns;
  const tokens = seen.logits.length;
  const states = seen.lens.length;
  const right = usefulChildren(question);
  const words = useMemo(() => tokenNames(question.size), [question]);
  // Token 0 is never used.
  const shown = tokens - 1;
  const values = useMemo(() => {
    const out = new Float32Array(states * shown);
    for (let s = 0; s < states; s++)
      for (let t = 1; t < tokens; t++) {
        const at = column * tokens + t;
        out[s * shown + t - 1] = seen.lens[s][at] - (before?.lens[s][at] ?? 0);
      }
    return out;
  }, [seen, before, states, shown, tokens, column]);
  const diverging = useDiverging(1);
  const scale = before === null ? SHARES : diverging;
  const rows = Array.from({ length: states }, (_, s) => ({ name: s === 0 ? 'inputs' : `after ${s}`, from: s, to: s + 1 })); // prettier-ignore
  const cols = words.slice(1).map((name, t) => ({
    name: right.includes(t + 1) ? `${name} ✓` : name,
    from: t,
    to: t + 1,
  }));
  const spot = cursor !== null && cursor.row < states && cursor.col < shown ? cursor : null;
  const value = (row: number, col: number) => values[row * shown + col];
  return (
    <section className="reach-residual-lens" aria-label="Logit lens">
      <h3>What {names[column]} would answer if it were read out</h3>
      <p className="reach-attention-readout" role="status">
        {spot === null
          ? 'The network answers by the last token after the last layer; every other state is read the same way here. ✓ marks the right answers.'
          : `${stateName(spot.row)}: ${words[spot.col + 1]} ${before === null ? 'with a chance of' : 'changed by'} ${formatPercent(value(spot.row, spot.col))}${right.includes(spot.col + 1) ? ', a right answer' : ''}`}
      </p>
      <HeatMap
        label={`Chances that ${names[column]} would give each answer, by state`}
        values={values}
        rows={{ count: states, groups: rows }}
        cols={{ count: shown, groups: cols }}
        scale={scale}
        widest={56}
        height={24}
        cursor={spot}
        onCursor={setCursor}
        text={(row, col) => (Math.abs(value(row, col)) < 0.05 ? '' : value(row, col).toFixed(2).replace('-', '−'))}
      />
      <ScaleKey
        scale={scale}
        name={before === null ? 'chance of the answer' : 'change of the chance, after − before'}
      />
      <details className="reach-attention-table">
        <summary>What every token would answer, as a table</summary>
        <div>
          <table>
            <thead>
              <tr>
                <th scope="col">Token</th>
                {rows.map(({ name }, s) => (
                  <th key={name} scope="col">
                    {stateName(s)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name, c) => (
                <tr key={name} data-chosen={c === column}>
                  <th scope="row">
                    <button type="button" aria-pressed={c === column} onClick={() => onColumn(c)}>
                      {name}
                    </button>
                  </th>
                  {seen.lens.map((lens, s) => {
                    const { token, chance } = likeliest(lens, tokens, c * tokens);
                    return (
                      <td key={rows[s].name} data-right={right.includes(token)}>
                        {words[token]}
                        {right.includes(token) && ' ✓'} <small>{(100 * chance).toFixed(0)}&nbsp;%</small>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
