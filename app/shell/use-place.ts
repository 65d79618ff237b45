import { useSyncExternalStore } from 'react';
import { placeOf, type Place } from './places.ts';

const subscribe = (onChange: () => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};
let last: { readonly hash: string; readonly place: Place | null } | undefined;

/** What the address opens; null if it is a run. Writing the address bar without going anywhere does not change it. */
export function usePlace(): Place | null {
  return useSyncExternalStore(subscribe, () => {
    const { hash } = location;
    if (last?.hash !== hash) last = { hash, place: placeOf(hash) };
    return last.place;
  });
}
