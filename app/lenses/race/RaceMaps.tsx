import { useMemo, useRef, useState } from 'react';
import type { Descriptor, Objective } from '../../../workers/core/types.ts';
import { ColourBar, type ColourBarHandle } from '../elite-map/ColourBar.tsx';
import type { Cell } from '../elite-map/geometry.ts';
import { Legend } from '../elite-map/Legend.tsx';
import type { MapNews } from '../elite-map/map-view.ts';
import type { Extent } from '../elite-map/paint.ts';
import type { Tiling } from '../elite-map/tiling.ts';
import type { FrameSource } from '../source.ts';
import { MapTableTwin } from '../elite-map/MapTableTwin.tsx';
import { MiniMap } from './MiniMap.tsx';
import type { SharedCells } from './use-shared-cells.ts';
import './race-maps.css';

/** Share of the window's height that a map may take, by how many there are. */
const TALLEST = [0.6, 0.6, 0.44, 0.242, 0.242];

export interface MapEntrant {
  readonly name: string;
  readonly source: FrameSource;
  readonly reachable: Uint8Array | undefined;
  /** Why there is nothing to see, or nothing new. */
  readonly trouble: string | null;
}

const unionOf = (extents: readonly (Extent | undefined)[]): Extent => {
  const known = extents.filter((extent) => extent !== undefined && extent.filled > 0) as Extent[];
  if (known.length === 0) return { low: NaN, high: NaN, filled: 0 };
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.max(...known.map(({ high }) => high)),
    filled: Math.max(...known.map(({ filled }) => filled)),
  };
};

/** Maps side by side under one scale of colours, with one cursor and one pin. */
export function RaceMaps(props: {
  readonly entrants: readonly MapEntrant[];
  readonly axes: readonly [Descriptor, Descriptor];
  readonly objective: Objective;
  readonly shared: SharedCells;
  readonly wide: boolean;
  /** A cell of the first entrant's map is to be pinned. */
  onSelect(cell: Cell | null): void;
}) {
  const { entrants, axes, objective, shared, wide, onSelect } = props;
  const { hovered, pinned } = shared;
  const [fit, setFit] = useState(false);
  const [domain, setDomain] = useState<readonly [number, number]>();
  const extents = useRef<(Extent | undefined)[]>([]);
  const bar = useRef<ColourBarHandle>(null);
  const outside = useMemo(() => entrants.some(({ reachable }) => reachable?.includes(0) ?? false), [entrants]);

  const writeBar = (fitting: boolean): void => {
    const union = unionOf(extents.current);
    const whole = [objective.floor, objective.ceiling] as const;
    const spanned = fitting && union.filled > 0 ? ([union.low, union.high] as const) : whole;
    bar.current?.write(spanned, union);
    const next = fitting ? spanned : undefined;
    setDomain((old) => (old?.[0] === next?.[0] && old?.[1] === next?.[1] ? old : next));
  };
  const takeNews = (entrant: number, { extent }: MapNews, tiling: Tiling): void => {
    extents.current = entrants.map((_, i) => (i === entrant ? extent : extents.current[i]));
    shared.setTiling(entrant, tiling);
    writeBar(fit);
  };

  return (
    <div className="race-maps">
      <div className="race-maps-grid" data-count={entrants.length}>
        {entrants.map(({ name, source, reachable, trouble }, i) => (
          <div key={i} className="race-maps-place">
            <MiniMap
              entrant={i}
              name={name}
              source={source}
              axes={axes}
              objective={objective}
              reachable={reachable}
              domain={domain}
              tallest={wide ? TALLEST[entrants.length] : TALLEST[2]}
              cursor={hovered[i]}
              selected={pinned[i]}
              onNews={takeNews}
              onHover={shared.hover}
              onSelect={(entrant, cell) => onSelect(shared.match(cell, entrant, 0))}
            />
            {trouble !== null && (
              <p className="race-maps-trouble" role="alert">
                {trouble}
              </p>
            )}
          </div>
        ))}
      </div>
      <div className="elite-map race-maps-key">
        <ColourBar
          ref={bar}
          objective={objective}
          fit={fit}
          onFit={(next) => {
            setFit(next);
            writeBar(next);
          }}
        />
        <Legend outside={outside} pinned={pinned[0] !== null} lineage={false} />
      </div>
      {entrants.map(({ name, source }, i) => (
        <MapTableTwin key={i} source={source} axes={axes} objective={objective} name={name} />
      ))}
    </div>
  );
}
