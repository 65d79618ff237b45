import type { Place } from '../../shell/places.ts';

export function OwnPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Your own problem</h1>;
}
