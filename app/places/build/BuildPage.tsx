import type { Place } from '../../shell/places.ts';

export function BuildPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Links for a class</h1>;
}
