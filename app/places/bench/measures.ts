/** What the page measures, in the order it does, in words. Data only. */
import type { WorkId } from '../../../workers/device/types.ts';

/** Frames give two figures at once. */
export type MeasureId = WorkId | 'frames';
export type FigureId = WorkId | 'frame-median' | 'frame-p95';

export interface Figure {
  readonly id: FigureId;
  readonly measure: MeasureId;
  readonly name: string;
  readonly unit: string;
  /** What was done, exactly enough to do it again. */
  readonly how: string;
}

export const FIGURES: readonly Figure[] = [
  {
    id: 'evaluations',
    measure: 'evaluations',
    name: 'Evaluations',
    unit: 'per second',
    how: 'MAP-Elites on the planar arm with default settings, 64×64 cells, in one worker; a frame to draw every 12 ms',
  },
  {
    id: 'playouts',
    measure: 'playouts',
    name: 'Playouts',
    unit: 'per second',
    how: 'UCT from the empty Connect-4 board, runs of 20,000 playouts, in one worker; a frame every 12 ms',
  },
  {
    id: 'networks',
    measure: 'networks',
    name: 'Sub-networks',
    unit: 'per second',
    how: 'random networks of the super-network, 25 at a time, each answering 1,000 samples on wasm; a worker for each core, 8 at most',
  },
  {
    id: 'passes-wasm',
    measure: 'passes-wasm',
    name: 'Forward passes, wasm',
    unit: 'per second',
    how: 'digits drawn and read by the networks of the digits problem, 64 in a call, on one thread of the processor',
  },
  {
    id: 'passes-webgpu',
    measure: 'passes-webgpu',
    name: 'Forward passes, WebGPU',
    unit: 'per second',
    how: 'the same on the graphics device, until the answers are back',
  },
  {
    id: 'frame-median',
    measure: 'frames',
    name: 'Frame, median',
    unit: 'ms',
    how: 'from one frame on the screen to the next while the 64×64 map of the run below is drawn, at full speed',
  },
  {
    id: 'frame-p95',
    measure: 'frames',
    name: 'Frame, 95th percentile',
    unit: 'ms',
    how: 'of the same frames: one in twenty takes longer',
  },
];

export const MEASURES: readonly MeasureId[] = [...new Set(FIGURES.map(({ measure }) => measure))];
