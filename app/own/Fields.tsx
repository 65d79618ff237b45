import { useId, useState } from 'react';
import type { Aim, Definition, Measure } from '../../workers/problems/own/definition.ts';

/** What was typed, as a number; what is none goes on as NaN, so that the check below the form says what is wrong. */
const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

function NumberInput(props: {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const { label, value, onValue } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="own-number">
      <span>{label}</span>
      <input
        className="field-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? (Number.isNaN(value) ? '' : String(value))}
        onChange={(event) => {
          setTyped(event.target.value);
          onValue(numberOf(event.target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

function NameInput({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  return (
    <label className="own-name">
      <span>{label}</span>
      <input className="field-text" type="text" value={value} onChange={(event) => onValue(event.target.value)} />
    </label>
  );
}

const MOST = 3;
const NEW_AIM: Aim = { name: 'another', low: 0, high: 1, minimised: false };

function MeasureRow<T extends Measure>(props: {
  readonly title: string;
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly children?: React.ReactNode;
}) {
  const { title, value, onValue, children } = props;
  return (
    <div className="own-row" role="group" aria-label={title}>
      <NameInput label={title} value={value.name} onValue={(name) => onValue({ ...value, name })} />
      <NumberInput label="from" value={value.low} onValue={(low) => onValue({ ...value, low })} />
      <NumberInput label="to" value={value.high} onValue={(high) => onValue({ ...value, high })} />
      {children}
    </div>
  );
}

/** What is searched, striven for and measured. */
export function Fields(props: { readonly draft: Definition; readonly onDraft: (draft: Definition) => void }) {
  const { draft, onDraft } = props;
  const { objectives, descriptors } = draft;
  const id = useId();
  const setAims = (aims: readonly Aim[]) => onDraft({ ...draft, objectives: aims as [Aim, ...Aim[]] });
  return (
    <div className="own-fields">
      <fieldset>
        <legend>What is searched</legend>
        <div className="own-row">
          <NameInput label="Name" value={draft.name} onValue={(name) => onDraft({ ...draft, name })} />
          <NumberInput label="Numbers" value={draft.dims} onValue={(dims) => onDraft({ ...draft, dims })} />
          <NumberInput label="each from" value={draft.low} onValue={(low) => onDraft({ ...draft, low })} />
          <NumberInput label="to" value={draft.high} onValue={(high) => onDraft({ ...draft, high })} />
        </div>
      </fieldset>
      <fieldset aria-describedby={`${id}-aims`}>
        <legend>Objectives</legend>
        <p id={`${id}-aims`} className="field-help">
          What is striven for, and what it usually lies between. Maps are coloured by the first.
        </p>
        {objectives.map((aim, k) => (
          <MeasureRow
            key={k}
            title={`Objective ${k + 1}`}
            value={aim}
            onValue={(value) => setAims(objectives.map((old, i) => (i === k ? value : old)))}
          >
            <label className="own-check">
              <input
                type="checkbox"
                checked={aim.minimised}
                onChange={(event) =>
                  setAims(objectives.map((old, i) => (i === k ? { ...old, minimised: event.target.checked } : old)))
                }
              />
              less is better
            </label>
            {objectives.length > 1 && (
              <button
                type="button"
                className="button"
                aria-label={`Remove objective ${k + 1}`}
                onClick={() => setAims(objectives.filter((_, i) => i !== k))}
              >
                Remove
              </button>
            )}
          </MeasureRow>
        ))}
        {objectives.length < MOST && (
          <button type="button" className="button" onClick={() => setAims([...objectives, NEW_AIM])}>
            Add an objective
          </button>
        )}
      </fieldset>
      <fieldset>
        <legend>Descriptors</legend>
        <p className="field-help">The two axes of a map: what a solution is like, beside how good it is.</p>
        {descriptors.map((measure, k) => (
          <MeasureRow
            key={k}
            title={`Descriptor ${k + 1}`}
            value={measure}
            onValue={(value) =>
              onDraft({ ...draft, descriptors: k === 0 ? [value, descriptors[1]] : [descriptors[0], value] })
            }
          />
        ))}
      </fieldset>
    </div>
  );
}
