import type { Draft, Placed, Answers } from '../../workers/files/types.ts';
import type { Reader } from './reader.ts';

/** An archive that was read and is on show. */
export interface OpenedArchive extends Placed {
  /** What the person calls it: the name of its first file. */
  readonly name: string;
  readonly draft: Draft;
  readonly answers: Answers;
  readonly reader: Reader;
}
