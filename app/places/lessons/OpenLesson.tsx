import type { Place } from '../../shell/places.ts';

export function OpenLesson({ place }: { readonly place: Place }) {
  return <h1 data-id={place.id}>Lesson</h1>;
}
