/**
 * Files that a person gave for runs which answer from them: in memory for as long as this worker or process lives, by the
 * beginning of their SHA-256, so that a run finds the very file its link names, and no other.
 */
import { hashOf } from '../core/sha256.ts';

const files = new Map<string, Uint8Array>();

/** Keeps the file; answers with the hash it is now found by. */
export function giveFile(bytes: Uint8Array): string {
  const hash = hashOf(bytes);
  files.set(hash, bytes);
  return hash;
}

export const givenFile = (hash: string): Uint8Array | undefined => files.get(hash);
