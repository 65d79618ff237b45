import { useEffect, useRef, useState } from 'react';
import type { LatencyProfile } from '../../../workers/latency/profile.ts';
import type { MeterRequest } from '../../../workers/latency/types.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { LatencyReportView } from './LatencyReportView.tsx';
import { batchName, deviceName, durationText } from './latency-text.ts';
import { MeasureButton } from './MeasureButton.tsx';
import './latency.css';

const QUICK = 60;
const FULL = 500;

const BACKENDS = [
  { value: 'wasm', label: 'processor (wasm)' },
  { value: 'webgpu', label: 'graphics (WebGPU)' },
];
const BATCH_OPTIONS = [
  { value: '1', label: batchName(1) },
  { value: '256', label: batchName(256) },
];
const COUNTS = [
  { value: String(QUICK), label: `quick: ${QUICK}` },
  { value: String(FULL), label: `full: ${FULL}` },
];

export interface LatencyPanelProps {
  /** The model that the open run's cost is predicted by, if it is a latency. */
  readonly modelInUse?: string;
  /** Before measuring begins: whatever else computes is to be paused. */
  readonly onBegin?: () => void;
  /** Makes the profile's predictions the cost of the run. */
  readonly onUse?: (profile: LatencyProfile) => void;
}

/** Measures how long networks take on this device, and says how well that can be predicted for all others. */
export function LatencyPanel({ modelInUse, onBegin, onUse }: LatencyPanelProps) {
  const [backend, setBackend] = useState<MeterRequest['backend']>('wasm');
  const [batch, setBatch] = useState<MeterRequest['batch']>(1);
  const [count, setCount] = useState(QUICK);
  const [shown, setShown] = useState(0);
  const [trouble, setTrouble] = useState('');
  const fileInput = useRef<HTMLInputElement>(null);
  const { phase, device, progress, failure, reports } = useStopwatch((state) => state);
  useEffect(() => void stopwatch.restore(), []);
  // The latest comes first.
  useEffect(() => setShown(0), [reports]);

  const running = phase === 'running';
  const measure = (): void => {
    setTrouble('');
    onBegin?.();
    void stopwatch.start({ backend, batch, networks: count });
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await stopwatch.open(await file.text());
    setTrouble(read.ok ? '' : `${file.name}: ${read.message}; ${read.hint}.`);
  };
  const timed = reports[Math.min(shown, reports.length - 1)];

  return (
    <section className="latency" aria-label="Latency on this device">
      <h2>Latency on this device</h2>
      <p className="latency-help">
        Multiplications say little of how long a network takes. Here networks in the shapes they really have are timed,
        in random order; the times of all others are predicted from them.
      </p>
      <fieldset disabled={running} aria-label="What to measure">
        <ChoiceField
          label="Device"
          help="Each is a device with a front of its own."
          value={backend}
          options={BACKENDS}
          onChoose={(value) => setBackend(value as MeterRequest['backend'])}
        />
        <ChoiceField
          label="Input"
          help="How many samples a network is given at once."
          value={String(batch)}
          options={BATCH_OPTIONS}
          onChoose={(value) => setBatch(Number(value) as MeterRequest['batch'])}
        />
        <ChoiceField
          label="Networks"
          help="More of them make better predictions. Each takes a second or more."
          value={String(count)}
          options={COUNTS}
          onChoose={(value) => setCount(Number(value))}
        />
      </fieldset>
      <div className="latency-bar">
        <MeasureButton words="Measure" running={running} onMeasure={measure} />
        <button type="button" className="button" onClick={() => fileInput.current?.click()}>
          Open a profile…
        </button>
        <input
          ref={fileInput}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="A latency profile"
          onChange={(event) => {
            void open(event.target.files?.[0]);
            // So that the same file can be opened again.
            event.target.value = '';
          }}
        />
      </div>
      <div role="status">
        {running && (
          <>
            <progress
              aria-label="Measurements made"
              value={progress === null ? undefined : progress.done / progress.total}
            />
            <p className="latency-help">
              {progress === null
                ? 'Getting ready'
                : `${progress.done} of ${progress.total} measurements, ${durationText(progress.leftMs)} left; the reference drifted by ${progress.driftPercent.toFixed(1)} % at most`}
              {device !== null && ` · ${device.text}`}. Leave the page in view and the machine in peace.
            </p>
          </>
        )}
        {phase === 'cancelled' && <p className="latency-help">Cancelled; nothing was kept.</p>}
      </div>
      <p className="latency-trouble" role="alert">
        {phase === 'failed' &&
          failure !== null &&
          `It could not be measured: ${failure.message}. Next: ${failure.hint}.`}
        {trouble}
      </p>
      {reports.length > 1 && (
        <ChoiceField
          label="Profile shown"
          help="Times of different devices are not to be compared without saying so."
          value={String(shown)}
          options={reports.map(({ report, here }, i) => ({
            value: String(i),
            label: `${deviceName(report.profile)}, ${batchName(report.profile.batch)}${here ? '' : ', from a file'}`,
          }))}
          onChoose={(value) => setShown(Number(value))}
        />
      )}
      {timed !== undefined && (
        <LatencyReportView
          timed={timed}
          inUse={timed.report.profile.predictor.model === modelInUse}
          onUse={running ? undefined : onUse}
        />
      )}
    </section>
  );
}
