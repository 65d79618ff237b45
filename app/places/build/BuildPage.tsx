import { useEffect, useState } from 'react';
import { LABS } from '../../../workers/core/link.ts';
import type { Result } from '../../../workers/core/result.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { LAB_NAMES } from '../../shell/lab-names.ts';
import { placeOf, type Place } from '../../shell/places.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { addressOf, commandOf, linkOf, readAddress, readPasted, snippetOf, type Built } from './built.ts';
import { Choices } from './Choices.tsx';
import { Preview } from './Preview.tsx';
import { Qr } from './Qr.tsx';
import './build.css';

/** Whatever the address says, there is something to begin with. */
const FIRST: Built = { lab: 'map-elites', run: new Map(), frame: {}, asks: false };

const pageUrl = () => location.href.replace(/#.*/s, '');

const sentence = (result: Result<Built>): string | undefined =>
  result.ok ? undefined : `${result.message[0].toUpperCase()}${result.message.slice(1)}; ${result.hint}.`;

/** The run that is framed: pasted, or one of those there are. */
function Source({ onRun }: { onRun(text: string): void }) {
  const [text, setText] = useState('');
  return (
    <div className="build-source">
      <label htmlFor="build-paste">Paste a link to a run or a lesson</label>
      <input
        id="build-paste"
        className="field-text"
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value.trim() !== '') onRun(event.target.value);
        }}
      />
      <label htmlFor="build-choose">or choose one</label>
      <select
        id="build-choose"
        value=""
        onChange={(event) => {
          setText('');
          onRun(event.target.value);
        }}
      >
        <option value="" disabled>
          A lab or a lesson…
        </option>
        <optgroup label="Labs, as they open">
          {LABS.map((lab) => (
            <option key={lab} value={`#/${lab}`}>
              {LAB_NAMES[lab].short}
            </option>
          ))}
        </optgroup>
        {LABS.map((lab) => (
          <optgroup key={lab} label={`Lessons: ${LAB_NAMES[lab].short}`}>
            {LESSONS.filter((lesson) => lesson.lab === lab).map(({ id, title }) => (
              <option key={id} value={`#/s/${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function begin(query: string): { readonly built: Built; readonly wrong: string | undefined } {
  const read = readAddress(query);
  return { built: read.ok ? read.value : FIRST, wrong: sentence(read) };
}

/** Links for a class: which run, what students see of it, what stays as it is; with a preview that is the run itself. */
export function BuildPage({ place }: { readonly place: Place }) {
  const [{ built, wrong }, setState] = useState(() => begin(place.query));
  // Another address while this is open: its own changes write theirs without going anywhere.
  useEffect(() => {
    const onChange = () => setState(begin(placeOf(location.hash)?.query ?? ''));
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const change = (next: Built) => {
    setState({ built: next, wrong: undefined });
    history.replaceState(null, '', addressOf(next));
  };
  const link = linkOf(built);
  const url = pageUrl() + link;
  return (
    <div className="build">
      <h1>Links for a class</h1>
      <p className="build-lead">
        Choose a run, what students see of it and what they may change. All of it is in the link; there is nothing to
        sign up for. This page&rsquo;s own address keeps your choices.
      </p>
      <div className="build-columns">
        <div className="build-form">
          <Source
            onRun={(text) => {
              const read = readPasted(text);
              if (read.ok) change(read.value);
              else setState({ built, wrong: sentence(read) });
            }}
          />
          <p className="build-wrong" role="status">
            {wrong}
          </p>
          <Choices built={built} onChange={change} />
        </div>
        <div className="build-result">
          <Preview url={url} />
          <div className="build-take">
            <Qr text={url} />
            <CopyField label="Link" text={url} />
          </div>
          {built.frame.embed && <CopyField label="For another page" text={snippetOf(url)} />}
          <CopyField label="The same without a page, in a copy of the project" text={commandOf(built)} />
          {built.asks && <p className="build-lead">In place of CODE, a student&rsquo;s.</p>}
        </div>
      </div>
    </div>
  );
}
