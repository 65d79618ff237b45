import type { Place } from '../../shell/places.ts';

export function PaperPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Paper</h1>;
}
