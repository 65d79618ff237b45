import { useEffect, useState } from 'react';
import type { MapFrame } from '../../../workers/core/frames.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { DifferenceMap } from '../../lenses/difference/DifferenceMap.tsx';
import { sameShape } from '../../lenses/difference/difference.ts';
import { fitnessOf } from '../../lenses/format.ts';
import { rateLimit } from '../../run/limiter.ts';
import type { Lane } from '../../run/race.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';

/** Often enough to be seen to grow; every comparison looks at all cells. */
const REFRESH_MS = 250;

function useMap(lane: Lane): MapFrame | undefined {
  const [map, setMap] = useState<MapFrame>();
  useEffect(() => {
    const refresh = () => setMap(lane.hub.latest()?.frames?.['elite-map']);
    refresh();
    return lane.hub.subscribe(rateLimit(refresh, REFRESH_MS));
  }, [lane]);
  return map;
}

function Difference(props: {
  readonly lanes: readonly [Lane, Lane];
  readonly names: readonly [string, string];
  readonly info: RunInfo;
}) {
  const { lanes, names, info } = props;
  const first = useMap(lanes[0]);
  const second = useMap(lanes[1]);
  if (first === undefined || second === undefined)
    return <p className="race-help">Nothing is computed yet: press play.</p>;
  if (first.centroids !== undefined || second.centroids !== undefined) {
    return (
      <p className="race-help" role="status">
        A map of Voronoi cells is not taken from another: the difference is one of grids. Give both searches a grid of
        the same columns and rows.
      </p>
    );
  }
  if (!sameShape(first, second)) {
    return (
      <p className="race-help" role="status">
        The two maps have different cells ({first.cols} × {first.rows} and {second.cols} × {second.rows}), so they
        cannot be taken one from the other. Give both searches the same columns and rows.
      </p>
    );
  }
  return (
    <DifferenceMap
      first={first}
      second={second}
      axes={info.descriptors}
      objective={fitnessOf(info.objectives)}
      names={names}
    />
  );
}

/** Any two of the maps, one taken from the other. */
export function RaceDifference(props: {
  readonly lanes: readonly Lane[];
  readonly names: readonly string[];
  readonly info: RunInfo;
}) {
  const { lanes, names, info } = props;
  const [pair, setPair] = useState<readonly [number, number]>([0, 1]);
  const last = lanes.length - 1;
  const [a, b] = [Math.min(pair[0], last), Math.min(pair[1], last)];
  const options = names.map((label, i) => ({ value: String(i), label }));
  return (
    <div className="race-difference">
      <div className="race-pair">
        <ChoiceField
          label="First"
          help="Orange where it is better; the legend has the colour for where it alone has an elite."
          value={String(a)}
          options={options}
          onChoose={(value) => setPair([Number(value), b])}
        />
        <ChoiceField
          label="Second"
          help="Blue where it is better; the legend has the colour for where it alone has an elite."
          value={String(b)}
          options={options}
          onChoose={(value) => setPair([a, Number(value)])}
        />
      </div>
      <Difference key={`${a} ${b}`} lanes={[lanes[a], lanes[b]]} names={[names[a], names[b]]} info={info} />
    </div>
  );
}
