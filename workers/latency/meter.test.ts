import { describe, expect, it } from 'vitest';
import { InferenceError } from '../onnx/inference-error.ts';
import { openPassing } from '../onnx/session.ts';
import { stagesOf } from '../problems/supernet/architecture.ts';
import { decodeLatency, predictLatency } from '../problems/supernet/latency.ts';
import { programOf } from './device.ts';
import { Meter, type Machine } from './meter.ts';
import { describeNetwork, networkBuilder } from './networks.ts';
import { PROTOCOL } from './protocol.ts';
import type { MeterRequest } from './types.ts';

/** A made-up machine: a network takes time by the size of its file; counts what is open. */
function fakeMachine(msPerKilobyte = 0.1) {
  const state = { ms: 0, open: 0, opened: 0, runs: 0, broken: Infinity };
  const machine: Machine = {
    clock: { now: () => (state.ms += 0.001) },
    open: async (model) => {
      state.open += 1;
      state.opened += 1;
      return {
        run: async ({ x }) => {
          if (++state.runs > state.broken) throw new InferenceError('the graphics device was lost', 'try again');
          state.ms += (msPerKilobyte * model.length * x.dims[0]) / 1000;
          return { logits: { data: new Float32Array(10 * x.dims[0]), dims: [x.dims[0], 10] } };
        },
        release: async () => {
          state.open -= 1;
        },
      };
    },
    describe: async (backend) => ({ text: 'made up', backend, threads: 1 }),
    today: () => '2026-01-02T03:04:05.000Z',
  };
  return { machine, state };
}

async function measured(meter: Meter, request: MeterRequest) {
  const begun = await meter.begin(request);
  expect(begun.ok).toBe(true);
  const left: number[] = [];
  for (let calls = 0; calls < 1000; calls++) {
    const progress = await meter.advance(0);
    if (!progress.ok) throw new Error(progress.message);
    expect(progress.value.done).toBe(calls + 1);
    left.push(progress.value.leftMs);
    if (progress.value.done === progress.value.total) return left;
  }
  throw new Error('never done');
}

const QUICK: MeterRequest = { backend: 'wasm', batch: 1, networks: 40 };

describe('Meter', () => {
  it('measures one network a slice at least, and says how long it will take', async () => {
    const { machine, state } = fakeMachine();
    const left = await measured(new Meter(machine), QUICK);
    // One for warming up, three of the reference.
    expect(left.length).toBe(44);
    expect(left[0]).toBeGreaterThan(43 * 50 * 20);
    expect(left.at(-1)).toBe(0);
    expect(state.open).toBe(1);
    expect(state.opened).toBe(41);
    // A slice that is long enough does it all.
    const meter = new Meter(fakeMachine().machine);
    await meter.begin(QUICK);
    expect(await meter.advance(1e9)).toMatchObject({ value: { done: 44, total: 44, leftMs: 0 } });
  });

  it('makes a profile, which comes back from its own JSON', async () => {
    const meter = new Meter(fakeMachine().machine);
    expect(meter.report()).toMatchObject({ ok: false, code: 'not-measured' });
    await measured(meter, { ...QUICK, networks: 80, batch: 256 });
    const report = meter.report();
    if (!report.ok) throw new Error(report.message);
    const { profile, spreadPercent, rows } = report.value;
    expect(profile).toMatchObject({
      protocol: PROTOCOL.version,
      device: { text: 'made up', backend: 'wasm', threads: 1 },
      when: '2026-01-02T03:04:05.000Z',
      batch: 256,
      clockStepMs: expect.closeTo(0.001),
      sampleMs: 20,
      again: 0,
    });
    expect(profile.driftPercent).toBeLessThan(0.1);
    expect(spreadPercent).toBeLessThan(0.1);
    expect(profile.samples.length).toBe(80);
    const build = networkBuilder();
    profile.samples.forEach(({ id, medianMs }, i) => {
      expect(medianMs).toBeCloseTo((0.1 * 256 * build(id).length) / 1000, 1);
      expect(rows[i]).toEqual(describeNetwork(id));
    });
    expect(profile.predictor.tau).toBeGreaterThan(0.9);
    const model = decodeLatency(profile.predictor.model);
    expect(model).toMatchObject({ protocol: PROTOCOL.version, backend: 'wasm', batch: 256 });
    for (const { id, medianMs } of profile.samples)
      expect(Math.abs(predictLatency(model, stagesOf(id)) / medianMs - 1)).toBeLessThan(0.2);
    expect(meter.read(JSON.stringify(profile))).toEqual(report);
  });

  it('times networks that are named, such as those of a front, without a predictor', async () => {
    const meter = new Meter(fakeMachine().machine);
    await measured(meter, { ...QUICK, networks: [110_591, 0, 5] });
    const times = meter.times();
    if (!times.ok) throw new Error(times.message);
    const { measurement, rows } = times.value;
    expect(measurement.samples.map(({ id }) => id)).toEqual([110_591, 0, 5]);
    expect(measurement.samples[0].medianMs).toBeGreaterThan(10 * measurement.samples[1].medianMs);
    expect(rows[0]).toEqual({ label: '32×7+7 · 32×7+7 · 32×7+7', macs: 364_480 });
  });

  it('begins anew when asked to, and lets the old networks go', async () => {
    const { machine, state } = fakeMachine();
    const meter = new Meter(machine);
    await meter.begin(QUICK);
    await meter.advance(0);
    await meter.advance(0);
    await meter.begin({ ...QUICK, batch: 256 });
    expect(await meter.advance(0)).toMatchObject({ value: { done: 1, total: 44 } });
    expect(state.open).toBe(1);
  });

  it('reports what goes wrong in the middle, and holds nothing open but the reference', async () => {
    const { machine, state } = fakeMachine();
    state.broken = 5000;
    const meter = new Meter(machine);
    await meter.begin(QUICK);
    expect(await meter.advance(1e9)).toEqual({
      ok: false,
      code: 'inference',
      message: 'the graphics device was lost',
      hint: 'try again',
    });
    expect(state.open).toBe(1);
    expect(meter.times().ok).toBe(false);
  });

  it('takes no time of a network that does not answer as it should', async () => {
    const { machine } = fakeMachine();
    const open = machine.open;
    const wrong: Machine = {
      ...machine,
      open: async (...args) => ({
        ...(await open(...args)),
        run: async () => ({ logits: { data: new Float32Array(10).fill(NaN), dims: [1, 10] } }),
      }),
    };
    const meter = new Meter(wrong);
    await meter.begin(QUICK);
    expect(await meter.advance(0)).toMatchObject({
      code: 'inference',
      message: `network ${PROTOCOL.reference} was expected to give 10 finite numbers for each sample, but did not`,
    });
  });

  it('measures networks that onnxruntime really runs', async () => {
    // Of real networks, but a run counts 25 ms, so that there are few.
    const { machine, state } = fakeMachine();
    const meter = new Meter({
      ...machine,
      open: async (...args) => {
        const network = await openPassing(...args);
        return {
          run: (inputs) => ((state.ms += 25), network.run(inputs)),
          release: () => network.release(),
        };
      },
    });
    await measured(meter, { ...QUICK, networks: [0, 110_591] });
    expect(meter.times()).toMatchObject({
      ok: true,
      value: { measurement: { samples: [{ id: 0 }, { id: 110_591 }] } },
    });
  });
});

