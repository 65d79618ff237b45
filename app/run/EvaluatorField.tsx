import { useEffect, useState } from 'react';
import type { Evaluator } from '../../workers/core/types.ts';
import { ChoiceField } from '../ui/ChoiceField.tsx';

const LABELS: Readonly<Record<Evaluator, string>> = {
  exact: 'exact',
  wasm: 'ONNX, CPU',
  webgpu: 'ONNX, WebGPU',
};

const HELP: Readonly<Record<Evaluator, string>> = {
  exact: 'Who evaluates. The reference: the same results on every machine.',
  wasm: 'Who evaluates. The whole batch as one call of a neural network; the results are those of the reference.',
  webgpu:
    'Who evaluates. The graphics device: results may differ a little between devices, so its links are not verified.',
};

const gpuOf = () => (navigator as { gpu?: { requestAdapter(): Promise<object | null> } }).gpu;

/** Whether this browser has a WebGPU adapter; undefined until it has said. */
function useAdapter(asked: boolean): boolean | undefined {
  const [found, setFound] = useState<boolean>();
  useEffect(() => {
    if (!asked) return;
    const request = gpuOf()?.requestAdapter() ?? Promise.resolve(null);
    void request.catch(() => null).then((adapter) => setFound(adapter !== null));
  }, [asked]);
  return found;
}

/** Who evaluates, for problems that leave a choice. */
export function EvaluatorField(props: {
  readonly evaluators: readonly Evaluator[];
  readonly value: Evaluator;
  readonly onChoose: (value: Evaluator) => void;
}) {
  const { evaluators, value, onChoose } = props;
  const adapter = useAdapter(value === 'webgpu');
  return (
    <>
      <ChoiceField
        label="Evaluator"
        help={HELP[value]}
        value={value}
        options={evaluators.map((evaluator) => ({ value: evaluator, label: LABELS[evaluator] }))}
        onChoose={(chosen) => onChoose(chosen as Evaluator)}
      />
      {value === 'webgpu' && adapter === false && (
        <p className="field-note">This browser has no WebGPU: choose {LABELS[evaluators[0]]}.</p>
      )}
    </>
  );
}
