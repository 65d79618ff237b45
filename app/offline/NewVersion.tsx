import { Icon } from '../ui/Icon.tsx';
import './offline.css';

/** Said in a corner; a run that is under way goes on. */
export function NewVersion({ onUse, onDismiss }: { readonly onUse: () => void; readonly onDismiss: () => void }) {
  return (
    <div className="new-version" role="status">
      <p>A new version is ready; it will be used when you next open the page.</p>
      <button type="button" className="button" onClick={onUse}>
        Reload now
      </button>
      <button type="button" className="button icon-button small" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="cross" size={16} />
      </button>
    </div>
  );
}
