import type { Place } from '../../shell/places.ts';

export function LessonsPage({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Lessons</h1>;
}
