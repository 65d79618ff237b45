import { useMemo, useState } from 'react';
import { formatPercent } from '../../../lenses/format.ts';
import type { Cut, Seen } from '../../../../workers/reachability/types.ts';
import { layerName, stateName, type Columns } from './columns.ts';
import { mostChanged, streamChange } from './entries.ts';
import { HeatMap, type Spot } from './HeatMap.tsx';
import { SHARES } from './scale.ts';
import { ScaleKey } from './ScaleKey.tsx';

const MOST = 8;
/** Less than this is not worth a line. */
const LEAST = 0.005;

const share = (value: number) => value.toFixed(2);

/** What the cuts changed on the way to the answer. */
export function Changes(props: {
  readonly columns: Columns;
  readonly before: Seen;
  readonly seen: Seen;
  readonly cuts: readonly Cut[];
}) {
  const { columns, before, seen, cuts } = props;
  const { names, groups, tokens } = columns;
  const n = names.length;
  const [cursor, setCursor] = useState<Spot | null>(null);
  const entries = useMemo(
    () =>
      mostChanged(before.attention, seen.attention, n, MOST, cuts).filter(
        (entry) => Math.abs(entry.share - entry.before) >= LEAST,
      ),
    [before, seen, n, cuts],
  );
  const streams = useMemo(() => {
    const layers = seen.states.length - 1;
    const all = new Float64Array(layers * n);
    for (let l = 0; l < layers; l++) all.set(streamChange(before.states[l + 1], seen.states[l + 1], n), l * n);
    return all;
  }, [before, seen, n]);
  const layers = seen.states.length - 1;
  const stateNames = Array.from({ length: layers }, (_, l) => ({ name: layerName(l), from: l, to: l + 1 }));
  return (
    <section className="reach-attention-changes" aria-label="What the cuts changed">
      <h3>What that changed</h3>
      <p className="reach-attention-readout" role="status">
        {cursor === null || cursor.row >= layers || cursor.col >= n
          ? 'Change of each column’s stream, after each layer: 0 is none, 1 as long as the stream itself.'
          : `The stream of ${names[cursor.col]} ${stateName(cursor.row + 1)} changed by ${share(streams[cursor.row * n + cursor.col])} of its length.`}
      </p>
      <HeatMap
        label="How much the stream of each column changed, after each layer"
        values={streams}
        rows={{ count: layers, groups: stateNames }}
        cols={{ count: n, groups, tokens }}
        scale={SHARES}
        widest={20}
        height={18}
        cursor={cursor}
        onCursor={setCursor}
      />
      <ScaleKey scale={SHARES} name="change, as a share of the stream’s length (1 or more)" />
      <details className="reach-attention-table">
        <summary>Changes of the streams as a table</summary>
        <div>
          <table>
            <thead>
              <tr>
                <th scope="col">Column</th>
                {stateNames.map(({ name }) => (
                  <th key={name} scope="col">
                    After {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name, c) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {stateNames.map((_, l) => (
                    <td key={stateNames[l].name}>{formatPercent(streams[l * n + c])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <h4>Entries that changed most, cut ones aside</h4>
      {entries.length === 0 ? (
        <p>No other entry changed by {LEAST} or more.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={`${entry.layer} ${entry.to} ${entry.from}`}>
              {layerName(entry.layer)}: {names[entry.to]} looks at {names[entry.from]}{' '}
              <b>
                {share(entry.before)} → {share(entry.share)}
              </b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
