import { useState } from 'react';
import { PAPERS } from '../../gallery/claims/papers.ts';
import { labOf } from '../../gallery/find.ts';
import { THEMES, type PreparedRun } from '../../gallery/runs/prepared-run.ts';
import { DASHES } from '../../gallery/thumbnail/paint.ts';
import { Thumbnail } from '../../gallery/thumbnail/Thumbnail.tsx';
import { LAB_NAMES } from '../../shell/lab-names.ts';

function Legend({ run: { draw, names = [] } }: { readonly run: PreparedRun }) {
  const lines = typeof draw !== 'string';
  return (
    <span className="run-card-legend">
      {names.map((name, i) => (
        <span key={name}>
          {lines && (
            <svg width="20" height="6" aria-hidden="true">
              <line
                x1="1"
                y1="3"
                x2="19"
                y2="3"
                stroke={`var(--series-${i + 1})`}
                strokeWidth="2.5"
                strokeDasharray={DASHES[i].join(' ')}
              />
            </svg>
          )}
          {name}
        </span>
      ))}
    </span>
  );
}

/** A prepared run: a link to it, with its miniature. `by` says what the group around it does not. */
export function RunCard({ run, by }: { readonly run: PreparedRun; readonly by: 'paper' | 'theme' }) {
  const [lively, setLively] = useState(false);
  const paper = PAPERS.find(({ id }) => id === run.paper);
  const other = by === 'theme' ? THEMES[run.theme].title : paper && `${paper.authors} ${paper.year}`;
  return (
    <a
      className="run-card"
      href={run.link}
      onPointerEnter={() => setLively(true)}
      onPointerLeave={() => setLively(false)}
      onFocus={() => setLively(true)}
      onBlur={() => setLively(false)}
    >
      <span className="run-card-picture">
        <Thumbnail id={run.id} lively={lively} />
        {run.names && <Legend run={run} />}
      </span>
      <span className="run-card-text">
        <span className="run-card-title">{run.title}</span>
        <span className="run-card-see">{run.see}</span>
        <span className="run-card-of">{[LAB_NAMES[labOf(run)].short, other].filter(Boolean).join(' · ')}</span>
      </span>
    </a>
  );
}
