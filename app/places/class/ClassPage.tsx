import { useMemo } from 'react';
import { encodeLink } from '../../../workers/core/link.ts';
import type { Catalogue } from '../../../workers/core/spec.ts';
import { useWall } from '../../class/live.ts';
import { csvOf, rowsOf, type Row } from '../../class/rows.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Card } from './Card.tsx';
import { Intake } from './Intake.tsx';
import { Lacking } from './Lacking.tsx';
import { RankingTable } from './RankingTable.tsx';
import { ScorePlots } from './ScorePlot.tsx';
import './class.css';

/** To the run as it was handed in, with what the link hides from those it was made for. */
function hrefOf({ entry: { link, checked } }: Row, catalogue: Catalogue): string | null {
  if (checked?.status === 'bad-link') return null;
  const { frame: { embed: _, hide: __, ...frame } = {}, ...run } = link;
  return encodeLink({ ...run, frame }, catalogue);
}

const TOLD = {
  verified: 'verified',
  differs: 'differ',
  approximate: 'approximate',
  'not-checked': 'not checked',
  'bad-link': 'with a bad link',
  refused: 'refused',
} as const;

function Summary({ rows, running }: { readonly rows: readonly Row[]; readonly running: boolean }) {
  const phases = rows.map(({ entry }) => entry.phase);
  const lacking = rows.filter(({ entry }) => entry.checked?.status === 'lacking').length;
  const done = phases.filter((phase) => phase === 'done').length - lacking;
  const held = phases.filter((phase) => phase === 'held').length;
  const parts = Object.entries(TOLD).flatMap(([status, words]) => {
    const n = rows.filter(({ entry }) => entry.checked?.status === status).length;
    return n > 0 ? [`${n} ${n === 1 && status === 'differs' ? status : words}`] : [];
  });
  return (
    <div className="wall-summary">
      <progress max={rows.length} value={done} aria-label="Runs checked" />
      <p role="status">
        {done} of {rows.length} checked{parts.length > 0 && `: ${parts.join(', ')}`}.
        {lacking > 0 && ` ${lacking} ${lacking === 1 ? 'waits' : 'wait'} for you.`}
        {held > 0 && ` ${held} too large to start without a press.`}
        {!running && phases.includes('waiting') && ' Stopped.'}
      </p>
    </div>
  );
}

function Wall({ catalogue }: { readonly catalogue: Catalogue }) {
  const entries = useWall((state) => state.entries);
  const running = useWall((state) => state.running);
  const rows = useMemo(() => rowsOf(entries, catalogue), [entries, catalogue]);
  const linkOf = (row: Row) => hrefOf(row, catalogue);
  return (
    <>
      <Summary rows={rows} running={running} />
      <Lacking entries={entries} />
      <h2>Wall</h2>
      <ul className="wall-cards">
        {rows.map((row) => (
          <Card key={row.index} row={row} sameAs={row.same === null ? null : rows[row.same].who} href={linkOf(row)} />
        ))}
      </ul>
      <h2>Scores</h2>
      <ScorePlots rows={rows} />
      <div className="wall-head">
        <h2>Ranking</h2>
        <button
          type="button"
          className="button"
          onClick={() => saveFile('class-wall.csv', new Blob([csvOf(rows)], { type: 'text/csv' }))}
        >
          Save as CSV
        </button>
      </div>
      <RankingTable rows={rows} hrefOf={linkOf} />
    </>
  );
}

/** Runs of many people side by side, each computed again here. */
export function ClassPage() {
  const catalogue = useWall((state) => state.catalogue);
  const some = useWall((state) => state.entries.length > 0);
  return (
    <div className="class-wall">
      <h1>Class wall</h1>
      <p className="wall-lead">
        Paste what your class handed in. Every run is computed again on this device and compared with the digest in its
        link, so a score counts only if the run behind it gives it.
      </p>
      <Intake />
      {some && catalogue !== null && <Wall catalogue={catalogue} />}
    </div>
  );
}
