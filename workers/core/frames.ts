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

/** The curves: one value of every metric per sample, up to the furthest evaluation computed so far. */
export interface CurvesFrame {
  readonly at: Float64Array;
  readonly metrics: Readonly<Record<string, Float64Array>>;
}
