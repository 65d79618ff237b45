import { Dialog } from '../ui/Dialog.tsx';
import {
  bandText,
  figureText,
  holds,
  type Claim,
  type ClaimRun,
  type Paper,
  type TestedClaim,
} from './claims/claim.ts';
import type { Lab } from '../../workers/core/link.ts';
import { useSession } from '../run/live.ts';
import { MAP_ELITES_CLAIMS } from './claims/map-elites.ts';
import { MCTS_CLAIMS } from './claims/mcts.ts';
import { NAS_CLAIMS } from './claims/nas.ts';
import { REACHABILITY_CLAIMS } from './claims/reachability.ts';
import { SPARSE_CLAIMS } from './claims/sparse.ts';
import './claims.css';

const CLAIMS: Readonly<Record<Lab, readonly Claim[]>> = {
  'map-elites': MAP_ELITES_CLAIMS,
  nas: [...NAS_CLAIMS, ...SPARSE_CLAIMS],
  mcts: MCTS_CLAIMS,
  reachability: REACHABILITY_CLAIMS,
};

type Verdict = 'holds' | 'fails' | 'untestable';

const WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'holds here',
  fails: 'does not hold here',
  untestable: 'cannot be tested here',
};

const verdictOf = (claim: Claim): Verdict => {
  if (claim.status !== 'tested') return claim.status;
  return holds(claim) ? 'holds' : 'fails';
};

function PaperLine({ paper, where }: { readonly paper: Paper; readonly where: string }) {
  const { title, authors, year, arxiv, doi } = paper;
  const address = arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : doi && `https://doi.org/${doi}`;
  if (address === undefined) return <p className="claim-paper">{title}; in no paper.</p>;
  return (
    <p className="claim-paper">
      {authors} {year},{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
      , {where}
    </p>
  );
}

function Runs({ claim, onOpen }: { readonly claim: TestedClaim; onOpen(): void }) {
  const expected = ({ band, measure }: ClaimRun, i: number): string => {
    if (band) return bandText(measure, band);
    return i === 0 ? '' : 'more than the line above';
  };
  return (
    <table className="claim-runs">
      <thead>
        <tr>
          <th scope="col">run</th>
          <th scope="col">expected</th>
          <th scope="col">found</th>
        </tr>
      </thead>
      <tbody>
        {claim.runs.map((run, i) => (
          <tr key={`${run.link} ${run.measure}`}>
            <td>
              <a href={run.link} onClick={onOpen}>
                {run.what}
              </a>
              {run.long ? ' (takes a minute or more)' : ''}
            </td>
            <td>{expected(run, i)}</td>
            <td>{figureText(run.measure, run.measured)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Card({ claim, onOpen }: { readonly claim: Claim; onOpen(): void }) {
  const verdict = verdictOf(claim);
  return (
    <li className="claim" data-verdict={verdict}>
      <p className="claim-verdict">{WORDS[verdict]}</p>
      <p className="claim-statement">{claim.statement}</p>
      <PaperLine paper={claim.paper} where={claim.where} />
      {claim.status === 'tested' && (
        <>
          <Runs claim={claim} onOpen={onOpen} />
          <p>{claim.finding}</p>
        </>
      )}
      {claim.status === 'untestable' && <p>Because {claim.why}</p>}
    </li>
  );
}

/** What papers say, the runs that test it, and what they gave. A run opens in the page, which checks its results. */
export function ClaimsDialog({ onClose }: { onClose(): void }) {
  const claims = CLAIMS[useSession((state) => state.lab)];
  const verdicts = claims.map(verdictOf);
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  const says = (verdict: Verdict, one: string, many: string) =>
    `${count(verdict)} ${count(verdict) === 1 ? one : many}`;
  return (
    <Dialog open title="What papers say, and what this page finds" onClose={onClose}>
      <p>
        Of {verdicts.length} claims {says('holds', 'holds', 'hold')} here, {says('fails', 'does', 'do')} not, and{' '}
        {count('untestable')} cannot be tested in a browser. Each figure is of one run, which opens here and is computed
        again, with its results checked; or of many runs, of which one opens.
      </p>
      <ol className="claims">
        {claims.map((claim) => (
          <Card key={claim.id} claim={claim} onOpen={onClose} />
        ))}
      </ol>
    </Dialog>
  );
}
