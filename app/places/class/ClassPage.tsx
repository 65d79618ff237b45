import type { Place } from '../../shell/places.ts';

export function ClassPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Class wall</h1>;
}
