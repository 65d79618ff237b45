/** What all pictures of one tree share: where the frames come from, who plays, which node is pointed at and which is on top. */
import type { FrameSource } from '../source.ts';
import type { NameOf } from './describe.ts';
import { samePath, type Path, type Players } from './paths.ts';

/** What each move from a node is truly worth, for the player who makes it, in the order of the game. */
export interface Truth {
  readonly path: Path;
  readonly values: Float64Array;
}

/** What is known of the moves from a node: by number, and what each is truly worth for who makes it; null where nothing is. */
export type TruthAt = (path: Path) => { readonly moves: Uint16Array; readonly values: Float64Array } | null;

/** The values of a node's moves, if these are what is known; null otherwise. */
export const truthOf = (truth: Truth | null, path: Path, moves: number): Float64Array | null =>
  truth !== null && samePath(truth.path, path) && truth.values.length === moves ? truth.values : null;

export interface TreeLook {
  /** For what is watched: each frame as it comes. */
  readonly source: FrameSource;
  /** For what is read: the same frames, no faster than one reads, all at the same time. */
  readonly readings: FrameSource;
  readonly players: Players;
  readonly nameOf: NameOf;
  /** The node under the cursor, here or in another picture. */
  readonly pointed: Path | null;
  onPoint(path: Path | null): void;
  /** Puts a node on top. */
  onLook(path: Path): void;
}
