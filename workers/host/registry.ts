/**
 * The whole registry, for the command line and tests. It is there after a wait, in which a web worker would miss its first messages: those
 * take from `registry-of.ts` what a run needs.
 */
import { wholeRegistry } from './registry-of.ts';

export { MEMORY_LIMIT } from './make-registry.ts';

export const registry = await wholeRegistry();
export const { catalogue, problemOf, openRun } = registry;
