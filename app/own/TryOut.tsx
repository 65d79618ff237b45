import { useRef, useState } from 'react';
import type { Result } from '../../workers/core/result.ts';
import type { Definition } from '../../workers/problems/own/definition.ts';
import { tryOut, type Tried } from './try-out.ts';

const ROWS = 5;
/** Numbers of a solution that the table shows. */
const SHOWN = 6;
const text = (value: number): string => String(Number(value.toPrecision(5)));

function Answers({ definition, tried }: { readonly definition: Definition; readonly tried: Tried }) {
  const measures = [...definition.objectives, ...definition.descriptors];
  return (
    <div className="own-table" tabIndex={0} role="region" aria-label="Answers to random solutions">
      <table>
        <thead>
          <tr>
            <th scope="col">Solution</th>
            {measures.map(({ name, low, high }, k) => (
              <th key={k} scope="col">
                {name}
                <span className="field-unit">
                  {' '}
                  ({low} to {high})
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tried.answers.map((answer, i) => (
            <tr key={i}>
              <td>
                {tried.solutions[i].slice(0, SHOWN).map(text).join(', ')}
                {tried.solutions[i].length > SHOWN && ', …'}
              </td>
              {answer.map((value, k) => (
                <td key={k} className={value < measures[k].low || value > measures[k].high ? 'own-outside' : undefined}>
                  {text(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the draft answers to a few random solutions. */
export function TryOut({ definition }: { readonly definition: Definition | null }) {
  const [tried, setTried] = useState<{ readonly of: Definition; readonly result: Result<Tried> } | null>(null);
  const [busy, setBusy] = useState(false);
  const round = useRef(0);
  const start = async (): Promise<void> => {
    if (definition === null) return;
    setBusy(true);
    const result = await tryOut(definition, ROWS, ++round.current);
    setTried({ of: definition, result });
    setBusy(false);
  };
  const current = tried !== null && tried.of === definition ? tried.result : null;
  return (
    <section className="own-try" aria-labelledby="own-try">
      <h2 id="own-try">Try it</h2>
      <button type="button" className="button" disabled={busy || definition === null} onClick={() => void start()}>
        Test on {ROWS} random solutions
      </button>
      <div role="status">
        {busy && <p>Running…</p>}
        {current?.ok === false && (
          <p className="own-trouble">
            {sentence(current.message)}. <span className="hint">{sentence(current.hint)}.</span>
          </p>
        )}
      </div>
      {current?.ok === true && definition !== null && (
        <>
          <Answers definition={definition} tried={current.value} />
          {current.value.answers.some((row) => isOutside(row, definition)) && (
            <p className="field-help">
              Underlined numbers lie outside what you gave: descriptors out there go into the edge of the map.
            </p>
          )}
        </>
      )}
    </section>
  );
}

const isOutside = (row: readonly number[], { objectives, descriptors }: Definition): boolean =>
  [...objectives, ...descriptors].some(({ low, high }, k) => row[k] < low || row[k] > high);
