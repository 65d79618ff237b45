import { useState } from 'react';
import { architectureOf, modelOf } from '../../../workers/problems/supernet/picture.ts';
import type { ParetoPoint, RunInfo } from '../../../workers/host/protocol.ts';
import { formatNumber } from '../../lenses/format.ts';
import { session } from '../../run/live.ts';
import { saveFile } from '../../ui/save-file.ts';
import { weightsBytes } from './assets.ts';
import { latencyCard } from './latency-text.ts';
import { TimeAlone, useTimes } from './TimeAlone.tsx';
import { FRESH, useTruth, VALIDATION } from './use-truth.ts';

/** What is known of a network on data that no search has seen, and the network itself as a file with its card. */
export function TakeHome({ info, point }: { info: RunInfo; point: ParetoPoint }) {
  const { id, stages, cost } = architectureOf(point.solution);
  const known = useTruth()?.(id);
  const times = useTimes(id);
  const [trouble, setTrouble] = useState<string | null>(null);
  const name = `searchlight-network-${id}`;

  const saveModel = async (): Promise<void> => {
    try {
      const model = modelOf(point.solution, await weightsBytes());
      saveFile(`${name}.onnx`, new Blob([model.slice()], { type: 'application/octet-stream' }));
      setTrouble(null);
    } catch (error) {
      setTrouble(`${error instanceof Error ? error.message : String(error)}; try again.`);
    }
  };
  const saveCard = (): void => {
    const card = {
      name,
      what: 'Classifies one-dimensional digits: signals [n, 40] (float32, input x) to logits [n, 10].',
      stages,
      parameters: cost.parameters,
      macs: cost.macs,
      weights: 'inherited from a super-network, not trained by themselves',
      data: 'MNIST-1D, as published (seed 42), scaled by its mean and standard deviation',
      accuracy: {
        validation: { per_cent: known?.validation, samples: VALIDATION, note: 'the search chose by these' },
        fresh: { per_cent: known?.fresh, samples: FRESH, note: 'same procedure, seed 1042, seen by no search' },
      },
      latency: latencyCard(times),
      found_by: session.encode(session.sharedLink()),
    };
    saveFile(`${name}.json`, new Blob([`${JSON.stringify(card, null, 2)}\n`], { type: 'application/json' }));
  };

  return (
    <div className="take-home">
      {known && (
        <p>
          On 10,000 fresh samples that no search has seen: <strong>{formatNumber(known.fresh, 4)} %</strong> right,{' '}
          {formatNumber(Math.abs(known.validation - known.fresh), 2)} points{' '}
          {known.fresh < known.validation ? 'less' : 'more'} than the {info.objectives[0].name} it was chosen by.
        </p>
      )}
      <TimeAlone info={info} id={id} times={times} />
      <div className="take-home-buttons">
        <button type="button" onClick={() => void saveModel()}>
          Download .onnx
        </button>
        <button type="button" onClick={saveCard} disabled={known === undefined}>
          Its card (.json)
        </button>
      </div>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </div>
  );
}
