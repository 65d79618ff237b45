/** Tables and definitions that a person gave to be searched, and where programs are run: in memory while the page is open, handed to every worker, never uploaded. */

import type { ParamValue } from '../../workers/core/params.ts';

export interface GivenTable {
  readonly name: string;
  readonly file: Blob;
}

const tables = new Map<string, GivenTable>();
const takers = new Set<(file: Blob) => void>();

/** From now on runs find the table by this hash. */
export function giveTable(hash: string, table: GivenTable): void {
  tables.set(hash, table);
  for (const take of takers) take(table.file);
}

/** The file's hash in a link's `p.table`, which may name a study as well, or in `p.own`; empty if there is none. */
export const hashIn = (value: ParamValue | undefined): string => String(value ?? '').split('.')[0];

/** By the text of a link's `p.table`. */
export const givenTable = (text: string): GivenTable | undefined => tables.get(hashIn(text));

/** Hands over all tables there are and will be, until the answer is called. */
export function takeTables(take: (file: Blob) => void): () => void {
  for (const { file } of tables.values()) take(file);
  takers.add(take);
  return () => void takers.delete(take);
}

/** A place to run programs in, with its port; it lasts until it is closed. */
export interface Sandbox {
  readonly port: MessagePort;
  close(): void;
}

let openSandbox: (() => Sandbox) | undefined;
const waiting = new Set<() => void>();

/** From now on every worker gets a sandbox of its own. Until somebody has given a program there is none. */
export function giveSandboxes(open: () => Sandbox): void {
  if (openSandbox !== undefined) return;
  openSandbox = open;
  for (const take of waiting) take();
  waiting.clear();
}

/** Hands over a sandbox, now or when there is one. The answer closes it. */
export function takeSandbox(take: (port: MessagePort) => void): () => void {
  let sandbox: Sandbox | undefined;
  const open = (): void => {
    sandbox = openSandbox?.();
    if (sandbox) take(sandbox.port);
  };
  if (openSandbox === undefined) waiting.add(open);
  else open();
  return () => {
    waiting.delete(open);
    sandbox?.close();
  };
}
