/** How profiles of latency are put in words. Pure. */
import type { LatencyProfile } from '../../../workers/latency/profile.ts';
import { formatNumber } from '../../lenses/format.ts';

export const batchName = (batch: number): string => (batch === 1 ? '1 sample' : `${batch} samples`);

export const deviceName = ({ device }: LatencyProfile): string =>
  device.backend === 'wasm' ? 'processor (wasm)' : 'graphics (WebGPU)';

/** Whole device, for `p.device` and for reading. */
export const deviceLine = ({ device, protocol, batch }: LatencyProfile): string =>
  `${device.text}, ${device.backend}, ${device.threads} thread, ${batchName(batch)}, protocol ${protocol}`;

/** Milliseconds to three digits, microseconds where they are few. */
export const timeText = (ms: number): string =>
  ms < 0.1 ? `${formatNumber(1000 * ms, 3)} µs` : `${formatNumber(ms, 3)} ms`;

/** About how long: seconds up to two minutes, then minutes. */
export function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}
