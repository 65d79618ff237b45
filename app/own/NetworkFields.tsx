import { useEffect, useState } from 'react';
import type { Definition, Place } from '../../workers/problems/own/definition.ts';
import { modelBytes } from '../../workers/problems/own/network.ts';
import { EXAMPLES } from './examples.ts';
import type { Ends, NetworkAnswers } from './networks.ts';

const shapeText = (shape: readonly (number | string)[]): string => `[${shape.join(', ')}]`;

function useEnds(answers: NetworkAnswers): Ends | null {
  const { model } = answers;
  const [ends, setEnds] = useState<Ends | null>(null);
  useEffect(() => {
    let current = true;
    void import('./networks.ts')
      .then(({ endsOf }) => endsOf(modelBytes({ model })))
      // Trying it says what is wrong with it.
      .catch(() => null)
      .then((found) => current && setEnds(found));
    return () => {
      current = false;
    };
  }, [model]);
  return ends;
}

/** Which numbers of a network's answer are the objectives and descriptors. */
export function NetworkFields(props: {
  readonly draft: Definition;
  readonly answers: NetworkAnswers;
  readonly onDraft: (draft: Definition) => void;
}) {
  const { draft, answers, onDraft } = props;
  const ends = useEnds(answers);
  const measures = [...draft.objectives, ...draft.descriptors];
  const setPlace = (k: number, place: Place): void =>
    onDraft({ ...draft, answers: { ...answers, places: answers.places.map((old, i) => (i === k ? place : old)) } });
  return (
    <div className="own-network">
      <p>
        A solution goes in as <code>{answers.input}</code>
        {ends?.inputs[0] && <>, float32 of {shapeText(ends.inputs[0].shape)}</>}. Out come{' '}
        {ends?.outputs.map(({ name, shape }) => `${name} ${shapeText(shape)}`).join(', ') ?? '…'}.
      </p>
      <p className="field-help">Which number of the answer, counted from 0, is what:</p>
      {measures.map(({ name }, k) => {
        const place = answers.places[k];
        return (
          <div key={k} className="own-row" role="group" aria-label={name}>
            <label className="own-name">
              <span>{name}</span>
              <select value={place.output} onChange={(event) => setPlace(k, { ...place, output: event.target.value })}>
                {(ends?.outputs ?? [{ name: place.output }]).map((output) => (
                  <option key={output.name}>{output.name}</option>
                ))}
              </select>
            </label>
            <label className="own-number">
              <span>number</span>
              <input
                className="field-number"
                type="number"
                min={0}
                value={place.at}
                onChange={(event) =>
                  setPlace(k, { ...place, at: Math.max(0, Math.round(event.target.valueAsNumber) || 0) })
                }
              />
            </label>
          </div>
        );
      })}
      <button type="button" className="button" onClick={() => onDraft(EXAMPLES[0].definition)}>
        Write a program instead
      </button>
    </div>
  );
}
