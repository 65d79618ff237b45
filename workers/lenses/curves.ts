/**
 * Curves: every metric of the lenses before it, sampled along the run at fixed evaluation counts (the first end of a
 * batch at or after each multiple of the stride, and the end of the budget). Append-only, so a curve once computed
 * stays in view when the run is sought back.
 */
import type { CurvesFrame } from '../core/frames.ts';
import type { Lens, LensContext, LensDefinition } from '../core/types.ts';

/** At most so many samples a run, give or take the last. */
const SAMPLES = 1000;

function create({ budget }: LensContext): Lens<CurvesFrame, null, CurvesFrame> {
  const stride = Math.ceil(budget / SAMPLES);
  let at: number[] = [];
  let series: Record<string, number[]> = {};

  const asArrays = (): CurvesFrame => ({
    at: Float64Array.from(at),
    metrics: Object.fromEntries(Object.entries(series).map(([id, values]) => [id, Float64Array.from(values)])),
  });

  return {
    observe(step) {
      const last = at.at(-1) ?? 0;
      const due = step.at >= (Math.floor(last / stride) + 1) * stride || step.at === budget;
      if (!due || step.at <= last) return;
      const metrics = step.measure();
      at.push(step.at);
      for (const [id, value] of Object.entries(metrics)) (series[id] ??= []).push(value);
    },
    frame: asArrays,
    metrics: () => ({}),
    save: () => null,
    load() {},
    log: asArrays,
    loadLog(log) {
      at = Array.from(log.at);
      series = Object.fromEntries(Object.entries(log.metrics).map(([id, values]) => [id, Array.from(values)]));
    },
  };
}

export const curves: LensDefinition = {
  id: 'curves',
  title: 'Curves',
  summary: 'How the metrics change over the run, by evaluations.',
  params: [],
  metrics: [],
  create,
  memory: () => 0,
};
