import { useId, useMemo, useState, type ReactNode } from 'react';
import { sliderScale } from './slider-scale.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly log: boolean;
  readonly value: number;
  /** How numbers are written in the help line. */
  readonly format: (value: number) => string;
  /** A sentence about the last input, if it was not used as it came. */
  readonly note: string | undefined;
  /** What was typed, on Enter or when the field is left. */
  readonly onText: (text: string) => void;
  readonly onSlide: (value: number) => void;
  readonly slider: boolean;
  /** A further control beside the field. */
  readonly beside?: ReactNode;
}

/** A number to type or to slide, with its unit, range and a sentence of help always in view. */
export function NumberField(props: NumberFieldProps) {
  const { label, unit, help, min, max, integer, log, value, format, note, onText, onSlide } = props;
  const id = useId();
  /** What is being typed; null while nothing is, when the field shows the value. */
  const [draft, setDraft] = useState<string | null>(null);
  const scale = useMemo(() => sliderScale({ min, max, integer, log }), [min, max, integer, log]);

  const commit = () => {
    setDraft(null);
    if (draft !== null && draft.trim() !== String(value)) onText(draft.trim());
  };

  return (
    <div className="field">
      <div className="field-row">
        <label htmlFor={id}>
          {label}
          {unit !== '' && <span className="field-unit"> ({unit})</span>}
        </label>
        {props.beside}
        <input
          id={id}
          className="field-number"
          type="text"
          inputMode={integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          value={draft ?? String(value)}
          aria-describedby={`${id}-help`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
      </div>
      {props.slider && (
        <input
          type="range"
          className="field-slider"
          aria-label={`${label}, slider`}
          min={0}
          max={scale.ticks}
          step={1}
          value={scale.toTick(value)}
          aria-valuetext={`${format(value)} ${unit}`.trim()}
          onChange={(event) => onSlide(scale.toValue(Number(event.target.value)))}
        />
      )}
      <p id={`${id}-help`} className="field-help">
        {help}{' '}
        <span className="field-range">
          {format(min)} to {format(max)}.
        </span>
      </p>
      <p className="field-note" aria-live="polite">
        {note}
      </p>
    </div>
  );
}