describe('readProfile', () => {
  it('says what is missing from a file', async () => {
    const meter = new Meter(fakeMachine().machine);
    await measured(meter, { ...QUICK, networks: 16 });
    const report = meter.report();
    if (!report.ok) throw new Error(report.message);
    const { profile } = report.value;
    const first = profile.samples[0];
    const wrong: readonly (readonly [unknown, string])[] = [
      [null, 'a latency profile saved by this page'],
      [{ ...profile, kind: 'other' }, 'a latency profile saved by this page'],
      [{ ...profile, protocol: 99 }, `times by version ${PROTOCOL.version} of the protocol`],
      [{ ...profile, device: { backend: 'wasm', threads: 1 } }, 'the name of a device'],
      [{ ...profile, device: { ...profile.device, backend: 'abacus' } }, 'one of the back ends wasm and webgpu'],
      [{ ...profile, batch: 7 }, 'a batch of 1 or 256'],
      [{ ...profile, when: 5 }, 'a date and a clock'],
      [{ ...profile, samples: [] }, 'samples with times above 0'],
      [{ ...profile, samples: [{ ...first, medianMs: -1 }] }, 'samples with times above 0'],
      [{ ...profile, samples: [{ ...first, lowerMs: 2 * first.medianMs }] }, 'samples with times above 0'],
      [{ ...profile, samples: [{ ...first, id: 110_592 }] }, 'samples with times above 0'],
      [{ ...profile, references: 'none' }, 'times of the reference network'],
      [{ ...profile, heldOutMs: [1] }, 'a prediction for each sample'],
      [{ ...profile, predictor: { ...profile.predictor, model: 'x' } }, 'a predictor'],
      [{ ...profile, predictor: { ...profile.predictor, tau: '1' } }, 'how good the predictor is'],
    ];
    for (const [value, fault] of wrong)
      expect(meter.read(JSON.stringify(value))).toMatchObject({
        ok: false,
        code: 'bad-profile',
        message: `${fault} was expected in the file, but is not there`,
      });
    expect(meter.read('{').ok).toBe(false);
    expect(meter.read(JSON.stringify(profile)).ok).toBe(true);
  });
});

describe('programOf', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chromium 156, Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
      'Edge 156, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox 150, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari 19, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
      'Chromium 156, Android',
    ],
    ['something else', 'unknown browser'],
  ])('names %s', (userAgent, name) => expect(programOf(userAgent)).toBe(name));
});
