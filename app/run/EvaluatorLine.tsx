import { useEffect, useRef } from 'react';
import type { Evaluator } from '../../workers/core/types.ts';
import { formatNumber } from '../lenses/format.ts';
import type { FrameSource } from '../lenses/source.ts';
import { hub } from './live.ts';

const NAMES: Readonly<Record<Evaluator, string>> = {
  exact: 'exact, on the CPU',
  wasm: 'ONNX on the CPU',
  webgpu: 'ONNX by WebGPU',
};

const PAGE: readonly FrameSource[] = [hub];

/** Who evaluates, and how fast the whole loop is with it, in a race each search's; written directly with every frame. */
export function EvaluatorLine(props: { readonly evaluator: Evaluator; readonly sources?: readonly FrameSource[] }) {
  const { evaluator, sources = PAGE } = props;
  const rate = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      const rates = sources.map((source) => source.latest()?.rate ?? 0);
      const words = rates.map((measured) => (measured > 0 ? formatNumber(measured, 2) : '…')).join(', ');
      if (rate.current) rate.current.textContent = rates.some((each) => each > 0) ? `${words} evaluations/s` : '…';
    };
    draw();
    const leave = sources.map((source) => source.subscribe(draw));
    return () => leave.forEach((undo) => undo());
  }, [sources]);
  return (
    <p className="evaluator" title="Measured in the worker, while it computes: evaluations per second of its time.">
      {NAMES[evaluator]}: <span ref={rate} />
    </p>
  );
}
