import { Dialog } from '../ui/Dialog.tsx';
import { useSession } from '../run/live.ts';
import { ClaimCard, verdictOf, type Verdict } from './ClaimCard.tsx';
import { CLAIMS } from './claims/all.ts';

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
          <ClaimCard key={claim.id} claim={claim} named onOpen={onClose} />
        ))}
      </ol>
    </Dialog>
  );
}
