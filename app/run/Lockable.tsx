import type { ReactNode } from 'react';
import type { Lock } from '../../workers/core/framing.ts';
import { useSession } from './live.ts';
import { lockedWords, locksOf } from './locks.ts';

const LINE = 'locked-line';

/** Fields that a link may lock: then they show what is set, and take nothing. */
export function Lockable({ lock, children }: { readonly lock: Lock; readonly children: ReactNode }) {
  const locked = useSession((state) => locksOf(state.frame).includes(lock));
  if (!locked) return children;
  return (
    <fieldset className="lockable" disabled aria-describedby={LINE}>
      {children}
    </fieldset>
  );
}

/** What is locked and why, above the fields. */
export function LockLine() {
  const words = useSession((state) => lockedWords(state.frame));
  return words === undefined ? null : (
    <p id={LINE} className="locked-line">
      {words}
    </p>
  );
}
