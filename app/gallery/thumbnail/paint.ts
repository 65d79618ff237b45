/** What a painter of miniatures is given, and what tells lines apart. */

/** Colours of the theme that is on. */
export interface Colours {
  readonly empty: string;
  readonly line: string;
  readonly muted: string;
  readonly series: readonly string[];
}

export interface Stage {
  /** In pixels of the page. */
  readonly width: number;
  readonly height: number;
  /** How far the run has come, from 0. */
  readonly step: number;
  readonly colours: Colours;
}

export type Paint = (context: CanvasRenderingContext2D, stage: Stage) => void;

/** Of line 1 to 4. */
export const DASHES: readonly number[][] = [[], [7, 4], [2, 4], [9, 3, 2, 3]];
