import { useState } from 'react';
import { formatCount, noteText, readParam, type Param, type ParamValue } from '../../workers/core/params.ts';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { ReactNode } from 'react';

interface ParamFieldProps {
  readonly param: Param;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
  readonly slider?: boolean;
  readonly beside?: ReactNode;
}

/** The control of one entry of a parameter table. */
export function ParamField({ param, value, onChange, slider = true, beside }: ParamFieldProps) {
  const [note, setNote] = useState<string>();
  if (param.kind === 'choice') {
    const { label, help, options } = param;
    return <ChoiceField label={label} help={help} value={String(value)} options={options} onChoose={onChange} />;
  }
  if (param.kind === 'text') {
    return (
      <TextField
        label={param.label}
        help={param.help}
        value={String(value)}
        note={note}
        onText={(text) => {
          const read = readParam(param, text, param.label);
          setNote(read.note && noteText(read.note));
          onChange(read.value);
        }}
      />
    );
  }
  return (
    <NumberField
      label={param.label}
      // A unit that only repeats the label is no help.
      unit={param.unit === param.label.toLowerCase() ? '' : param.unit}
      help={param.help}
      min={param.min}
      max={param.max}
      integer={param.kind === 'int'}
      log={param.log ?? false}
      value={Number(value)}
      format={formatCount}
      note={note}
      slider={slider}
      beside={beside}
      onText={(text) => {
        const read = readParam(param, text, param.label);
        setNote(read.note && noteText(read.note));
        onChange(read.value);
      }}
      onSlide={(next) => {
        setNote(undefined);
        onChange(next);
      }}
    />
  );
}
