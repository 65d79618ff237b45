/** What a link's locks leave of a person's changes to the run. Pure. */
import { lockOn, type Framing, type Lock } from '../../workers/core/framing.ts';
import type { Changes } from './spec-edit.ts';

const NAMES: Readonly<Record<Lock, string>> = {
  answers: 'answers',
  evals: 'budget',
  params: 'parameters',
  problem: 'problem',
  search: 'search',
  seed: 'seed',
};

/** The locks of a run: those of its link, and the seed's where that was made of a code. */
export const locksOf = ({ lock = [], code }: Framing): readonly Lock[] =>
  code === undefined || lock.includes('seed') ? lock : [...lock, 'seed'];

/**
 * The changes that may be made, or the lock that refuses them all. Another problem or search comes with parameters of its
 * own, which no lock keeps; what else came with it and is locked stays as it was.
 */
export function underLocks(changes: Changes, frame: Framing): { readonly changes: Changes; readonly locked?: Lock } {
  const locks = locksOf(frame);
  const lockedBy = (key: string): Lock | undefined => locks.find((lock) => lock === lockOn(key));
  const keys = Object.keys(changes);
  const leading = keys.filter((key) => key === 'problem' || key === 'search');
  const locked = (leading.length > 0 ? leading : keys).map(lockedBy).find((lock) => lock !== undefined);
  if (locked !== undefined) return { changes: {}, locked };
  const stays = (key: string): boolean => lockedBy(key) !== undefined && lockedBy(key) !== 'params';
  return { changes: Object.fromEntries(Object.entries(changes).filter(([key]) => !stays(key))) };
}

/** Why something stays as it is, in a sentence. */
export const lockNotice = (locked: Lock, { lock = [], code }: Framing): string =>
  locked === 'seed' && !lock.includes('seed')
    ? `The seed is made of the code “${code}” and stays as it is.`
    : `The ${NAMES[locked]} cannot be changed: whoever made this link locked ${locked === 'params' ? 'them' : 'it'}.`;

/** What is locked among the settings, in a sentence; undefined if nothing is. */
export function lockedWords(frame: Framing): string | undefined {
  const { lock = [], code } = frame;
  const names = lock.filter((one) => one !== 'answers').map((one) => NAMES[one]);
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  const byLink = list === undefined ? [] : [`Locked by whoever made this link: ${list}.`];
  const byCode = code === undefined || lock.includes('seed') ? [] : [lockNotice('seed', frame)];
  const all = [...byLink, ...byCode];
  return all.length > 0 ? all.join(' ') : undefined;
}
