import { useState } from 'react';
import { LABS } from '../../../workers/core/link.ts';
import { SHAPES, type Lesson, type Shape } from '../../lessons/lesson.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { LAB_NAMES } from '../../shell/lab-names.ts';
import type { Place } from '../../shell/places.ts';
import './lessons.css';

interface Group {
  readonly title: string;
  readonly what?: string;
  readonly lessons: readonly Lesson[];
}

const BY_LAB: readonly Group[] = LABS.map((lab) => ({
  title: LAB_NAMES[lab].long,
  lessons: LESSONS.filter((lesson) => lesson.lab === lab),
}));

const BY_SHAPE: readonly Group[] = (Object.keys(SHAPES) as Shape[]).map((shape) => ({
  ...SHAPES[shape],
  lessons: LESSONS.filter((lesson) => lesson.shape === shape),
}));

const ORDERS = [
  ['By lab', BY_LAB],
  ['By kind', BY_SHAPE],
] as const;

function Card({ lesson, kind }: { readonly lesson: Lesson; readonly kind: string }) {
  return (
    <li className="lesson-card">
      <a href={`#/s/${lesson.id}`}>
        <span className="lesson-card-kind">{kind}</span>
        <strong>{lesson.title}</strong>
        <span>{lesson.goal}</span>
      </a>
    </li>
  );
}

/** All lessons. Opened by `#/s/<id>` with an id that there is none of, it says so first. */
export function LessonsPage({ place }: { readonly place: Place }) {
  const [order, setOrder] = useState(0);
  const [, groups] = ORDERS[order];
  return (
    <div className="lessons">
      <h1>Lessons</h1>
      {place.name === 's' && (
        <p className="lessons-none" role="alert">
          There is no lesson called “{place.id}”: the address may be cut short; these are all there are.
        </p>
      )}
      <p className="lessons-what">
        Each opens a run, paused where it gets interesting, with questions beside it: predict, run, explain. What is
        answered stays on the page. With <code>?lock=answers</code> behind a lesson’s address the answers cannot be
        revealed.
      </p>
      <div className="lessons-orders" role="group" aria-label="Order">
        {ORDERS.map(([words], i) => (
          <button key={words} type="button" className="button" aria-pressed={i === order} onClick={() => setOrder(i)}>
            {words}
          </button>
        ))}
      </div>
      {groups.map(({ title, what, lessons }) => (
        <section key={title}>
          <h2>{title}</h2>
          {what !== undefined && <p className="lessons-what">{what}</p>}
          <ul className="lesson-cards">
            {lessons.map((lesson) => (
              <Card
                key={lesson.id}
                lesson={lesson}
                kind={what === undefined ? SHAPES[lesson.shape].title : LAB_NAMES[lesson.lab].long}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
