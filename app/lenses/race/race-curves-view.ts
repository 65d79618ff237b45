/** The imperative half of the overlaid curves: frames of all entrants into one set of charts, once per animation frame. */
import type { CurvesFrame } from '../../../workers/core/frames.ts';
import type { Metrics } from '../../../workers/core/types.ts';
import { evaluationAt } from '../curves/chart.ts';
import type { ChartSpec } from '../curves/charts.ts';
import { sampleBefore, valuesOf } from '../curves/series.ts';
import type { FrameSource } from '../source.ts';
import type { Band } from './bands.ts';
import { RaceChart } from './race-chart.ts';

/** By entrant, by metric. */
export type Bands = readonly (Readonly<Record<string, Band>> | undefined)[];

export interface RaceReading {
  readonly at: number;
  /** By entrant; empty where it has not been computed. */
  readonly values: readonly Metrics[];
  readonly from: 'playhead' | 'crosshair';
}

export interface RaceCurvesSettings {
  readonly budget: number;
  readonly bands: Bands;
}

const EMPTY: CurvesFrame = { at: new Float64Array(0), metrics: {} };

export class RaceCurvesView {
  readonly #host: HTMLElement;
  readonly #charts: readonly RaceChart[];
  readonly #sources: readonly FrameSource[];
  readonly #onReading: (reading: RaceReading) => void;
  readonly #cleanUp: (() => void)[];
  #settings: RaceCurvesSettings;
  #cross: number | null = null;
  #width = 0;
  #request = 0;

  constructor(
    host: HTMLElement,
    svgs: readonly SVGSVGElement[],
    specs: readonly ChartSpec[],
    sources: readonly FrameSource[],
    settings: RaceCurvesSettings,
    onReading: (reading: RaceReading) => void,
  ) {
    this.#host = host;
    this.#charts = specs.map((spec, i) => new RaceChart(svgs[i], spec, i === specs.length - 1));
    this.#sources = sources;
    this.#settings = settings;
    this.#onReading = onReading;
    const observer = new ResizeObserver(() => this.#invalidate());
    observer.observe(host);
    const later = () => this.#invalidate();
    this.#cleanUp = [() => observer.disconnect(), ...sources.map((source) => source.subscribe(later))];
    this.#draw();
  }

  set(settings: RaceCurvesSettings): void {
    const old = this.#settings;
    this.#settings = settings;
    if (old.budget !== settings.budget || old.bands !== settings.bands) this.#invalidate();
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
    cancelAnimationFrame(this.#request);
    for (const undo of this.#cleanUp) undo();
  }

  #invalidate(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#request = 0;
    this.#width = this.#host.clientWidth;
    if (this.#width === 0) return;
    const { budget, bands } = this.#settings;
    const frames = this.#sources.map((source) => source.latest()?.frames?.curves ?? EMPTY);
    const at = this.#playhead();
    for (const chart of this.#charts) {
      const series = frames.map((frame, i) => ({ frame, band: bands[i]?.[chart.spec.id] }));
      chart.draw(series, budget, this.#width);
      chart.movePlayhead(at);
    }
    this.#moveCross();
  }

  #playhead(): number {
    return Math.max(0, ...this.#sources.map((source) => source.latest()?.at ?? 0));
  }

  #moveCross(): void {
    for (const chart of this.#charts) chart.moveCross(this.#cross);
    this.#onReading(this.#reading());
  }

  #reading(): RaceReading {
    const cross = this.#cross;
    if (cross === null) {
      const values = this.#sources.map((source) => source.latest()?.metrics ?? {});
      return { at: this.#playhead(), values, from: 'playhead' };
    }
    const values = this.#sources.map((source): Metrics => {
      const latest = source.latest();
      const frame = latest?.frames?.curves ?? EMPTY;
      if (cross > Math.max(latest?.frontier ?? 0, frame.at.at(-1) ?? 0)) return {};
      const sample = sampleBefore(frame.at, cross);
      return Object.fromEntries(
        this.#charts.map(({ spec }) => [spec.id, valuesOf(frame, spec.id)[sample] ?? NaN] as const),
      );
    });
    return { at: cross, values, from: 'crosshair' };
  }
}
