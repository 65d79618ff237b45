import { CLAIMS } from '../../gallery/claims/all.ts';
import { PAPERS } from '../../gallery/claims/papers.ts';
import type { Paper } from '../../gallery/claims/claim.ts';
import { ClaimCard, verdictOf } from '../../gallery/ClaimCard.tsx';
import { RUNS } from '../../gallery/runs/runs.ts';
import { useTitle } from '../../shell/use-title.ts';
import { RunCard } from '../home/RunCard.tsx';
import type { Place } from '../../shell/places.ts';
import { Outcomes } from './Outcomes.tsx';
import { PaperList } from './PaperList.tsx';
import { PAPER_TEXTS } from './texts.ts';
import '../home/home.css';
import './paper.css';

/** Who wrote it, and where it is. */
function Source({ paper: { authors, year, arxiv, doi } }: { readonly paper: Paper }) {
  const address = arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : doi && `https://doi.org/${doi}`;
  if (address === undefined) return null;
  return (
    <p className="claim-paper">
      {authors} {year},{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {arxiv === undefined ? `doi:${doi}` : `arXiv:${arxiv}`}
      </a>
    </p>
  );
}

function OnePaper({ paper }: { readonly paper: Paper }) {
  const { says, todo, here } = PAPER_TEXTS[paper.id];
  const claims = Object.values(CLAIMS)
    .flat()
    .filter((claim) => claim.paper.id === paper.id);
  const tested = claims.filter(({ status }) => status === 'tested');
  const untestable = claims.filter(({ status }) => status === 'untestable');
  const runs = RUNS.filter((run) => run.paper === paper.id);
  return (
    <article className="paper">
      <p className="paper-back">
        <a href="#/paper">All papers</a>
      </p>
      <h1>{paper.title}</h1>
      <Source paper={paper} />
      <Outcomes verdicts={claims.map(verdictOf)} />
      <section className="paper-says">
        <h2>{paper.id === 'this-page' ? 'What this is' : 'What it says'}</h2>
        {says.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section>
        <h2>What you can do here</h2>
        <ul>
          {todo.map(({ text, href }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
        <p className="paper-here">{here}</p>
        {runs.length > 0 && (
          <ul className="paper-runs">
            {runs.map((run) => (
              <li key={run.id}>
                <RunCard run={run} by="paper" />
              </li>
            ))}
          </ul>
        )}
      </section>
      {tested.length > 0 && (
        <section>
          <h2>What it claims, and what was found here</h2>
          <p>Each figure is of a run that opens here and is computed again, or of many runs, of which one opens.</p>
          <ol className="claims">
            {tested.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} named={false} />
            ))}
          </ol>
        </section>
      )}
      {untestable.length > 0 && (
        <section>
          <h2>What cannot be tested here, and why</h2>
          <ol className="claims">
            {untestable.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} named={false} />
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

/** A paper, its claims and the runs behind them; without an id, all papers. */
export function PaperPage({ place: { id } }: { readonly place: Place }) {
  const paper = PAPERS.find((one) => one.id === id);
  useTitle(paper?.title ?? 'Papers and their claims');
  if (paper) return <OnePaper key={id} paper={paper} />;
  return (
    <div className="paper">
      <h1>Papers and their claims</h1>
      {id !== '' && (
        <p role="alert">Expected the name of a paper in this address, got “{id.slice(0, 40)}”; choose one of these.</p>
      )}
      <p>
        What each says in plain words, what can be done with it here, and whether what it claims holds in runs that you
        can repeat.
      </p>
      <PaperList />
    </div>
  );
}
