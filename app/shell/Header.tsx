import { StatusBadge } from '../link/StatusBadge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LabTabs } from './LabTabs.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';

export function Header({ onShare, onKeys }: { onShare: () => void; onKeys: () => void }) {
  return (
    <header className="header">
      <img className="logo" src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={30} height={30} />
      <h1>Searchlight</h1>
      <LabTabs />
      <StatusBadge />
      <div className="header-tools">
        <button type="button" className="button" aria-label="Share" onClick={onShare}>
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
