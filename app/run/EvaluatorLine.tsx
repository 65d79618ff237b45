import { useEffect, useRef } from 'react';
import type { Evaluator } from '../../workers/core/types.ts';
import { formatNumber } from '../lenses/format.ts';
import { hub } from './live.ts';

const NAMES: Readonly<Record<Evaluator, string>> = {
  exact: 'exact, on the CPU',
  wasm: 'ONNX on the CPU',
  webgpu: 'ONNX by WebGPU',
};

/** Who evaluates, and how fast the whole loop is with it; written directly with every frame. */
export function EvaluatorLine({ evaluator }: { evaluator: Evaluator }) {
  const rate = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      const measured = hub.latest()?.rate ?? 0;
      if (rate.current) rate.current.textContent = measured > 0 ? `${formatNumber(measured, 2)} evaluations/s` : '…';
    };
    draw();
    return hub.subscribe(draw);
  }, []);
  return (
    <p className="evaluator" title="Measured in the worker, while it computes: evaluations per second of its time.">
      {NAMES[evaluator]}: <span ref={rate} />
    </p>
  );
}
