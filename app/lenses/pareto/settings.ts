/** What the two halves of the plot hand each other: elements and settings down, news up. Types only. */
import type { FrontTruth, Objective } from '../../../workers/core/types.ts';
import type { SeriesStyle } from '../race/series-style.tsx';
import type { SpreadOf } from './bars.ts';
import type { Brush } from './brush.ts';
import type { Range, Rows } from './places.ts';

export interface ScatterElements {
  /** Its width decides the size of the plot. */
  readonly figure: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly xAxis: SVGGElement;
  readonly yAxis: SVGGElement;
  readonly plot: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly points: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
}

export interface ScatterSettings {
  readonly objectives: readonly Objective[];
  /** Which objectives are drawn against each other. */
  readonly x: number;
  readonly y: number;
  /** An objective, or null for the order in which points came. */
  readonly colourBy: number | null;
  /** Rows there will be in the end. */
  readonly total: number;
  /** The front fills the plot; otherwise all points are in view. */
  readonly close: boolean;
  readonly truth: FrontTruth | undefined;
  readonly selection: Uint8Array | null;
  readonly brush: Brush | null;
  readonly pinned: number | null;
  readonly pointed: number | null;
  /** Dragging moves the plot; otherwise it is left to who selects. */
  readonly pans: boolean;
  readonly spreadOf: SpreadOf | undefined;
  /** [points × objectives] of what lies faintly below everything and is not read, as written. */
  readonly cloud: Float64Array | undefined;
  /** Of rows of several series: how each looks, and which of them has its dominated area shaded. */
  readonly series: readonly SeriesStyle[] | undefined;
  readonly emphasised: number | null;
}

/** What the texts around the plot are written from. */
export interface ScatterNews {
  readonly rows: Rows;
  /** What the colours span, in shown values; evaluations where they tell the order. */
  readonly colours: Range;
}
