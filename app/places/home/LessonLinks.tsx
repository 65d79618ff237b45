import { LESSONS } from '../../lessons/lessons.ts';

/** Lessons of one kind. */
export function LessonLinks({ shape }: { readonly shape: string }) {
  return (
    <ul className="gallery-lessons" aria-label="Lessons">
      {LESSONS.filter((lesson) => lesson.shape === shape).map(({ id, title }) => (
        <li key={id}>
          <a href={`#/s/${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
