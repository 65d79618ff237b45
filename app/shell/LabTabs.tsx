import { LABS } from '../../workers/core/link.ts';
import { useSession } from '../run/live.ts';
import { LAB_NAMES } from './lab-names.ts';

/** The labs; one is always open. */
export function LabTabs() {
  const lab = useSession((state) => state.lab);
  return (
    <nav className="lab-tabs" aria-label="Labs">
      {LABS.map((id) => (
        <a key={id} href={`#/${id}`} title={LAB_NAMES[id].long} aria-current={id === lab ? 'page' : undefined}>
          {LAB_NAMES[id].short}
        </a>
      ))}
    </nav>
  );
}
