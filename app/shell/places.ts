/** What an address opens: a run in its lab, or one of the pages around them. Pure. */

/** Pages without a run. `#/` alone is Home. */
export const PLACES = ['home', 'paper', 'lessons', 's', 'build', 'class', 'own', 'bench'] as const;
export type PlaceName = (typeof PLACES)[number];

export interface Place {
  readonly name: PlaceName;
  /** What comes after the name, as in `#/paper/<id>`; empty if nothing. */
  readonly id: string;
  /** What comes after the question mark. */
  readonly query: string;
}

/** The page that `hash` names, from `#` on; null if it is a run. */
export function placeOf(hash: string): Place | null {
  const [path, query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  // Without a slash only nothing at all is Home: `#?…` was a link to a run once.
  if (path === '/' || (path === '' && query === '')) return { name: 'home', id: '', query };
  const [, name, id = ''] = /^\/([a-z]+)(?:\/([A-Za-z0-9-]*))?\/?$/.exec(path) ?? [];
  const known = PLACES.find((place) => place === name);
  return known === undefined ? null : { name: known, id, query };
}
