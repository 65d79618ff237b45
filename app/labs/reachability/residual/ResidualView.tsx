import { useMemo, useState } from 'react';
import { formatNumber } from '../../../lenses/format.ts';
import { AnswerChange } from '../attention/AnswerChange.tsx';
import { stateName } from '../attention/columns.ts';
import { HeatMap, type Spot } from '../attention/HeatMap.tsx';
import { NoTransformer } from '../attention/NoTransformer.tsx';
import { useDiverging } from '../attention/scale.ts';
import { ScaleKey } from '../attention/ScaleKey.tsx';
import { useLooks } from '../attention/use-looks.ts';
import type { Seen } from '../../../../workers/reachability/types.ts';
import type { Bench } from '../use-bench.ts';
import { coordinatesOf, standardised, tokenNames } from './coordinates.ts';
import { HeldTable } from './HeldTable.tsx';
import { Lens } from './Lens.tsx';
import '../attention/attention.css';
import './residual.css';

/** A state as it is, or as layers see it. */
function stateOf(seen: Seen | null, state: number, raw: boolean): Float32Array | undefined {
  const values = seen?.states[state];
  return raw || seen === null || values === undefined ? values : standardised(values, values.length / seen.row.length);
}

/** What every token holds, layer by layer, coordinate by coordinate; and what it would answer if it were read out. */
export function ResidualView({ bench }: { readonly bench: Bench }) {
  const { question, columns, seen, before, failure } = useLooks(bench);
  const [level, setLevel] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const [compares, setCompares] = useState(false);
  const [raw, setRaw] = useState(false);
  const [cursor, setCursor] = useState<Spot | null>(null);
  const { names, tokens, groups } = columns;
  const n = names.length;
  const coordinates = useMemo(() => coordinatesOf(question.size, columns), [question, columns]);
  const width = coordinates.names.length;
  const last = (seen?.states.length ?? 1) - 1;
  const state = Math.min(level ?? last, last);
  const column = Math.min(chosen ?? n - 1, n - 1);
  const shown = useMemo(() => stateOf(seen, state, raw), [seen, state, raw]);
  const whole = useMemo(() => stateOf(before, state, raw), [before, state, raw]);
  const difference = compares && whole !== undefined;
  const values = useMemo(
    () => (difference && shown !== undefined ? shown.map((value, i) => value - whole[i]) : shown),
    [shown, whole, difference],
  );
  const span = useMemo(() => values?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? 1, [values]);
  const scale = useDiverging(span);
  const labels = useMemo(() => {
    // PATH has the P, as in the rows.
    const short = tokenNames(question.size).map((name) => (/^\d+$/.test(name) ? name : name === 'PAD' ? '–' : name[0]));
    return coordinates.names.map((_, i) => (i === 0 ? '' : (short[i] ?? '')));
  }, [question, coordinates]);

  if (bench.model === undefined) return <NoTransformer />;
  if (failure !== null) {
    return (
      <p className="reach-attention-failure" role="alert">
        {failure.message}; {failure.hint}
      </p>
    );
  }
  if (seen === null || shown === undefined || values === undefined)
    return <p className="lab-loading">Asking the transformer…</p>;

  const spot = cursor !== null && cursor.row < n && cursor.col < width ? cursor : null;
  const at = spot === null ? 0 : spot.row * width + spot.col;
  return (
    <div className="reach-residual">
      <AnswerChange question={question} seen={seen} before={before} />
      <div className="reach-attention-tools">
        <label>
          State
          <input
            type="range"
            min={0}
            max={last}
            value={state}
            aria-valuetext={stateName(state)}
            onChange={(event) => setLevel(Number(event.target.value))}
          />
          <output>{stateName(state)}</output>
        </label>
        <label>
          Token
          <select value={column} onChange={(event) => setChosen(Number(event.target.value))}>
            {names.map((name, c) => (
              <option key={name} value={c}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          Raw values
        </button>
        {before !== null && (
          <button type="button" className="button" aria-pressed={compares} onClick={() => setCompares(!compares)}>
            What the cuts changed
          </button>
        )}
      </div>
      <p className="reach-attention-readout" role="status">
        {spot === null ? (
          'Each row is a token’s stream, each column one of its coordinates, which have fixed meanings. Click a row to choose it.'
        ) : (
          <>
            {names[spot.row]}, {stateName(state)}: {coordinates.names[spot.col]}: <b>{formatNumber(shown[at], 3)}</b>
            {whole !== undefined && ` (whole: ${formatNumber(whole[at], 3)})`}
          </>
        )}
      </p>
      <HeatMap
        label={`Residual stream, ${stateName(state)}: tokens by coordinates`}
        does="chooses a token"
        values={values}
        rows={{ count: n, groups, tokens }}
        cols={{ count: width, groups: coordinates.groups, tokens: labels }}
        scale={scale}
        widest={14}
        least={11}
        height={12}
        cursor={spot}
        onCursor={setCursor}
        onPress={({ row }) => setChosen(row)}
        chosen={column}
      />
      <ScaleKey
        scale={scale}
        name={`${difference ? 'change by the cuts, after − before' : 'coordinate'}${raw ? '' : ', in standard deviations of its stream'}`}
      />
      {!raw && (
        <p className="reach-attention-help">
          Each stream is shown less its mean and divided by its standard deviation, as every layer reads it.
        </p>
      )}
      <HeldTable
        title={`What ${names[column]} holds most, ${stateName(state)}`}
        state={shown}
        before={whole}
        names={coordinates.names}
        column={column}
      />
      <Lens
        question={question}
        columns={columns}
        seen={seen}
        before={compares ? before : null}
        column={column}
        onColumn={setChosen}
      />
    </div>
  );
}
