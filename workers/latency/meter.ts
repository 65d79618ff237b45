/**
 * Measures latency in slices that the page asks for, and trains the predictor. Everything it needs of the machine, its clock
 * included, is handed in.
 */
import { fail, Refused, succeed, type Failure, type Result } from '../core/result.ts';
import type { Backend } from '../core/types.ts';
import { InferenceError } from '../onnx/inference-error.ts';
import type { PassingNetwork } from '../onnx/session.ts';
import { CLASSES } from '../data/mnist1d.ts';
import { compareFronts } from './compare.ts';
import { clockStep, timeNetwork, type Clock } from './measure.ts';
import { describeNetwork, drawInput, networkBuilder } from './networks.ts';
import { profileOf, readProfile, type Device, type LatencyProfile, type Measurement } from './profile.ts';
import { Plan, PROTOCOL, sampleLength, spreadOf, stratified, typicalSpread } from './protocol.ts';
import type {
  FrontComparison,
  LatencyApi,
  LatencyReport,
  LatencyTimes,
  MeterProgress,
  MeterRequest,
  NetworkRow,
} from './types.ts';

/** Of the sample of networks and their order: the same on all devices, so that these can be compared. */
const SEED = 1;

export interface Machine {
  readonly clock: Clock;
  open(model: Uint8Array, backend: Backend): Promise<PassingNetwork>;
  describe(backend: Backend): Promise<Device>;
  /** ISO 8601. */
  today(): string;
}

interface Job {
  readonly request: MeterRequest;
  readonly device: Device;
  readonly plan: Plan;
  readonly clockStepMs: number;
  readonly sampleMs: number;
  /** Open for the whole job. */
  readonly reference: PassingNetwork;
  spentMs: number;
}

export class Meter implements LatencyApi {
  readonly #machine: Machine;
  readonly #build = networkBuilder();
  #job: Job | undefined;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  async begin(request: MeterRequest): Promise<Result<Device>> {
    const { backend, networks } = request;
    const { clock } = this.#machine;
    return guarded(async () => {
      await this.#job?.reference.release();
      this.#job = undefined;
      const reference = await this.#machine.open(this.#build(PROTOCOL.reference), backend);
      const device = await this.#machine.describe(backend);
      const plan = new Plan(typeof networks === 'number' ? stratified(networks, SEED) : networks, SEED);
      const clockStepMs = clockStep(clock);
      const sampleMs = sampleLength(clockStepMs);
      this.#job = { request, device, plan, clockStepMs, sampleMs, reference, spentMs: 0 };
      return device;
    });
  }

  async advance(sliceMs: number): Promise<Result<MeterProgress>> {
    const job = this.#job;
    if (job === undefined) return NOTHING;
    const { clock } = this.#machine;
    return guarded(async () => {
      const begun = clock.now();
      const end = begun + sliceMs;
      for (let id = job.plan.next(); id !== null; id = job.plan.next()) {
        job.plan.record(spreadOf(await this.#time(job, id)));
        if (clock.now() >= end) break;
      }
      job.spentMs += clock.now() - begun;
      return progressOf(job);
    });
  }

  report(): Result<LatencyReport> {
    const measurement = this.#finished();
    return measurement.ok ? succeed(reportOf(profileOf(measurement.value))) : measurement;
  }

  times(): Result<LatencyTimes> {
    const measurement = this.#finished();
    if (!measurement.ok) return measurement;
    return succeed({ measurement: measurement.value, rows: rowsOf(measurement.value) });
  }

  #finished(): Result<Measurement> {
    if (this.#job === undefined || this.#job.plan.next() !== null) return NOTHING;
    const { plan, device, request, clockStepMs, sampleMs } = this.#job;
    const about = { device, when: this.#machine.today(), batch: request.batch, clockStepMs, sampleMs };
    return succeed({ protocol: PROTOCOL.version, ...about, ...plan.result() });
  }

  read(text: string): Result<LatencyReport> {
    const read = readProfile(text);
    return read.ok ? succeed(reportOf(read.value)) : read;
  }

  compare(models: readonly [string, string], wrong: Uint16Array): Result<FrontComparison> {
    try {
      return succeed(compareFronts(models, wrong));
    } catch (error) {
      return error instanceof Refused ? error.failure : failureOf(error, 'the devices could not be compared');
    }
  }

  async #time(job: Job, id: number): Promise<Float64Array> {
    const { backend, batch } = job.request;
    const network = id === PROTOCOL.reference ? job.reference : await this.#machine.open(this.#build(id), backend);
    const input = { x: drawInput(batch) };
    const run = () => network.run(input);
    try {
      const { logits } = await run();
      if (logits.data.length !== batch * CLASSES || !logits.data.every(Number.isFinite))
        throw new InferenceError(
          `network ${id} was expected to give ${CLASSES} finite numbers for each sample, but did not`,
          'reload the page, or measure on another back end',
        );
      return await timeNetwork(run, this.#machine.clock, job.sampleMs);
    } finally {
      if (network !== job.reference) await network.release();
    }
  }
}

function progressOf({ plan: { done, total, driftPercent }, spentMs }: Job): MeterProgress {
  return { done, total, leftMs: done === 0 ? 0 : ((total - done) * spentMs) / done, driftPercent };
}

const rowsOf = ({ samples }: Measurement): NetworkRow[] => samples.map(({ id }) => describeNetwork(id));

const reportOf = (profile: LatencyProfile): LatencyReport => ({
  profile,
  spreadPercent: typicalSpread(profile.samples),
  rows: rowsOf(profile),
});

const NOTHING: Failure = fail(
  'not-measured',
  'a finished measurement was expected, but there is none',
  'measure again',
);

/** Nothing is thrown across the worker boundary. */
async function guarded<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    if (error instanceof InferenceError) return fail('inference', error.message, error.hint);
    return failureOf(error, 'the measurement could not go on');
  }
}

function failureOf(error: unknown, what: string): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return fail('internal', `${what}: ${message}`, 'measure again, or reload the page');
}
