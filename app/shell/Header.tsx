import { Suspense } from 'react';
import { StatusBadge } from '../link/StatusBadge.tsx';
import { useSession } from '../run/live.ts';
import { Icon } from '../ui/Icon.tsx';
import { LabTabs } from './LabTabs.tsx';
import { SkipLink } from './SkipLink.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import { lazy } from '../ui/lazy.tsx';

/** With the stopwatch, for runs about latency. */
const MeasuredBadge = lazy(async () => ({ default: (await import('../labs/nas/MeasuredBadge.tsx')).MeasuredBadge }));

export function Header({ onShare, onKeys }: { onShare: () => void; onKeys: () => void }) {
  const timed = useSession(({ spec }) => spec?.params['p.cost'] === 'latency');
  return (
    <header className="header">
      <SkipLink />
      <a className="home-link" href="#/" title="Home: all runs, papers and lessons">
        <img className="logo" src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={30} height={30} />
        <h1>Searchlight</h1>
      </a>
      <LabTabs />
      <StatusBadge />
      {timed && (
        <Suspense>
          <MeasuredBadge />
        </Suspense>
      )}
      <div className="header-tools">
        <button type="button" className="button" aria-label="Share" data-part="share" onClick={onShare}>
          <Icon name="share" size={18} /> <span className="header-share-word">Share</span>
        </button>
        <ThemeToggle />
        <button
          type="button"
          className="button icon-button header-keys"
          aria-label="Keys"
          title="Keys (?)"
          onClick={onKeys}
        >
          <Icon name="question" />
        </button>
      </div>
    </header>
  );
}
