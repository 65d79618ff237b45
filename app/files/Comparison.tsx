import { useEffect, useMemo, useState } from 'react';
import type { MapFrame } from '../../workers/core/frames.ts';
import { formatCount } from '../../workers/core/params.ts';
import type { RunInfo } from '../../workers/host/protocol.ts';
import { DifferenceMap } from '../lenses/difference/DifferenceMap.tsx';
import { differenceOf } from '../lenses/difference/difference.ts';
import { differenceCsv, differenceSvg, type Names } from '../lenses/difference/figure.ts';
import { svgToPng } from '../lenses/figure-png.ts';
import { rateLimit } from '../run/limiter.ts';
import { hub } from '../run/live.ts';
import { FileButtons } from './FileButtons.tsx';
import type { OpenedArchive } from './opened-archive.ts';
import { stemOf } from './OpenedDownloads.tsx';
import { refile } from './refile.ts';

/** The run moves on; its difference is drawn anew no more often than a person can read. */
const REDRAW_MS = 250;

const PNG_SCALE = 3;
const NAMES: Names = ['the file', 'this run'];

function useRunFrame(): MapFrame | undefined {
  const [frame, setFrame] = useState(() => hub.latest()?.frames?.['elite-map']);
  useEffect(() => {
    const take = (): void => setFrame(hub.latest()?.frames?.['elite-map']);
    take();
    return hub.subscribe(rateLimit(take, REDRAW_MS));
  }, []);
  return frame;
}

/** How the opened archive differs from the run as it stands, cell by cell on the run's grid. */
export function Comparison({ opened, info }: { readonly opened: OpenedArchive; readonly info: RunInfo }) {
  const { archive, answers } = opened;
  const run = useRunFrame();
  const { cols, rows } = run === undefined || run.centroids ? { cols: 0, rows: 0 } : run;
  const refiled = useMemo(
    () => (cols > 0 ? refile(archive, cols, rows, info.descriptors) : null),
    [archive, cols, rows, info.descriptors],
  );
  if (run?.centroids) {
    return (
      <p className="files-quiet">
        The run&apos;s map has Voronoi cells; a difference can be drawn on a grid only. Choose a grid as the kind of map
        to compare.
      </p>
    );
  }
  if (run === undefined || refiled === null) return <p className="files-quiet">The run has no map yet.</p>;
  const sameGrid = archive.cols === cols && archive.rows === rows;
  const sameAxes = answers.descriptors.every(({ range }, k) => String(range) === String(info.descriptors[k].range));
  return (
    <>
      <DifferenceMap
        first={refiled.frame}
        second={run}
        axes={info.descriptors}
        objective={info.objectives[0]}
        names={NAMES}
      />
      {!(sameGrid && sameAxes) && (
        <p className="files-warn">
          The file&apos;s map has {sameGrid ? 'other ranges' : 'other cells'} than the run&apos;s, so its elites are
          filed here by the run&apos;s {formatCount(cols)} × {formatCount(rows)} cells
          {refiled.outside > 0 ? `; ${formatCount(refiled.outside)} of ${formatCount(archive.filled)} lie outside` : ''}
          . The difference means something only where both measure the same two things.
        </p>
      )}
      <FileButtons
        label="Download the difference"
        stem={`${stemOf(opened.name)}-difference`}
        kinds={['CSV', 'SVG', 'PNG']}
        make={async (kind) => {
          const difference = differenceOf(refiled.frame, run);
          if (kind === 'CSV') return new Blob([differenceCsv(difference, refiled.frame, run)], { type: 'text/csv' });
          const { descriptors, objectives } = info;
          const svg = differenceSvg(difference, descriptors, objectives[0], NAMES, `This run and ${opened.name}`);
          return kind === 'SVG' ? new Blob([svg], { type: 'image/svg+xml' }) : svgToPng(svg, PNG_SCALE);
        }}
      />
    </>
  );
}
