/** What is known of the time that a network takes here, from all that was measured in this browser. Pure. */
import type { Measurement } from '../../workers/latency/profile.ts';
import type { Sample } from '../../workers/latency/protocol.ts';
import type { StopwatchState } from './stopwatch.ts';

export interface TimeHere {
  readonly sample: Sample;
  readonly measurement: Measurement;
}

type Known = Pick<StopwatchState, 'times' | 'reports'>;

/** All measurements made here of this back end and batch, latest first. */
const measurementsOf = ({ times, reports }: Known, backend: string, batch: number): Measurement[] =>
  [
    ...times.map(({ measurement }) => measurement),
    ...reports.flatMap(({ report, here }) => (here ? [report.profile] : [])),
  ]
    .filter(({ device, batch: size }) => device.backend === backend && size === batch)
    .sort((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : 0));

/** The latest time of each network that was measured, by its number. */
export function timesHere(known: Known, backend: string, batch: number): ReadonlyMap<number, TimeHere> {
  const found = new Map<number, TimeHere>();
  for (const measurement of measurementsOf(known, backend, batch))
    for (const sample of measurement.samples) if (!found.has(sample.id)) found.set(sample.id, { sample, measurement });
  return found;
}
