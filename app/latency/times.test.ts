import { expect, it } from 'vitest';
import type { StopwatchState } from './stopwatch.ts';
import { timesHere } from './times.ts';

const measured = (when: string, backend: string, batch: number, times: Readonly<Record<number, number>>) => ({
  when,
  device: { backend },
  batch,
  samples: Object.entries(times).map(([id, medianMs]) => ({ id: Number(id), medianMs })),
});

it('knows the latest time of each network, of one kind, measured in this browser', () => {
  const state = {
    times: [
      { measurement: measured('2026-01-03', 'wasm', 1, { 5: 3 }) },
      { measurement: measured('2026-01-05', 'wasm', 256, { 5: 99 }) },
      { measurement: measured('2026-01-05', 'webgpu', 1, { 5: 98 }) },
    ],
    reports: [
      { here: false, report: { profile: measured('2026-01-06', 'wasm', 1, { 5: 97, 8: 1 }) } },
      { here: true, report: { profile: measured('2026-01-04', 'wasm', 1, { 5: 4, 6: 7 }) } },
      { here: true, report: { profile: measured('2026-01-01', 'wasm', 1, { 6: 8, 7: 9 }) } },
    ],
  } as unknown as StopwatchState;
  const found = timesHere(state, 'wasm', 1);
  expect([...found].map(([id, { sample, measurement }]) => [id, sample.medianMs, measurement.when])).toEqual([
    [5, 4, '2026-01-04'],
    [6, 7, '2026-01-04'],
    [7, 9, '2026-01-01'],
  ]);
  expect(timesHere(state, 'webgpu', 256).size).toBe(0);
});
