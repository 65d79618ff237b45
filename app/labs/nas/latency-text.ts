/** How profiles of latency are put in words. Pure. */
import type { LatencyProfile, Measurement } from '../../../workers/latency/profile.ts';
import type { TimeHere } from '../../latency/times.ts';
import { formatNumber } from '../../lenses/format.ts';

export const batchName = (batch: number): string => (batch === 1 ? '1 sample' : `${batch} samples`);

export const deviceName = ({ device }: LatencyProfile): string =>
  device.backend === 'wasm' ? 'processor (wasm)' : 'graphics (WebGPU)';

export const isOf = ({ device, batch }: Measurement, backend: string, size: number): boolean =>
  device.backend === backend && batch === size;

/** The device in full. */
export const deviceLine = ({ device, protocol, batch }: Measurement): string =>
  `${device.text}, ${device.backend}, ${device.threads} thread, ${batchName(batch)}, protocol ${protocol}`;

/** `2026-01-02 03:04 UTC` */
export const whenText = ({ when }: Measurement): string => `${when.slice(0, 16).replace('T', ' ')} UTC`;

/** To three digits, in microseconds below a millisecond. */
export const timeText = (ms: number): string =>
  ms < 1 ? `${formatNumber(1000 * ms, 3)} µs` : `${formatNumber(ms, 3)} ms`;

/** About how long: seconds up to two minutes, then minutes. */
export function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}

/** What the costs of a run are predicted by: the text of a model, and the device that it is of, in full. */
export interface Costs {
  readonly model: string;
  readonly line: string;
}

export const costsOf = (profile: LatencyProfile): Costs => ({
  model: profile.predictor.model,
  line: deviceLine(profile),
});

/** The parameters of a run whose costs are predicted so, by their keys in a spec. */
export const latencyParams = ({ model, line }: Costs): Readonly<Record<string, string>> => ({
  'p.cost': 'latency',
  'p.latency': model,
  'p.device': line.replace(/[^A-Za-z0-9 ,.()/+-]/g, '').slice(0, 160),
});

/** 1, 2 and 5 of each power of ten within the range. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++)
    for (const step of [1, 2, 5]) ticks.push(step * 10 ** power);
  const within = ticks.filter((tick) => tick >= low && tick <= high);
  return within.length > 6 ? within.filter((tick) => /^[^1-9]*1/.test(tick.toExponential())) : within;
}

/** What the card of a network says of its times. */
export const latencyCard = (times: readonly TimeHere[]) =>
  times.length === 0
    ? 'not measured; the page that made this card measures it on your own device: pin the network and press "Time it here"'
    : times.map(({ sample: { lowerMs, medianMs, upperMs, steady }, measurement }) => ({
        batch: measurement.batch,
        median_ms: medianMs,
        interquartile_range_ms: upperMs - lowerMs,
        quartiles_ms: [lowerMs, upperMs],
        ...(!steady && { in_doubt: 'the device changed while it was timed' }),
        device: measurement.device.text,
        backend: measurement.device.backend,
        threads: measurement.device.threads,
        protocol: measurement.protocol,
        measured: measurement.when,
      }));
