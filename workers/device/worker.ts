/**
 * The Web Worker that measures what a device does: one of its own for each kind of work, so that none finds what another left.
 * Behind Comlink; whoever started it ends it.
 */
import { expose } from 'comlink';
import { inference } from '../host/inference.ts';
import { webSpawner } from '../host/web-spawner.ts';
import { DeviceMeter } from './device-meter.ts';
import type { DeviceApi } from './types.ts';

declare const performance: { now(): number };

const meter = new DeviceMeter(performance, {
  spawner: webSpawner,
  open: (model, backend) => inference.open(model, backend),
});

const api: DeviceApi = {
  begin: (work) => meter.begin(work),
  round: (ms) => meter.round(ms),
};

expose(api);
