/**
 * What lenses hand to whoever draws them: the shapes that both halves of a lens agree on. Types only.
 */

/** The elite map. */
export interface MapFrame {
  readonly cols: number;
  readonly rows: number;
  /** [rows × cols] from the lowest descriptors; NaN where no elite is. */
  readonly fitness: Float32Array;
  /** Columns and rows in the end, of a map that is still to be refined. */
  readonly finest?: readonly [cols: number, rows: number];
  /** Of Voronoi cells, which stand in one row: [cells × 2] centroids in the unit square of both ranges. */
  readonly centroids?: Float64Array;
}

/** All evaluated points of a problem with several objectives, up to the playhead; row i is evaluation i + 1. */
export interface ParetoFrame {
  /** [rows × objectives] as written, maximised. */
  readonly points: Float64Array;
  /** Rows that no other dominates, of equal ones the first; best first by the first objective. */
  readonly front: Uint32Array;
}

/** Evaluations that a prediction chose, up to the playhead; a round is a batch of them. */
export interface PredictorFrame {
  /** [rows] ascending. */
  readonly births: Uint32Array;
  /** [rows × objectives] as written, maximised. */
  readonly predicted: Float64Array;
  readonly measured: Float64Array;
  /** [rounds] rows before each round; the last ends where the rows do. */
  readonly starts: Uint32Array;
  /** [rounds × objectives] Kendall's τ and mean absolute error of each round; NaN where it has nothing to compare. */
  readonly tau: Float64Array;
  readonly error: Float64Array;
  /** [objectives] the same over all rows. */
  readonly allTau: Float64Array;
  readonly allError: Float64Array;
}

/** The curves: one value of every metric per sample, up to the furthest evaluation computed so far. */
export interface CurvesFrame {
  readonly at: Float64Array;
  readonly metrics: Readonly<Record<string, Float64Array>>;
}
