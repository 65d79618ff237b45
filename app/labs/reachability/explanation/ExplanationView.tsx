import { useEffect, useMemo, useState } from 'react';
import { explain } from '../../../../workers/problems/graph-path/explain.ts';
import { timeText } from '../../../experiments/time-text.ts';
import { formatCount } from '../../../lenses/format.ts';
import {
  chooseAnswer,
  startMeasuring,
  stopMeasuring,
  useMeasuring,
  useThresholds,
} from '../../../reachability/explain.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { columnsOf } from '../attention/columns.ts';
import { NoTransformer } from '../attention/NoTransformer.tsx';
import { WIDE } from '../../shared/Lab.tsx';
import type { Bench } from '../use-bench.ts';
import { BackendField } from './BackendField.tsx';
import { ComputationGraph } from './ComputationGraph.tsx';
import { OpsTable } from './OpsTable.tsx';
import { SamplePanel } from './SamplePanel.tsx';
import { ThresholdFields } from './ThresholdFields.tsx';
import { verdictText } from './words.ts';
import './explanation.css';

const WIDE_PX = 760;
const NARROW_PX = 330;

function MeasureBar() {
  const { phase, done, all, secondsLeft, failure } = useMeasuring();
  return (
    <div className="reach-explanation-bar">
      {phase === 'running' ? (
        <button type="button" className="button" onClick={stopMeasuring}>
          Stop
        </button>
      ) : (
        phase !== 'done' && (
          <button type="button" className="button primary" onClick={() => void startMeasuring()}>
            {phase === 'none' ? 'Explain this answer' : 'Resume'}
          </button>
        )
      )}
      {phase !== 'none' && phase !== 'done' && (
        <>
          <progress value={all === 0 ? 0 : done / all} aria-label="Entries measured" />
          <span role="status">
            {all === 0 ? 'Opening the network…' : `${formatCount(done)} of ${formatCount(all)} changes tried`}
            {secondsLeft !== null && phase === 'running' && `, about ${timeText(secondsLeft)} left`}
            {failure !== null && `; stopped: ${failure.message}. ${failure.hint}.`}
          </span>
        </>
      )}
    </div>
  );
}

/** How the answer comes about: attention entries that matter, what they go by, and the paths that merge on the way. */
export function ExplanationView({ bench }: { readonly bench: Bench }) {
  const { whole, question } = bench;
  const wide = useMedia(WIDE);
  useEffect(() => chooseAnswer(whole), [whole]);
  const { measurement, asked } = useMeasuring();
  const thresholds = useThresholds();
  const [chosen, setChosen] = useState<number | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const explanation = useMemo(
    () => (measurement === null || asked !== whole ? null : explain(measurement, thresholds)),
    [measurement, asked, whole, thresholds],
  );
  const columns = useMemo(() => columnsOf(question), [question]);
  useEffect(() => setChosen(null), [explanation]);
  if (whole === null) return <NoTransformer />;
  return (
    <section className="reach-explanation" aria-label="Explanation">
      <p className="reach-explanation-help">
        Every attention entry is cut, and raised, to see whether the answer falls. Then tokens and places are taken out
        of the input to see what each entry that matters goes by. If what it goes by is there, the sets of vertices that
        both ends know merge; the answer is explained if the last token ends with a whole path.
      </p>
      <BackendField />
      <MeasureBar />
      {explanation !== null && (
        <>
          <p className={`reach-explanation-verdict ${explanation.explained ? 'explained' : 'not'}`} role="status">
            {verdictText(explanation)}
          </p>
          <p className="reach-explanation-help">
            {`${explanation.right ? 'Right' : 'Wrong'} answer ${explanation.answer}. ${explanation.entries} entries lead to it, ${explanation.merges} of them explained, ${explanation.maximal} double a path; ${formatCount(explanation.passes)} forward passes.`}
          </p>
          <div className="reach-explanation-drawing">
            <ComputationGraph
              explanation={explanation}
              columns={columns}
              room={wide ? WIDE_PX : NARROW_PX}
              chosen={chosen}
              onChoose={setChosen}
              onTell={setWords}
            />
          </div>
          <p className="reach-explanation-words">{words ?? 'Point at a circle or a line to read what it is.'}</p>
          <ul className="reach-explanation-key" aria-label="Key">
            <li>
              <i className="residual" /> kept by the token
            </li>
            <li>
              <i className="merge" /> merges sets
            </li>
            <li>
              <i className="maximal" /> doubles a path
            </li>
            <li>
              <i className="unexplained" /> matters, unexplained
            </li>
            <li>
              <i className="negative" /> dotted: carries by not being looked at
            </li>
            <li>small number: vertices known there</li>
          </ul>
          <details>
            <summary>Entries, as a table</summary>
            <OpsTable explanation={explanation} columns={columns} />
          </details>
          <ThresholdFields />
        </>
      )}
      <SamplePanel bench={bench} />
    </section>
  );
}
