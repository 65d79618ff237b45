import type { Backend } from '../../../../workers/core/types.ts';
import { formatNumber } from '../../../lenses/format.ts';
import { chooseBackend, useBackend, useMeasuring, useRates, useSampling } from '../../../reachability/explain.ts';

const BACKENDS: readonly (readonly [Backend, string])[] = [
  ['wasm', 'ONNX on the CPU'],
  ['webgpu', 'ONNX by WebGPU'],
];

/** What runs the networks, and how fast each has been here. */
export function BackendField() {
  const { backend } = useBackend();
  const measuring = useMeasuring(({ phase }) => phase === 'running');
  const sampling = useSampling().phase === 'running';
  const rates = useRates();
  const measured = BACKENDS.flatMap(([id, words]) => {
    const rate = rates[id];
    return rate === undefined ? [] : [`${words}: ${formatNumber(rate, 2)}`];
  });
  return (
    <div className="reach-explanation-bar">
      <label>
        Computed by{' '}
        <select
          value={backend}
          disabled={measuring || sampling}
          onChange={(event) => chooseBackend(event.target.value === 'webgpu' ? 'webgpu' : 'wasm')}
        >
          {BACKENDS.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {measured.length > 0 && (
        <span className="reach-explanation-help">{`Measured here, passes per second: ${measured.join('; ')}.`}</span>
      )}
    </div>
  );
}
