import { useEffect, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import type { FrontComparison, MeterRequest } from '../../../workers/latency/types.ts';
import { deviceOf } from '../../../workers/problems/supernet/picture.ts';
import { stopwatch, useStopwatch } from '../../latency/live.ts';
import type { StopwatchState } from '../../latency/stopwatch.ts';
import { formatPercent } from '../../lenses/format.ts';
import { session } from '../../run/live.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { truthTable } from './assets.ts';
import { DeviceFrontsChart } from './DeviceFrontsChart.tsx';
import { batchName, deviceLine, deviceName, durationText, type Costs } from './latency-text.ts';
import { MeasureButton } from './MeasureButton.tsx';
import { searchWith } from './MeasuredStrip.tsx';
import { originOf } from './origin.ts';
import type { FrontNetwork } from './use-front.ts';
import { EXAMPLES } from './example-devices.ts';
import './latency.css';

/** A device to compare. */
interface Known extends Costs {
  /** Short, for a choice. */
  readonly label: string;
}

const QUICK = 60;

/** The device of the run on show, all that was measured or opened, and the examples; each model once. */
function knownDevices(info: RunInfo, reports: StopwatchState['reports']): Known[] {
  const origin = originOf(info.spec.params, reports);
  const listed: Known[] = reports.map(({ report: { profile }, here }) => ({
    model: profile.predictor.model,
    label: `${deviceName(profile)}, ${batchName(profile.batch)}, ${here ? 'this device' : 'from a file'}`,
    line: deviceLine(profile),
  }));
  if (origin !== null && origin.here === null)
    listed.push({
      model: origin.model,
      label: `${origin.told.backend}, ${batchName(origin.told.batch)}, device of this link`,
      line: origin.device,
    });
  for (const { model, device } of EXAMPLES) {
    const batch = deviceOf(model)?.batch ?? 1;
    listed.push({ model, label: `processor (wasm), ${batchName(batch)}, an example`, line: device });
  }
  return listed.filter(({ model }, i) => listed.findIndex((other) => other.model === model) === i);
}

/** Two devices that every browser has, or the graphics device where there is one. */
async function twoKinds(): Promise<readonly MeterRequest[]> {
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return [
    { backend: 'wasm', batch: 1, networks: QUICK },
    adapter ? { backend: 'webgpu', batch: 1, networks: QUICK } : { backend: 'wasm', batch: 256, networks: QUICK },
  ];
}

function useComparison(first: string, second: string): readonly [FrontComparison | null, string] {
  const [found, setFound] = useState<{ readonly of: string; readonly comparison: FrontComparison } | null>(null);
  const [trouble, setTrouble] = useState('');
  const key = `${first} ${second}`;
  useEffect(() => {
    let stale = false;
    const compare = async (): Promise<void> => {
      const truth = await truthTable();
      const wrong = Uint16Array.from({ length: truth.length / 2 }, (_, id) => truth[2 * id]);
      const result = await stopwatch.compare([first, second], wrong);
      if (stale) return;
      if (result.ok) setFound({ of: key, comparison: result.value });
      setTrouble(result.ok ? '' : `${result.message}; ${result.hint}.`);
    };
    compare().catch((error: unknown) => {
      if (!stale) setTrouble(`${error instanceof Error ? error.message : String(error)}; reload the page.`);
    });
    return () => {
      stale = true;
    };
  }, [first, second, key]);
  return [found?.of === key ? found.comparison : null, trouble];
}

function Figures({ comparison, names }: { comparison: FrontComparison; names: readonly [string, string] }) {
  const { fronts, shared, jaccard, tau, tauMacs, kept } = comparison;
  const figures = [
    {
      name: 'Networks on both fronts',
      value: `${shared}`,
      help: `of ${fronts[0].length} and ${fronts[1].length}: ${formatPercent(jaccard)} of those on either (Jaccard)`,
    },
    { name: 'The same order, τ', value: tau.toFixed(3), help: 'of the times of all 110,592 networks on both' },
    ...tauMacs.map((value, i) => ({
      name: `Multiplications in order, τ, ${'AB'[i]}`,
      value: value.toFixed(3),
      help: `${names[i]}: 1 would be the order of multiplications`,
    })),
    ...kept.map((value, i) => ({
      name: `The other’s front on ${'AB'[i]}`,
      value: formatPercent(value),
      help: 'of the hypervolume that its own front has there',
    })),
  ];
  return (
    <dl className="latency-figures">
      {figures.map(({ name, value, help }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="latency-figure-help">{help}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is best on one device and on another: two fronts of the same networks. */
export function DeviceFronts({ info, front }: { readonly info: RunInfo; readonly front: readonly FrontNetwork[] }) {
  const { phase, request, progress, failure, reports } = useStopwatch((state) => state);
  const [chosen, setChosen] = useState<readonly [string, string]>(['', '']);
  useEffect(() => void stopwatch.restore(), []);
  const devices = knownDevices(info, reports);
  const find = (model: string): Known | undefined => devices.find((known) => known.model === model);
  const first = find(chosen[0]) ?? devices[0];
  // There are two examples at least.
  const second = find(chosen[1]) ?? devices.filter(({ model }) => model !== first.model)[0];
  const pair = [first, second];
  const [comparison, trouble] = useComparison(first.model, second.model);
  const running = phase === 'running';
  const measure = (): void => {
    session.pause();
    void twoKinds().then((requests) => stopwatch.startEach(requests));
  };
  return (
    <section className="latency" aria-label="Fronts by device">
      <h2>Fronts by device</h2>
      <p className="latency-help">
        What is best depends on who has to run it. Here all 110,592 networks are weighed by the times that two devices
        are predicted to take: the front of each, on the clock of either.
      </p>
      <div className="latency-bar">
        <MeasureButton words="Measure two devices here" running={running} onMeasure={measure} />
        <span role="status" className="latency-help">
          {running && request !== null && `${request.backend}, ${batchName(request.batch)}: `}
          {running && progress !== null && `${progress.done} of ${progress.total}, `}
          {running && progress !== null && `${durationText(progress.leftMs)} left`}
          {!running &&
            'Processor and graphics (WebGPU); without WebGPU, the processor with 1 sample and with 256 at once. Some minutes.'}
        </span>
      </div>
      <p className="latency-trouble" role="alert">
        {phase === 'failed' &&
          failure !== null &&
          `It could not be measured: ${failure.message}. Next: ${failure.hint}.`}
        {trouble}
      </p>
      <fieldset aria-label="Devices">
        {pair.map((device, i) => (
          <ChoiceField
            key={'AB'[i]}
            label={`Device ${'AB'[i]}`}
            help={device.line}
            value={device.model}
            options={devices
              .filter(({ model }) => model !== pair[1 - i].model)
              .map(({ model, label }) => ({ value: model, label }))}
            onChoose={(model) => setChosen(i === 0 ? [model, second.model] : [first.model, model])}
          />
        ))}
      </fieldset>
      {comparison === null ? (
        trouble === '' && <p className="latency-help">Looking at all networks…</p>
      ) : (
        <>
          <DeviceFrontsChart comparison={comparison} />
          <Figures comparison={comparison} names={[first.label, second.label]} />
        </>
      )}
      <div className="latency-bar">
        {pair.map(
          (device, i) =>
            device.model !== info.spec.params['p.latency'] && (
              <button
                key={device.model}
                type="button"
                className="button"
                disabled={front.length === 0}
                onClick={() => searchWith(info.spec, device, front)}
              >
                Search for {'AB'[i]}, starting from this run’s front
              </button>
            ),
        )}
      </div>
      <p className="latency-help">
        A warm start: LINAS evaluates the networks that did well elsewhere first, then learns what is different.
      </p>
    </section>
  );
}
