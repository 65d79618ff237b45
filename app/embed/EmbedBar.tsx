import { useRef } from 'react';
import { StatusBadge } from '../link/StatusBadge.tsx';
import { session, useSession } from '../run/live.ts';
import { runTitle } from './title.ts';

/** The run as it stands, as a page of its own. */
function wholePage(): string {
  const link = session.link();
  const { embed: _, ...frame } = link?.frame ?? {};
  return link === null ? location.href : session.encode({ ...link, frame });
}

/** In place of the header where the run is part of another page: what it is, whether it is verified, and the way out. */
export function EmbedBar() {
  const link = useRef<HTMLAnchorElement>(null);
  const title = useSession(runTitle);
  // The address is made when it is wanted: the playhead moves without this being drawn again.
  const point = () => {
    if (link.current) link.current.href = wholePage();
  };
  return (
    <header className="embed-bar">
      <h1>{title}</h1>
      <StatusBadge />
      <a
        ref={link}
        href={location.href}
        target="_blank"
        rel="noopener"
        onPointerEnter={point}
        onFocus={point}
        onClick={point}
      >
        Open in Searchlight
      </a>
    </header>
  );
}
