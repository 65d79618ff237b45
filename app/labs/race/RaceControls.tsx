import { useState } from 'react';
import { MOST_ENTRANTS } from '../../../workers/core/link.ts';
import type { Catalogue, RunSpec } from '../../../workers/core/spec.ts';
import type { ParamValues } from '../../../workers/core/params.ts';
import { LineSample } from '../../lenses/race/series-style.tsx';
import { Controls } from '../../run/Controls.tsx';
import { Lockable } from '../../run/Lockable.tsx';
import { session } from '../../run/live.ts';
import type { Changes } from '../../run/spec-edit.ts';
import { recommendedFor } from '../recommended.ts';
import { AddEntrant } from './AddEntrant.tsx';

/** The entrants as tabs; under them the form of the one that is chosen. */
export function RaceControls(props: {
  readonly catalogue: Catalogue;
  readonly specs: readonly RunSpec[];
  readonly lens: ParamValues;
  readonly names: readonly string[];
}) {
  const { catalogue, specs, lens, names } = props;
  const [chosen, setChosen] = useState(specs.length - 1);
  const entrant = Math.min(chosen, specs.length - 1);
  const change = (changes: Changes): void =>
    session.change(changes, entrant, (other) =>
      changes.problem === undefined ? {} : recommendedFor(changes.problem, other.search, other),
    );
  return (
    <div className="race-controls">
      <h2>Race of {specs.length} searches</h2>
      <p className="race-help">One problem, seed and budget for all; each search has settings of its own.</p>
      <div className="race-tabs" role="tablist" aria-label="Searches in this race">
        {names.map((name, i) => (
          <button
            key={i}
            type="button"
            role="tab"
            id={`race-tab-${i}`}
            aria-selected={i === entrant}
            aria-controls="race-tab-panel"
            onClick={() => setChosen(i)}
          >
            <LineSample entrant={i} /> {name}
          </button>
        ))}
      </div>
      {specs.length < MOST_ENTRANTS && (
        <AddEntrant catalogue={catalogue} specs={specs} lens={lens} onAdded={() => setChosen(specs.length)} />
      )}
      <div role="tabpanel" id="race-tab-panel" aria-labelledby={`race-tab-${entrant}`}>
        <Controls
          catalogue={catalogue}
          spec={specs[entrant]}
          lens={lens}
          recommendedFor={recommendedFor}
          onChange={change}
        />
        <Lockable lock="search">
          <button
            type="button"
            className="button race-remove"
            data-part="race"
            onClick={() => session.removeEntrant(entrant)}
          >
            Remove search {entrant + 1} from the race
          </button>
        </Lockable>
      </div>
    </div>
  );
}
