import { useEffect, useState } from 'react';
import { everyNetwork } from '../../../workers/problems/supernet/picture.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { truthTable } from './assets.ts';

type Phase = 'off' | 'loading' | 'on' | 'failed';

/** The plot's cloud of all sub-networks, once it is asked for, and the button that asks. Both undefined for what has none. */
export function useAllNetworks(info: RunInfo) {
  const [phase, setPhase] = useState<Phase>('off');
  const [points, setPoints] = useState<Float64Array | null>(null);
  const { problem, params } = info.spec;
  const cost = typeof params['p.cost'] === 'string' ? params['p.cost'] : undefined;
  // What is measured on a device is in no table.
  const offered = problem === 'supernet' && cost !== 'latency';
  const wanted = offered && (phase === 'loading' || phase === 'on');
  useEffect(() => {
    if (!wanted) return undefined;
    let stale = false;
    truthTable().then(
      (truth) => {
        if (stale) return;
        setPoints(everyNetwork(truth, cost));
        setPhase('on');
      },
      () => !stale && setPhase('failed'),
    );
    return () => {
      stale = true;
    };
  }, [wanted, cost]);
  const cloud = wanted && phase === 'on' && points ? { points, words: 'all 110,592 networks, each tried' } : undefined;
  const button = offered ? (
    <>
      <button
        type="button"
        aria-pressed={wanted}
        aria-busy={phase === 'loading'}
        title="Every sub-network by its validation accuracy and its cost, below what the search has tried"
        onClick={() => setPhase(wanted ? 'off' : 'loading')}
      >
        All networks
      </button>
      {phase === 'failed' && <span role="alert">The table of all networks did not load; check the connection.</span>}
    </>
  ) : undefined;
  return { cloud, button };
}
