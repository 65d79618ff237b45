import { useId, useState } from 'react';
import { openedLink, writeAddress } from '../../link/opened.ts';
import { session } from '../../run/live.ts';
import { SHAPES, type Lesson } from '../lesson.ts';
import { lessonById } from '../lessons.ts';
import { Knobs } from './Knobs.tsx';
import { PromptCard } from './PromptCard.tsx';
import './lesson-panel.css';

function reset(): void {
  const link = openedLink();
  writeAddress(link);
  session.openLink(link);
}

function Body({ lesson }: { readonly lesson: Lesson }) {
  return (
    <>
      <p className="lesson-goal">{lesson.goal}</p>
      <ol className="lesson-prompts">
        {lesson.prompts.map((prompt) => (
          <PromptCard key={prompt.text} prompt={prompt} />
        ))}
      </ol>
      <Knobs knobs={lesson.knobs} />
      <section className="lesson-next">
        <h3>Next</h3>
        <p>{lesson.next}</p>
      </section>
      <div className="lesson-foot">
        <button type="button" className="button" onClick={reset}>
          Reset to the teacher’s version
        </button>
        <a href="#/lessons">All lessons</a>
      </div>
    </>
  );
}

/** A lesson beside its run. Folded it is a line, and the lab is as without it. */
export function LessonPanel({ id }: { readonly id: string }) {
  const lesson = lessonById(id);
  const [folded, setFolded] = useState(false);
  const body = useId();
  if (lesson === undefined)
    return (
      <aside className="lesson lesson-folded" aria-label="Lesson">
        <p className="lesson-none">
          This page has no lesson called “{id}”; the run is here all the same, and there are{' '}
          <a href="#/lessons">other lessons</a>.
        </p>
      </aside>
    );
  return (
    <aside className={`lesson ${folded ? 'lesson-folded' : 'lesson-open'}`} aria-label="Lesson">
      <div className="lesson-head">
        <div>
          <p className="lesson-kind">Lesson: {SHAPES[lesson.shape].title.toLowerCase()}</p>
          <h2>{lesson.title}</h2>
        </div>
        <button
          type="button"
          className="button"
          aria-expanded={!folded}
          aria-controls={body}
          onClick={() => setFolded(!folded)}
        >
          {folded ? 'Unfold' : 'Fold'}
        </button>
      </div>
      <div id={body} className="lesson-body" hidden={folded}>
        <Body key={id} lesson={lesson} />
      </div>
    </aside>
  );
}
