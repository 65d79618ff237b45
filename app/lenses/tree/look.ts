/** What all pictures of one tree share: where the frames come from, who plays, which node is pointed at and which is on top. */
import type { FrameSource } from '../source.ts';
import type { NameOf } from './describe.ts';
import type { Path, Players } from './paths.ts';

export interface TreeLook {
  readonly source: FrameSource;
  readonly players: Players;
  readonly nameOf: NameOf;
  /** The node under the cursor, here or in another picture. */
  readonly pointed: Path | null;
  onPoint(path: Path | null): void;
  /** Puts a node on top. */
  onLook(path: Path): void;
}
