import type { Lock, Part } from '../../../workers/core/framing.ts';
import { LOCKS, PARTS } from '../../../workers/core/framing.ts';
import type { Built } from './built.ts';

const PART_WORDS: Readonly<Record<Part, string>> = {
  about: '“What am I looking at?”',
  claims: 'Claims of the papers',
  files: 'Opening files',
  inspector: 'Inspector: what is pointed at',
  metrics: 'Metrics and curves',
  player: 'Player: play, step, seek',
  race: 'Adding and removing searches',
  settings: 'Settings of the run',
  share: 'Share',
};

const LOCK_WORDS: Readonly<Record<Lock, string>> = {
  answers: 'Answers of the lesson',
  evals: 'Budget',
  params: 'Parameters',
  problem: 'Problem',
  search: 'Search',
  seed: 'Seed',
};

function Tick(props: { readonly words: string; readonly checked: boolean; onTick(checked: boolean): void }) {
  return (
    <label className="build-tick">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onTick(event.target.checked)} />{' '}
      {props.words}
    </label>
  );
}

/** The list with or without a word, in the order of `known`; undefined where nothing is left. */
function withWord<T extends string>(list: readonly T[], word: T, isIn: boolean, known: readonly T[]) {
  const next = known.filter((one) => (one === word ? isIn : list.includes(one)));
  return next.length > 0 ? next : undefined;
}

/** What students see and may change. */
export function Choices({ built, onChange }: { readonly built: Built; onChange(built: Built): void }) {
  const { frame } = built;
  const { hide = [], lock = [], embed, lesson } = frame;
  /** An absent key is no key, where an undefined one would be. */
  const reframe = ({ hide: hidden, lock: locked, embed: alone }: Partial<Record<'hide' | 'lock' | 'embed', unknown>>) =>
    onChange({
      ...built,
      frame: {
        ...(alone === true && { embed: alone }),
        ...(hidden !== undefined && { hide: hidden as readonly Part[] }),
        ...(locked !== undefined && { lock: locked as readonly Lock[] }),
        ...(lesson !== undefined && { lesson }),
      },
    });
  return (
    <>
      <fieldset>
        <legend>Students see</legend>
        {PARTS.map((part) => (
          <Tick
            key={part}
            words={PART_WORDS[part]}
            checked={!hide.includes(part)}
            onTick={(seen) => reframe({ ...frame, hide: withWord(hide, part, !seen, PARTS) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>Stays as it is</legend>
        {LOCKS.filter((one) => one !== 'answers' || lesson !== undefined).map((one) => (
          <Tick
            key={one}
            words={LOCK_WORDS[one]}
            checked={lock.includes(one)}
            onTick={(locked) => reframe({ ...frame, lock: withWord(lock, one, locked, LOCKS) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>For whom</legend>
        <Tick
          words="A run of their own for each student: the link asks for a code and makes the seed of it"
          checked={built.asks}
          onTick={(asks) => onChange({ ...built, asks })}
        />
        <Tick
          words="Inside another page (a course, slides): the run alone, without the header"
          checked={embed === true}
          onTick={(alone) => reframe({ ...frame, embed: alone })}
        />
      </fieldset>
    </>
  );
}
