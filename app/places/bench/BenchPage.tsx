import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EliteMap } from '../../lenses/elite-map/EliteMap.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { finished, ROUNDS, shareDone, type BenchState } from './bench.ts';
import { BenchTable } from './BenchTable.tsx';
import { bench, useBench } from './live.ts';
import { FIGURES } from './measures.ts';
import { describeHere, reportOf, type DeviceText } from './report.ts';
import { stageStore } from './stage.ts';
import './bench.css';

/** The page's script carries a hash of its content in its name. */
const buildName = () =>
  document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src.split('/').at(-1) ?? 'unknown';

function Progress({ state }: { readonly state: BenchState }) {
  const { phase, measure, round } = state;
  const name = FIGURES.find((figure) => figure.measure === measure)?.name.split(',')[0];
  const SENTENCES = {
    idle: 'Takes about a minute. Other pages and programs that are busy meanwhile make the figures smaller.',
    running: `${name ?? ''}: ${round === 0 ? 'making ready' : `round ${round} of ${ROUNDS}`}`,
    cancelled: 'Stopped. What was measured wholly is below.',
    done: 'Measured.',
  };
  return (
    <>
      {phase === 'running' && (
        <progress className="bench-progress" max={1} value={shareDone(state)} aria-label="Measured so far" />
      )}
      <p className="bench-say">{SENTENCES[phase]}</p>
      {/* Each measure is told once, not each round. */}
      <p className="bench-hidden" role="status">
        {phase === 'running' ? `Measuring: ${name ?? ''}` : phase === 'idle' ? '' : SENTENCES[phase]}
      </p>
    </>
  );
}

function Device({ device }: { readonly device: DeviceText }) {
  const { userAgent, cores, memoryGiB, graphics } = device;
  const gpu = graphics && [graphics.vendor, graphics.description || graphics.architecture].filter(Boolean).join(' ');
  return (
    <dl className="bench-device">
      <div>
        <dt>Processor</dt>
        <dd>{cores} cores, as the browser counts them</dd>
      </div>
      {memoryGiB !== undefined && (
        <div>
          <dt>Memory</dt>
          <dd>{memoryGiB} GiB, roughly, and perhaps more</dd>
        </div>
      )}
      <div>
        <dt>Graphics</dt>
        <dd>{graphics === null ? 'no WebGPU adapter' : gpu || 'an adapter that does not say its name'}</dd>
      </div>
      <div>
        <dt>Browser</dt>
        <dd>{userAgent}</dd>
      </div>
    </dl>
  );
}

const ignore = () => {};

/** The map whose frames are timed. */
function StageMap() {
  const stage = useStore(stageStore, (state) => state.stage);
  if (stage === null) return null;
  return (
    <div className="bench-stage">
      <EliteMap
        source={stage.hub}
        axes={stage.info.descriptors}
        objective={stage.info.objectives[0]}
        reachable={undefined}
        selected={null}
        lineage={null}
        pictures={null}
        onHover={ignore}
        onSelect={ignore}
      />
    </div>
  );
}

export function BenchPage() {
  const state = useBench();
  const [device, setDevice] = useState<DeviceText | null>(null);
  useEffect(() => {
    let left = false;
    void describeHere().then((found) => {
      if (!left) setDevice(found);
    });
    return () => {
      left = true;
      // Nobody is looking any more, and a run may want the processor.
      bench.cancel();
    };
  }, []);
  const running = state.phase === 'running';
  const report = device !== null && !running && finished(state.outcomes) ? reportOf(state, device, buildName()) : null;
  return (
    <div className="bench">
      <h1>What this device does</h1>
      <p className="bench-lead">
        How much of what the labs compute this device does in a second, measured here and now, one thing after the
        other. Nothing is sent anywhere.
      </p>
      {device !== null && <Device device={device} />}
      <div className="bench-start">
        <button
          type="button"
          className={running ? 'button' : 'button primary'}
          onClick={() => (running ? bench.cancel() : void bench.start())}
        >
          {running ? 'Stop' : state.phase === 'idle' ? 'Measure' : 'Measure again'}
        </button>
        <Progress state={state} />
      </div>
      <StageMap />
      <BenchTable state={state} />
      {report !== null && (
        <section className="bench-take" aria-label="Take away">
          <CopyField label="The figures as JSON" text={report} />
          <button
            type="button"
            className="button"
            onClick={() =>
              saveFile(
                `searchlight-bench-${state.when?.slice(0, 10) ?? ''}.json`,
                new Blob([report], { type: 'application/json' }),
              )
            }
          >
            Download as JSON
          </button>
        </section>
      )}
    </div>
  );
}
