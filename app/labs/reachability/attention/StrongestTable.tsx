import { useMemo } from 'react';
import type { Cut } from '../../../../workers/reachability/types.ts';
import { layerName, type Group } from './columns.ts';
import { block, same } from './cuts.ts';
import { strongest } from './entries.ts';
import type { Spot } from './HeatMap.tsx';

const MOST = 30;

/** The map as a table: its strongest entries, each with the button that cuts it. */
export function StrongestTable(props: {
  readonly map: ArrayLike<number>;
  readonly parts: readonly Group[];
  readonly layer: number;
  readonly cuts: readonly Cut[];
  onPress(spot: Spot): void;
}) {
  const { map, parts, layer, cuts, onPress } = props;
  const entries = useMemo(() => strongest(map, parts.length, MOST), [map, parts]);
  const here = cuts.filter((cut) => cut.layer === layer);
  return (
    <details className="reach-attention-table">
      <summary>The strongest entries of {layerName(layer)} as a table</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">Looks</th>
              <th scope="col">Looked at</th>
              <th scope="col">Share</th>
              <th scope="col">Cut</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ to, from, share }) => {
              const cut = block(layer, parts[to], parts[from]).every((one) => here.some((other) => same(one, other)));
              const words = `${parts[to].name} looks at ${parts[from].name}`;
              return (
                <tr key={`${to} ${from}`}>
                  <th scope="row">{parts[to].name}</th>
                  <td>{parts[from].name}</td>
                  <td>{share.toFixed(3)}</td>
                  <td>
                    <button
                      type="button"
                      aria-label={`${cut ? 'Take back' : 'Cut'}: ${words}`}
                      onClick={() => onPress({ row: to, col: from })}
                    >
                      {cut ? 'Take back' : 'Cut'}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
