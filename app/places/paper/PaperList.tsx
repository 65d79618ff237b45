import { CLAIMS } from '../../gallery/claims/all.ts';
import { PAPERS } from '../../gallery/claims/papers.ts';
import { verdictOf } from '../../gallery/ClaimCard.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PAPER_TEXTS } from './texts.ts';

/** All papers, each with what its claims came to. */
export function PaperList() {
  const claims = Object.values(CLAIMS).flat();
  return (
    <ul className="paper-list">
      {PAPERS.map(({ id, title, authors, year }) => (
        <li key={id}>
          <a href={`#/paper/${id}`}>
            <span className="paper-list-title">{title}</span>
            <span className="paper-list-by">{id === 'this-page' ? 'In no paper' : `${authors} ${year}`}</span>
            <span>{PAPER_TEXTS[id].short}</span>
          </a>
          <Outcomes verdicts={claims.filter(({ paper }) => paper.id === id).map(verdictOf)} />
        </li>
      ))}
    </ul>
  );
}
