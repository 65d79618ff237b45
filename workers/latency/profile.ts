/**
 * What a measurement of latency says, as plain data that can be kept as JSON, and how it gets into a run. Pure.
 *
 * A run is decided by its spec alone, and a latency is not. So a run's cost is the latency that a *model* predicts, and the
 * model, as a text, is a parameter of the run, beside the name of the device it was measured on. The same link gives the
 * same run everywhere, digest and all; what it says is true of the device named. A page that opens a link whose model it has
 * not measured itself says so, measures here, and goes on with its own model: another run, marked *measured here*. The
 * networks of the final front are then timed for real, and shown with their spread beside what was predicted; these times
 * are no part of the run. Protocol, back end and batch size are in the model's text; models of different ones are of
 * different devices, and their fronts are never laid over one another without saying so.
 */
import { fail, succeed, type Result } from '../core/result.ts';
import type { Backend } from '../core/types.ts';
import { NETWORKS } from '../problems/supernet/architecture.ts';
import { BATCHES, encodeLatency, MODEL_PATTERN, type BatchSize } from '../problems/supernet/latency.ts';
import { PROTOCOL, type Measured } from './protocol.ts';
import { trainLatency } from './train.ts';

export interface Device {
  /** Program, system and, of a graphics device, its maker: as far as a browser tells. Two machines may have the same. */
  readonly text: string;
  readonly backend: Backend;
  readonly threads: number;
}

/** Times of networks on one device. */
export interface Measurement extends Measured {
  /** Version of the protocol. */
  readonly protocol: number;
  readonly device: Device;
  /** ISO 8601, when it ended. */
  readonly when: string;
  readonly batch: BatchSize;
  /** By how much the clock moves at least, and how long a sample lasted at least. */
  readonly clockStepMs: number;
  readonly sampleMs: number;
}

/** A predictor with what can be said of it; all of networks held out. */
export interface Predictor {
  /** As `p.latency` takes it; see `decodeLatency`. */
  readonly model: string;
  /** α of the ridge regression. */
  readonly strength: number;
  /** Kendall's τ between predicted and measured times. */
  readonly tau: number;
  readonly errorPercent: number;
  /** τ of multiplications with measured times, for comparison. */
  readonly tauMacs: number;
}

export interface LatencyProfile extends Measurement {
  readonly kind: typeof KIND;
  /** Of each sample, by a model that was trained without it. */
  readonly heldOutMs: readonly number[];
  readonly predictor: Predictor;
}

const KIND = 'searchlight-latency';

/** Trains the predictor. */
export function profileOf(measurement: Measurement): LatencyProfile {
  const { model, heldOut, ...told } = trainLatency(measurement.samples);
  const { protocol, device, batch } = measurement;
  const text = encodeLatency({ ...model, protocol, backend: device.backend, batch });
  return { kind: KIND, ...measurement, heldOutMs: heldOut, predictor: { model: text, ...told } };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTime = (value: unknown): boolean => isNumber(value) && value > 0;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isList = (value: unknown, fits: (item: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && value.every(fits);

const isSample = (value: unknown): boolean =>
  isObject(value) &&
  Number.isInteger(value.id) &&
  (value.id as number) >= 0 &&
  (value.id as number) < NETWORKS &&
  [value.lowerMs, value.medianMs, value.upperMs].every(isTime) &&
  (value.lowerMs as number) <= (value.medianMs as number) &&
  (value.medianMs as number) <= (value.upperMs as number) &&
  typeof value.steady === 'boolean';

/** The first thing about a parsed file that is not as it should be. */
function faultOf(value: unknown): string | undefined {
  if (!isObject(value) || value.kind !== KIND) return 'a latency profile saved by this page';
  const { device, predictor } = value;
  if (value.protocol !== PROTOCOL.version) return `times by version ${PROTOCOL.version} of the protocol`;
  if (!isObject(device) || typeof device.text !== 'string' || !isNumber(device.threads)) return 'the name of a device';
  if (device.backend !== 'wasm' && device.backend !== 'webgpu') return 'one of the back ends wasm and webgpu';
  if (!BATCHES.some((batch) => batch === value.batch)) return `a batch of ${BATCHES.join(' or ')}`;
  if (typeof value.when !== 'string' || !isTime(value.clockStepMs) || !isTime(value.sampleMs))
    return 'a date and a clock';
  if (!isList(value.samples, isSample) || value.samples.length === 0) return 'samples with times above 0';
  if (!isList(value.references, isTime) || !isNumber(value.driftPercent) || !isNumber(value.again))
    return 'times of the reference network';
  if (!isList(value.heldOutMs, isTime) || value.heldOutMs.length !== value.samples.length)
    return 'a prediction for each sample';
  if (!isObject(predictor) || !new RegExp(`^${MODEL_PATTERN}$`).test(String(predictor.model))) return 'a predictor';
  const told = [predictor.strength, predictor.tau, predictor.errorPercent, predictor.tauMacs];
  return told.every(isNumber) ? undefined : 'how good the predictor is';
}

/** Reads a profile that was saved, whoever wrote the text. */
export function readProfile(text: string): Result<LatencyProfile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const fault = faultOf(value);
  if (fault === undefined) return succeed(value as LatencyProfile);
  return fail(
    'bad-profile',
    `${fault} was expected in the file, but is not there`,
    'choose another file, or measure here',
  );
}
