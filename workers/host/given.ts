/**
 * Files that a person gave for runs which answer from them, and where their programs are run: in memory for as long as this worker or process lives, by the
 * beginning of their SHA-256, so that a run finds the very file its link names, and no other.
 */
import { hashOf } from '../core/sha256.ts';
import type { EvaluationContext, Programs } from '../core/types.ts';

const files = new Map<string, Uint8Array>();

/** Keeps the file; answers with the hash it is now found by. */
export function giveFile(bytes: Uint8Array): string {
  const hash = hashOf(bytes);
  files.set(hash, bytes);
  return hash;
}

let programs: Programs | undefined;

/** From now on runs have a person's programs run there. */
export function runProgramsBy(runner: Programs): void {
  programs = runner;
}

export const gifts = (): Pick<EvaluationContext, 'given' | 'programs'> => ({
  given: (hash) => files.get(hash),
  programs,
});
