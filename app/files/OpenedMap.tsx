import { useEffect, useMemo, useState } from 'react';
import { formatCount } from '../../workers/core/params.ts';
import { EliteMap } from '../lenses/elite-map/EliteMap.tsx';
import type { FrameSource } from '../lenses/source.ts';
import type { MapFrame } from '../../workers/core/frames.ts';
import { useSession } from '../run/live.ts';
import { Comparison } from './Comparison.tsx';
import type { OpenedArchive } from './opened-archive.ts';
import { OpenedDownloads } from './OpenedDownloads.tsx';
import { OpenedElite } from './OpenedElite.tsx';
import { OpenedTable } from './OpenedTable.tsx';
import { ownFrame } from './refile.ts';

/** Further down than this share of the window, one may not notice it. */
const BELOW = 0.6;

type Cell = readonly [column: number, row: number];

/** A map that never moves, as a source of frames. */
function still(frame: MapFrame): FrameSource {
  const frames = { 'elite-map': frame, curves: { at: new Float64Array(0), metrics: {} } };
  const progress = {
    at: 0,
    done: true,
    evaluating: false,
    rate: 0,
    next: 0,
    frontier: 0,
    metrics: {},
    digest: '',
    frames,
  };
  return { subscribe: () => () => {}, latest: () => progress };
}

/** An archive from a file: its map, its elites, and how it differs from the run. */
export function OpenedMap({ opened, onClose }: { readonly opened: OpenedArchive; onClose(): void }) {
  const { name, archive, answers, draft, elsewhere } = opened;
  const frame = useMemo(() => ownFrame(archive), [archive]);
  const source = useMemo(() => still(frame), [frame]);
  const info = useSession((state) => state.info);
  const [view, setView] = useState<'map' | 'difference'>('map');
  const [hover, setHover] = useState<Cell | null>(null);
  const [pin, setPin] = useState<Cell | null>(null);
  const hidden = draft.count - archive.filled;
  // On a phone the map appears below what is in view.
  const [section, setSection] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (section && section.getBoundingClientRect().top > window.innerHeight * BELOW) section.scrollIntoView();
  }, [section]);
  return (
    <section ref={setSection} className="files-opened" aria-label={`Opened archive ${name}`}>
      <header>
        <h2 title={name}>{name}</h2>
        <div role="group" aria-label="What to show of the opened archive">
          <button type="button" className="button" aria-pressed={view === 'map'} onClick={() => setView('map')}>
            Its map
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={view === 'difference'}
            disabled={info === null}
            onClick={() => setView('difference')}
          >
            Difference
          </button>
          <button type="button" className="button" aria-label={`Close ${name}`} onClick={onClose}>
            Close
          </button>
        </div>
      </header>
      {view === 'difference' && info !== null ? (
        <Comparison opened={opened} info={info} />
      ) : (
        <>
          <EliteMap
            source={source}
            axes={answers.descriptors}
            objective={answers.objective}
            reachable={undefined}
            selected={pin}
            lineage={null}
            pictures={null}
            onHover={setHover}
            onSelect={setPin}
          />
          <OpenedElite opened={opened} cell={hover ?? pin} pinned={hover === null && pin !== null} />
        </>
      )}
      <p className="files-quiet">
        As {draft.source} saved it, {formatCount(draft.count)} elites
        {hidden > 0 ? `; ${formatCount(hidden)} of them share a cell with a better one` : ''}
        {archive.clipped > 0 ? `; ${formatCount(archive.clipped)} lie outside the map, in its edge cells` : ''}
        {elsewhere !== undefined && elsewhere > 0
          ? `; ${formatCount(elsewhere)} in another cell than the file names`
          : ''}
        . It stays beside the run until you close it.
      </p>
      {draft.run && (
        <p className="files-quiet">
          Saved by this page: <a href={draft.run.link}>open its run</a> at evaluation {formatCount(draft.run.at)}.
        </p>
      )}
      <OpenedTable archive={archive} answers={answers} />
      <OpenedDownloads opened={opened} frame={frame} />
    </section>
  );
}
