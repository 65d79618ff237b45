import type { Place } from '../../shell/places.ts';

export function BenchPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>What this device does</h1>;
}
