import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FrontTruth, Objective } from '../../../workers/core/types.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { Scatter } from '../pareto/Scatter.tsx';
import type { FrameSource } from '../source.ts';
import { RaceFeed, type RacePoint } from './race-rows.ts';
import { FrontSample, STYLES } from './series-style.tsx';
import { useSources } from './use-sources.ts';
import './race-fronts.css';

interface FrontEntrant {
  readonly name: string;
  readonly source: FrameSource;
  /** Why there is nothing to see, or nothing new. */
  readonly trouble: string | null;
}

/** Each search's front and how much of the largest hypervolume it has. Pointing at one, or pressing it, shades what it dominates. */
function FrontsLegend(props: {
  readonly entrants: readonly FrontEntrant[];
  readonly feed: RaceFeed;
  readonly truth: FrontTruth | undefined;
  readonly held: number | null;
  onHover(entrant: number | null): void;
  onHold(entrant: number | null): void;
}) {
  const { entrants, feed, truth, held, onHover, onHold } = props;
  const values = useRef<(HTMLElement | null)[]>([]);
  const sources = useSources(entrants);
  const share = truth?.hypervolume !== undefined;
  useEffect(
    () =>
      feed.follow(() =>
        sources.forEach((source, i) => {
          const element = values.current[i];
          const metrics = source.latest()?.metrics;
          const value = (share ? metrics?.hvShare : metrics?.hypervolume) ?? NaN;
          if (element)
            element.textContent = Number.isNaN(value) ? '–' : share ? formatPercent(value) : formatNumber(value);
        }),
      ),
    [feed, sources, share],
  );
  return (
    <div className="fronts-legend">
      <span>
        fronts found
        {truth !== undefined && (share ? ', and their share of the largest hypervolume' : ', and their hypervolume')}
      </span>
      <ul aria-label="Fronts">
        {entrants.map(({ name, trouble }, i) => (
          <li key={i}>
            <button
              type="button"
              aria-pressed={held === i}
              title="Shade what this front dominates"
              onPointerEnter={() => onHover(i)}
              onPointerLeave={() => onHover(null)}
              onFocus={() => onHover(i)}
              onBlur={() => onHover(null)}
              onClick={() => onHold(held === i ? null : i)}
            >
              <FrontSample entrant={i} />
              <span>{name}</span>
              {truth !== undefined && <strong ref={(element) => void (values.current[i] = element)}>–</strong>}
            </button>
            {trouble !== null && <p role="alert">{trouble}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The fronts of all searches over each other, with their points, by any two of the objectives. */
export function RaceFronts(props: {
  readonly entrants: readonly FrontEntrant[];
  readonly objectives: readonly Objective[];
  readonly truth: FrontTruth | undefined;
  /** Evaluations that each search has. */
  readonly budget: number;
  readonly pointed: RacePoint | null;
  onPoint(point: RacePoint | null): void;
  readonly pinned: RacePoint | null;
  onPin(point: RacePoint | null): void;
  readonly cloud: { readonly points: Float64Array; readonly words: string } | undefined;
  readonly tools: ReactNode;
}) {
  const { entrants, objectives, truth, budget, pointed, onPoint, pinned, onPin, cloud, tools } = props;
  const sources = useSources(entrants);
  const m = objectives.length;
  const feed = useMemo(() => new RaceFeed(sources, m), [sources, m]);
  const [selection, setSelection] = useState<Uint8Array | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  /** The pinned point's row, which may yet come, or be another after a step back. */
  const [pinnedRow, setPinnedRow] = useState<number | null>(null);
  useEffect(() => feed.follow(() => setPinnedRow(pinned && feed.rowOf(pinned))), [feed, pinned]);
  const looks = useMemo(() => STYLES.slice(0, sources.length), [sources]);
  const several = {
    looks,
    emphasised: pointed?.entrant ?? hovered ?? held ?? pinned?.entrant ?? null,
    legend: (
      <FrontsLegend entrants={entrants} feed={feed} truth={truth} held={held} onHover={setHovered} onHold={setHeld} />
    ),
  };
  const nameOf = (row: number): string => {
    const point = feed.pointAt(row);
    return point === null ? '' : `${entrants[point.entrant].name}, evaluation ${formatCount(point.row + 1)}`;
  };
  const pointAt = (row: number | null): RacePoint | null => (row === null ? null : feed.pointAt(row));
  return (
    <Scatter
      feed={feed.follow}
      total={budget * entrants.length}
      noun="evaluations"
      objectives={objectives}
      truth={truth}
      several={several}
      selection={selection}
      onSelection={setSelection}
      pointed={pointed && feed.rowOf(pointed)}
      onPoint={(row) => onPoint(pointAt(row))}
      pinned={pinnedRow}
      onPin={(row) => onPin(pointAt(row))}
      nameOf={nameOf}
      cloud={cloud}
      tools={tools}
    />
  );
}
