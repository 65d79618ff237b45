/**
 * The Web Worker that measures latency: one of its own, so that neither a run nor the page's questions to it come between.
 * Behind Comlink; whoever started it ends it.
 */
import { expose } from 'comlink';
import { openPassing } from '../onnx/session.ts';
import { describeDevice } from './device.ts';
import { Meter } from './meter.ts';
import type { LatencyApi } from './types.ts';

declare const performance: { now(): number };

const meter = new Meter({
  clock: performance,
  open: openPassing,
  describe: describeDevice,
  today: () => new Date().toISOString(),
});

const api: LatencyApi = {
  begin: (request) => meter.begin(request),
  advance: (sliceMs) => meter.advance(sliceMs),
  report: () => meter.report(),
  times: () => meter.times(),
  read: (text) => meter.read(text),
  compare: (models, wrong) => meter.compare(models, wrong),
};

expose(api);
