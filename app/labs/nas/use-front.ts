import { useEffect, useState } from 'react';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { architectureOf } from '../../../workers/problems/supernet/picture.ts';
import { follow } from '../../lenses/source.ts';
import { rateLimit, runLatest } from '../../run/limiter.ts';
import { client, hub, usePlayer } from '../../run/live.ts';

/** A network of the front that a run has found. */
export interface FrontNetwork {
  /** Of the plot. */
  readonly row: number;
  /** Number of the network. */
  readonly id: number;
  /** The solution as searches take it to begin with. */
  readonly key: string;
}

const REFRESH_MS = 300;

/** The run stands still: nothing else computes, and its front is what it will be for a while. */
export const useResting = (): boolean =>
  usePlayer(({ phase, busy }) => (phase === 'paused' || phase === 'done') && !busy);

async function askFor(front: Uint32Array): Promise<readonly FrontNetwork[]> {
  const answers = await Promise.all(
    Array.from(front, async (row) => {
      const result = await client.point(row);
      return result.ok && result.value !== null ? [{ row, point: result.value }] : [];
    }),
  );
  // Costs are written negated: the cheapest has the largest.
  const points = answers.flat().sort((a, b) => b.point.objectives[1] - a.point.objectives[1]);
  return points.map(({ row, point: { solution } }) => ({
    row,
    id: architectureOf(solution).id,
    key: Array.from(solution).join('.'),
  }));
}

/** Networks on the front as it stands, cheapest first; none while the run moves. */
export function useFront(info: RunInfo | null): readonly FrontNetwork[] {
  const resting = useResting();
  const [found, setFound] = useState<readonly FrontNetwork[]>([]);
  const asks = resting && info?.spec.problem === 'supernet';
  useEffect(() => {
    setFound([]);
    if (!asks) return undefined;
    let stale = false;
    const ask = runLatest(async (front: Uint32Array) => {
      const networks = await askFor(front);
      if (!stale) setFound(networks);
    });
    const leave = follow(
      hub,
      rateLimit(() => {
        const front = hub.latest()?.frames?.pareto?.front;
        if (front !== undefined && !stale) ask(front);
      }, REFRESH_MS),
    );
    return () => {
      stale = true;
      leave();
    };
  }, [info, asks]);
  return found;
}

/** Numbers without repeats, in their order: what can be measured. */
export const idsOf = (front: readonly FrontNetwork[]): number[] => [...new Set(front.map(({ id }) => id))];
