import { useId, useState } from 'react';
import { formatCount } from '../../../workers/core/params.ts';
import { session, useSession } from '../../run/live.ts';
import { isLocked } from '../knob.ts';
import { PARTS, type Act, type Prompt } from '../lesson.ts';
import { changeRun } from './Knobs.tsx';

function perform(act: Act): void {
  if (act.do === 'play') session.play();
  else if (act.do === 'jump') session.seek(act.at);
  else if (act.do === 'show') session.look({ view: act.view });
  else changeRun(act.changes);
}

/** What a person thinks; it is sent nowhere and kept only while the lesson is open. */
function Thought({ prompt: { text, choices } }: { readonly prompt: Prompt }) {
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  if (choices === undefined)
    return (
      <>
        <label className="lesson-ask" htmlFor={id}>
          {text}
        </label>
        <textarea id={id} className="lesson-text" rows={2} placeholder="Your answer; it stays on this page" />
      </>
    );
  return (
    <fieldset className="lesson-choices">
      <legend className="lesson-ask">{text}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={id} checked={chosen === choice} onChange={() => setChosen(choice)} />
          {choice}
        </label>
      ))}
    </fieldset>
  );
}

function Answer({ answer }: { readonly answer: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button lesson-reveal"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide the answer' : 'Reveal the answer'}
      </button>
      <p id={id} className="lesson-answer" hidden={!open}>
        {answer}
      </p>
    </>
  );
}

/** One thing to do or to think about. */
export function PromptCard({ prompt }: { readonly prompt: Prompt }) {
  const lock = useSession((state) => state.frame.lock ?? []);
  const { part, text, acts = [], answer } = prompt;
  const allowed = acts.filter(
    (act) => act.do !== 'change' || Object.keys(act.changes).every((key) => !isLocked(key, lock)),
  );
  return (
    <li className="lesson-prompt" data-part={part}>
      <h3>{PARTS[part]}</h3>
      {answer === undefined ? <p className="lesson-ask">{text}</p> : <Thought prompt={prompt} />}
      {allowed.length > 0 && (
        <div className="lesson-acts">
          {allowed.map((act) => (
            <button
              key={act.label}
              type="button"
              className={`button ${act.do === 'play' ? 'primary' : ''}`}
              title={act.do === 'jump' ? `Evaluation ${formatCount(act.at)}` : undefined}
              onClick={() => perform(act)}
            >
              {act.label}
            </button>
          ))}
        </div>
      )}
      {answer !== undefined && !lock.includes('answers') && <Answer answer={answer} />}
    </li>
  );
}
