import { useState } from 'react';
import type { ParetoPoint, RunInfo } from '../../../workers/host/protocol.ts';
import { maskOf, trainingOf } from '../../../workers/problems/sparse-mask/picture.ts';
import { formatCount } from '../../lenses/format.ts';
import { cancelTraining, startTraining, useTraining } from '../../masks/live.ts';
import { hub, session } from '../../run/live.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { TrainingCurves } from './TrainingCurves.tsx';
import './training.css';

const choices = (counts: readonly number[]) => counts.map(String).map((value) => ({ value, label: value }));
const RIVALS = choices([5, 10, 20]);
const EPOCHS = choices([10, 20, 40]);

/** Pins the mask with the best score so far, the first of equals. */
function pinBest(): void {
  const frame = hub.latest()?.frames?.pareto;
  if (frame === undefined || frame.points.length === 0) return;
  let best = 0;
  for (let row = 1; 2 * row < frame.points.length; row++)
    if (frame.points[2 * row] > frame.points[2 * best]) best = row;
  session.pinPoint(best + 1);
}

/**
 * Whether the mask in question is better than a random one, when both are trained: the paper's comparison, on demand. `point`:
 * the one pinned.
 */
export function TrainingView({ info, point }: { readonly info: RunInfo; readonly point: ParetoPoint | null }) {
  const { phase, what, progress } = useTraining();
  const [rivals, setRivals] = useState('5');
  const [epochs, setEpochs] = useState('20');
  const { params } = info.spec;
  const { init, rate } = trainingOf(params);
  const running = phase === 'running';
  const shown = point === null ? null : maskOf(params, point.solution);
  const nodes = shown === null ? 0 : shown.kept[0] + shown.kept[1];

  const begin = (): void => {
    if (shown === null || point === null) return;
    session.pause();
    const words = `the mask born at evaluation ${formatCount(point.birth)}, ${nodes} nodes, initialisation ${init}`;
    void startTraining(words, { mask: shown.mask, init, rate, epochs: Number(epochs), rivals: Number(rivals) });
  };
  return (
    <section className="training" aria-label="After training">
      <h2>Is it better than a random mask?</h2>
      <p className="training-help">
        Trains the pinned mask, random masks that keep as many nodes, and the dense network, all from the same weights
        and alike, and asks each for 2,000 fresh samples after every epoch.
      </p>
      <div className="training-fields">
        <ChoiceField
          label="Random masks"
          help="More of them tell better what chance alone can do."
          value={rivals}
          options={RIVALS}
          onChoose={setRivals}
        />
        <ChoiceField
          label="Epochs"
          help="How often each network sees the 4,000 samples it learns from."
          value={epochs}
          options={EPOCHS}
          onChoose={setEpochs}
        />
      </div>
      <div className="training-bar">
        {running ? (
          <button type="button" className="button" onClick={cancelTraining}>
            Cancel
          </button>
        ) : (
          <button type="button" className="button primary" disabled={shown === null} onClick={begin}>
            Train and compare
          </button>
        )}
        {shown === null && (
          <button type="button" className="button" onClick={pinBest}>
            Pin the mask with the best score
          </button>
        )}
        <span className="training-help">
          {shown === null
            ? 'Pin a mask first: click a point of the front.'
            : `Pinned: ${nodes} of ${2 * shown.width} nodes, ${formatCount(shown.macs)} multiplications.`}
        </span>
      </div>
      {running && (
        <progress value={progress?.done ?? 0} max={progress?.total ?? 1} aria-label="Epochs trained of all networks" />
      )}
      <p role="status" className="training-help">
        {running && `Training ${what}: ${progress?.done ?? 0} of ${progress?.total ?? '…'} epochs of all networks.`}
        {phase === 'cancelled' && 'Cancelled; what was trained is below.'}
        {phase === 'failed' && 'The worker that trains was expected to go on, but it stopped: train again.'}
      </p>
      {progress !== null && progress.done > 0 && <TrainingCurves what={what} progress={progress} />}
    </section>
  );
}
