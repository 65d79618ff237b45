/** The imperative half of the curves: draws frames straight into the page and keeps playhead and crosshair in step. */
import type { Metrics } from '../../../workers/core/types.ts';
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import type { Progress } from '../../../workers/host/protocol.ts';
import { Chart, evaluationAt } from './chart.ts';
import type { ChartSpec } from './charts.ts';
import { sampleBefore, valuesOf } from './series.ts';

/** What the texts beside the curves are written from. */
export interface Reading {
  /** The evaluation read. */
  readonly at: number;
  readonly values: Metrics;
  readonly from: 'playhead' | 'crosshair' | 'not computed';
}

export interface CurvesSettings {
  readonly budget: number;
  readonly reachableShare: number | undefined;
}

const EMPTY: CurvesFrame = { at: new Float64Array(0), metrics: {} };

export class CurvesView {
  readonly #host: HTMLElement;
  readonly #charts: readonly Chart[];
  readonly #onReading: (reading: Reading) => void;
  readonly #observer: ResizeObserver;
  #settings: CurvesSettings;
  #frame = EMPTY;
  #progress: Progress | null = null;
  #cross: number | null = null;
  #width = 0;

  constructor(
    host: HTMLElement,
    svgs: readonly SVGSVGElement[],
    specs: readonly ChartSpec[],
    settings: CurvesSettings,
    onReading: (reading: Reading) => void,
  ) {
    this.#host = host;
    this.#charts = specs.map((spec, i) => new Chart(svgs[i], spec, i === specs.length - 1));
    this.#settings = settings;
    this.#onReading = onReading;
    this.#observer = new ResizeObserver(() => this.#resize());
    // Calls once by itself when the host has been laid out, which is not to be forced here.
    this.#observer.observe(host);
  }

  get frame(): CurvesFrame {
    return this.#frame;
  }

  show(progress: Progress): void {
    if (progress.frames === undefined) return;
    this.#progress = progress;
    this.#frame = progress.frames.curves;
    this.#draw();
  }

  set(settings: CurvesSettings): void {
    this.#settings = settings;
    this.#draw();
  }

  /** The evaluation under a point given in client coordinates. */
  evaluationUnder(clientX: number): number {
    return evaluationAt(clientX, this.#host, this.#width, this.#settings.budget);
  }

  /** Reads at an evaluation, or at the playhead again. */
  read(evaluation: number | null): void {
    this.#cross = evaluation;
    this.#moveCross();
  }

  destroy(): void {
    this.#observer.disconnect();
  }

  #resize(): void {
    const width = this.#host.clientWidth;
    if (width === this.#width || width === 0) return;
    this.#width = width;
    this.#draw();
  }

  #draw(): void {
    if (this.#width === 0) return;
    const { budget, reachableShare } = this.#settings;
    for (const chart of this.#charts) {
      chart.draw(this.#frame, budget, this.#width, chart.spec.id === 'coverage' ? reachableShare : undefined);
      chart.movePlayhead(this.#progress?.at ?? 0);
    }
    this.#moveCross();
  }

  #moveCross(): void {
    const reading = this.#reading();
    for (const chart of this.#charts) chart.moveCross(this.#cross, reading.values[chart.spec.id] ?? NaN);
    this.#onReading(reading);
  }

  #reading(): Reading {
    if (this.#cross === null) {
      return { at: this.#progress?.at ?? 0, values: this.#progress?.metrics ?? {}, from: 'playhead' };
    }
    const frontier = Math.max(this.#progress?.frontier ?? 0, this.#frame.at.at(-1) ?? 0);
    if (this.#cross > frontier) return { at: this.#cross, values: {}, from: 'not computed' };
    const sample = sampleBefore(this.#frame.at, this.#cross);
    const values = this.#charts.map(({ spec }) => [spec.id, valuesOf(this.#frame, spec.id)[sample] ?? NaN] as const);
    return { at: this.#frame.at[sample] ?? 0, values: Object.fromEntries(values), from: 'crosshair' };
  }
}
