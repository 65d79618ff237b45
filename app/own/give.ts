import { hashOf } from '../../workers/core/sha256.ts';
import { giveSandboxes, giveTable } from '../run/given.ts';
import { openSandbox } from './sandbox.ts';

/** Gives a definition to this page's runs, which may run its program from now on; its hash. */
export function give(bytes: Uint8Array, name: string): string {
  const hash = hashOf(bytes);
  giveSandboxes(openSandbox);
  giveTable(hash, { name, file: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  return hash;
}
