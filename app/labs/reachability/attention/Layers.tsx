import type { Cut } from '../../../../workers/reachability/types.ts';
import { layerName } from './columns.ts';
import type { Spot } from './HeatMap.tsx';
import { Pixels } from './Pixels.tsx';
import type { Scale } from './scale.ts';

/** All layers' maps, small; the cursor's row and column are marked in each. */
export function Layers(props: {
  readonly maps: readonly ArrayLike<number>[];
  /** By layer. */
  readonly scales: readonly Scale[];
  readonly count: number;
  readonly layer: number;
  readonly cuts: readonly Cut[];
  readonly cursor: Spot | null;
  onLayer(layer: number): void;
}) {
  const { maps, scales, count, layer, cuts, cursor } = props;
  return (
    <div className="reach-attention-layers" role="group" aria-label="Layer shown large">
      {maps.map((map, l) => {
        const cut = cuts.filter((one) => one.layer === l).length;
        return (
          <button
            key={layerName(l)}
            type="button"
            aria-pressed={l === layer}
            aria-label={layerName(l)}
            onClick={() => props.onLayer(l)}
          >
            <span className="reach-attention-small">
              <Pixels values={map} rows={count} cols={count} scale={scales[l]} />
              {cursor !== null && (
                <svg viewBox={`0 0 ${count} ${count}`} preserveAspectRatio="none" aria-hidden="true">
                  <rect x={0} y={cursor.row} width={count} height={1} />
                  <rect x={cursor.col} y={0} width={1} height={count} />
                </svg>
              )}
            </span>
            <span>
              {layerName(l)}
              {cut > 0 && <small>, {cut} cut</small>}
            </span>
          </button>
        );
      })}
    </div>
  );
}
