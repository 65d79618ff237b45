import type { Place } from '../../shell/places.ts';

export function HomePage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>See how search works</h1>;
}
