import { useEffect } from 'react';
import { lessonLink } from '../../lessons/lesson.ts';
import { lessonById } from '../../lessons/lessons.ts';
import type { Place } from '../../shell/places.ts';
import { LessonsPage } from './LessonsPage.tsx';

/** `#/s/<id>`: the address becomes the lesson's whole link, which says everything by itself. */
export function OpenLesson({ place }: { readonly place: Place }) {
  const lesson = lessonById(place.id);
  const { query } = place;
  useEffect(() => {
    if (lesson !== undefined) location.replace(lessonLink(lesson, query));
  }, [lesson, query]);
  if (lesson !== undefined) return <p className="lab-loading">Opening “{lesson.title}”…</p>;
  return <LessonsPage place={place} />;
}
