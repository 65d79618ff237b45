import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ParamValues } from '../../../workers/core/params.ts';
import type { RunSpec } from '../../../workers/core/spec.ts';
import { quartiles } from '../../../workers/core/statistics.ts';
import type { RunInfo } from '../../../workers/host/protocol.ts';
import { bandOf, type Band } from '../../lenses/race/bands.ts';
import type { Bands } from '../../lenses/race/race-curves-view.ts';
import { player } from '../../run/live.ts';
import { Repeat, type RepeatClient, type RepeatState } from '../../run/repeat.ts';
import { dismiss, hire } from '../../run/hire.ts';
import type { RunClient } from '../../run/client.ts';

/** Two where there are cores to spare, beside those that draw and play. */
const WORKERS = navigator.hardwareConcurrency > 4 ? 2 : 1;
/** A band of fewer runs would say nothing. */
const FEWEST = 2;

const repeat = new Repeat(
  {
    hire,
    dismiss: (client: RepeatClient) => dismiss(client as RunClient),
    isBusy: () => player.store.getState().busy,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
  WORKERS,
);

const NO_BANDS: Bands = [];

export const useRepeat = <T>(select: (state: RepeatState) => T): T => useStore(repeat.store, select);
export const startRepeat = (specs: readonly RunSpec[], lens: ParamValues, count: number): void =>
  void repeat.start(specs, lens, count);
export const cancelRepeat = (): void => repeat.cancel();

/** Medians and quartiles of the repeats of these runs. Repeats of other runs are stopped and forgotten. */
export function useRepeatBands(specs: readonly RunSpec[], info: RunInfo | null): Bands {
  useEffect(() => () => repeat.clear(), [specs]);
  const runs = useRepeat((state) => state.runs);
  const budget = info?.spec.budget ?? 0;
  return useMemo(() => {
    if (runs.length === 0) return NO_BANDS;
    return specs.map((_, entrant): Readonly<Record<string, Band>> | undefined => {
      const own = runs.filter((run) => run.entrant === entrant).map(({ curves }) => curves);
      if (own.length < FEWEST) return undefined;
      const metrics = Object.keys(own[0].metrics);
      return Object.fromEntries(metrics.map((metric) => [metric, bandOf(own, metric, budget, quartiles)]));
    });
  }, [runs, specs, budget]);
}
