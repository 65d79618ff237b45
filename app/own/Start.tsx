import { useState } from 'react';
import { BUDGET } from '../../workers/core/spec.ts';
import type { Definition } from '../../workers/problems/own/definition.ts';
import { saveFile } from '../ui/save-file.ts';
import { bytesOf } from './draft.ts';
import { give } from './give.ts';
import { pack } from './link-text.ts';
import { offersFor, runLink } from './searches.ts';

const FIRST_BUDGET = 20_000;

/** Chooses a search and opens the run. */
export function Start({ definition }: { readonly definition: Definition | null }) {
  const [search, setSearch] = useState('map-elites');
  const [budget, setBudget] = useState(FIRST_BUDGET);
  const offers = definition === null ? [] : offersFor(definition);
  const offer = offers.find((one) => one.search === search) ?? offers.at(0);
  const start = async (): Promise<void> => {
    if (definition === null || offer === undefined) return;
    const bytes = bytesOf(definition);
    const packed = definition.answers.kind === 'code' ? await pack(bytes) : null;
    location.hash = runLink(offer, definition, give(bytes, definition.name), packed, budget);
  };
  const save = () => {
    if (definition !== null)
      saveFile(
        `${definition.name.replace(/[^A-Za-z0-9]+/g, '-')}.json`,
        new Blob([bytesOf(definition) as Uint8Array<ArrayBuffer>], { type: 'application/json' }),
      );
  };
  return (
    <section className="own-start" aria-labelledby="own-start">
      <h2 id="own-start">Run it</h2>
      <div className="own-row">
        <label className="own-name">
          <span>Search</span>
          <select value={offer?.search ?? ''} onChange={(event) => setSearch(event.target.value)}>
            {offers.map(({ search: id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="own-number">
          <span>Evaluations</span>
          <input
            className="field-number"
            type="number"
            min={BUDGET.min}
            max={BUDGET.max}
            value={budget}
            onChange={(event) => setBudget(Math.round(event.target.valueAsNumber) || FIRST_BUDGET)}
          />
        </label>
      </div>
      <div className="own-buttons">
        <button type="button" className="button primary" disabled={offer === undefined} onClick={() => void start()}>
          Run
        </button>
        <button type="button" className="button" disabled={definition === null} onClick={save}>
          Save the definition
        </button>
      </div>
      <p className="field-help">
        It opens in its lab, where everything about the search can be changed. A short program travels in the link; who
        opens that is shown the program and asked first. A longer one, or a network, is asked for as a file.
      </p>
    </section>
  );
}
