import { formatNumber } from '../lenses/format.ts';
import type { AxisText } from './answers.ts';

/** The questions about one axis of a map. */
export function AxisFields(props: {
  readonly title: string;
  readonly axis: AxisText;
  readonly extents: readonly (readonly [number, number])[];
  readonly trouble: string | null;
  onChange(axis: AxisText): void;
}) {
  const { title, axis, extents, trouble, onChange } = props;
  const [low, high] = extents[axis.measure] ?? [NaN, NaN];
  const field = (key: 'low' | 'high' | 'cells', label: string) => (
    <label>
      {label}
      <input
        className="field-number"
        inputMode="decimal"
        value={axis[key]}
        onChange={(event) => onChange({ ...axis, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="files-axis">
      <legend>{title}</legend>
      {extents.length > 2 && (
        <label>
          Measure
          <select value={axis.measure} onChange={(event) => onChange({ ...axis, measure: Number(event.target.value) })}>
            {extents.map((_, k) => (
              <option key={k} value={k}>
                {k}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        Name
        <input
          className="files-name"
          value={axis.name}
          onChange={(event) => onChange({ ...axis, name: event.target.value })}
        />
      </label>
      {field('low', 'From')}
      {field('high', 'To')}
      {field('cells', 'Cells')}
      <p className="field-help">
        The elites lie between {formatNumber(low)} and {formatNumber(high)}.
      </p>
      <p className="field-note" aria-live="polite">
        {trouble}
      </p>
    </fieldset>
  );
}
