/** How profiles of latency are put in words. Pure. */
import type { LatencyProfile, Measurement } from '../../../workers/latency/profile.ts';
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

/** Milliseconds to three digits, microseconds where they are few. */
export const timeText = (ms: number): string =>
  ms < 0.1 ? `${formatNumber(1000 * ms, 3)} µs` : `${formatNumber(ms, 3)} ms`;

/** About how long: seconds up to two minutes, then minutes. */
export function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}

/** The parameters of a run whose cost is the latency that a profile predicts, by their keys in a spec. */
export const latencyParams = (profile: LatencyProfile): Readonly<Record<string, string>> => ({
  'p.cost': 'latency',
  'p.latency': profile.predictor.model,
  'p.device': deviceLine(profile)
    .replace(/[^A-Za-z0-9 ,.()/+-]/g, '')
    .slice(0, 160),
});
