/** One claim: what is said, what was found, and the runs behind it. */
import {
  bandText,
  figureText,
  holds,
  type Claim,
  type ClaimRun,
  type Paper,
  type TestedClaim,
} from './claims/claim.ts';
import './claims.css';

export type Verdict = 'holds' | 'fails' | 'untestable';

const WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'holds here',
  fails: 'does not hold here',
  untestable: 'cannot be tested here',
};

export const verdictOf = (claim: Claim): Verdict => {
  if (claim.status !== 'tested') return claim.status;
  return holds(claim) ? 'holds' : 'fails';
};

/** Who said it, with a link to the paper. */
export function PaperLine({ paper, where }: { readonly paper: Paper; readonly where?: string }) {
  const { title, authors, year, arxiv, doi } = paper;
  const address = arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : doi && `https://doi.org/${doi}`;
  if (address === undefined) return <p className="claim-paper">{title}; in no paper.</p>;
  return (
    <p className="claim-paper">
      {authors} {year},{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
      {where !== undefined && `, ${where}`}
    </p>
  );
}

function Runs({ claim, onOpen }: { readonly claim: TestedClaim; onOpen?(): void }) {
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

/** `named` of a list whose claims are not all of one paper. */
export function ClaimCard({
  claim,
  named,
  onOpen,
}: {
  readonly claim: Claim;
  readonly named: boolean;
  onOpen?(): void;
}) {
  const verdict = verdictOf(claim);
  return (
    <li className="claim" data-verdict={verdict}>
      <p className="claim-verdict">{WORDS[verdict]}</p>
      <p className="claim-statement">{claim.statement}</p>
      {named && <PaperLine paper={claim.paper} where={claim.where} />}
      {!named && claim.where !== '' && <p className="claim-paper">In the paper: {claim.where}</p>}
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
