import type { Verdict } from '../../gallery/ClaimCard.tsx';

const SAYS: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  holds: ['holds here', 'hold here'],
  fails: ['does not hold here', 'do not hold here'],
  untestable: ['cannot be tested here', 'cannot be tested here'],
};

/** How many claims hold, do not, and cannot be tested. */
export function Outcomes({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  return (
    <p className="outcomes">
      {(Object.keys(SAYS) as Verdict[]).map((verdict) => {
        const count = verdicts.filter((one) => one === verdict).length;
        if (count === 0) return null;
        return (
          <span key={verdict} data-verdict={verdict}>
            <b>{count}</b> {SAYS[verdict][count === 1 ? 0 : 1]}
          </span>
        );
      })}
    </p>
  );
}
