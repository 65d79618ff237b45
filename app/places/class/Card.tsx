import { memo } from 'react';
import { wall } from '../../class/live.ts';
import { workOf, type Status } from '../../class/check.ts';
import type { Row } from '../../class/rows.ts';
import { writeScore } from '../../../workers/core/score.ts';
import { formatCount } from '../../../workers/core/params.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Thumbnail } from './Thumbnail.tsx';

const ICONS: Record<Status, IconName> = {
  verified: 'check',
  differs: 'cross',
  approximate: 'approximate',
  'not-checked': 'question',
  'bad-link': 'cross',
  refused: 'cross',
  lacking: 'hourglass',
};

export function StatusMark({ row: { entry, words } }: { readonly row: Row }) {
  const { checked } = entry;
  return (
    <span className="wall-status" data-status={checked?.status ?? entry.phase}>
      <Icon name={checked === null ? 'hourglass' : ICONS[checked.status]} size={16} />
      {words}
    </span>
  );
}

/** What is not as it should be, in short. */
export function Marks({ row, sameAs }: { readonly row: Row; readonly sameAs: string | null }) {
  const { handIn, checked } = row.entry;
  return (
    <>
      {checked?.untrue && handIn.stated && (
        <span className="wall-mark">
          says {handIn.stated.label} {writeScore(handIn.stated.value)}
        </span>
      )}
      {row.codeFits === false && (
        <span
          className="wall-mark"
          title="A code that does not fit: the seed, the code or something locked was changed."
        >
          seed not made of code {row.entry.link.frame?.code}
        </span>
      )}
      {sameAs !== null && <span className="wall-mark">same digest as {sameAs}</span>}
    </>
  );
}

interface CardProps {
  readonly row: Row;
  /** Who handed in the same before. */
  readonly sameAs: string | null;
  /** The run's address; null where there is none that could be opened. */
  readonly href: string | null;
}

function CardBody({ row, sameAs, href }: CardProps) {
  const { entry, who, score, index } = row;
  const { checked, phase, link } = entry;
  const failed = checked !== null && ['bad-link', 'refused', 'lacking'].includes(checked.status);
  const picture = checked?.thumb ? (
    <Thumbnail thumb={checked.thumb} of={who} />
  ) : (
    <span className={failed ? 'wall-blank flat' : 'wall-blank'} />
  );
  return (
    <li className="wall-card" data-status={checked?.status ?? phase}>
      {href === null ? (
        picture
      ) : (
        <a className="wall-open" href={href} aria-label={`Open the run of ${who}`}>
          {picture}
        </a>
      )}
      <strong className="wall-who">{who}</strong>
      <StatusMark row={row} />
      {score && (
        <span className="wall-score">
          {score.label} {writeScore(score.value)}
        </span>
      )}
      <Marks row={row} sameAs={sameAs} />
      {phase === 'held' && (
        <button type="button" className="button" onClick={() => wall.allow(index)}>
          Compute {formatCount(workOf(link))} evaluations
        </button>
      )}
      {checked !== null && checked.status !== 'verified' && (
        <p className="wall-sentence" title={checked.sentence}>
          {checked.sentence}
        </p>
      )}
    </li>
  );
}

/** While others are computed, those that are done are not drawn again. */
export const Card = memo(
  CardBody,
  (a, b) => a.row.entry === b.row.entry && a.row.who === b.row.who && a.sameAs === b.sameAs && a.href === b.href,
);
