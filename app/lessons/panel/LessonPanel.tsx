import { useEffect, useId, useState } from 'react';
import { session } from '../../run/live.ts';
import { SHAPES, type Lesson } from '../lesson.ts';
import { lessonById } from '../lessons.ts';
import { Knobs } from './Knobs.tsx';
import { PromptCard } from './PromptCard.tsx';
import './lesson-panel.css';

/** The link that was opened, whatever the address bar has come to say since: it is written without a `hashchange`. */
function useOpenedLink(): string {
  const [opened, setOpened] = useState(location.hash);
  useEffect(() => {
    const onChange = ({ newURL }: HashChangeEvent) => setOpened(new URL(newURL).hash);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return opened;
}

function reset(link: string): void {
  try {
    history.replaceState(null, '', link);
  } catch {
    // Some sandboxed frames allow no writing here; the run goes back all the same.
  }
  session.openLink(link);
}

function Body({ lesson, opened }: { readonly lesson: Lesson; readonly opened: string }) {
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
        <button type="button" className="button" onClick={() => reset(opened)}>
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
  const opened = useOpenedLink();
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
        <Body key={`${id} ${opened}`} lesson={lesson} opened={opened} />
      </div>
    </aside>
  );
}
