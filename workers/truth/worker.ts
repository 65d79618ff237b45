/** The Web Worker that works out exact values, beside the one that searches. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import { problemOf } from '../host/registry.ts';
import { Truth } from './truth.ts';
import type { TruthApi } from './types.ts';

const truth = new Truth(problemOf);
const api: TruthApi = {
  begin: (request) => truth.begin(request),
  advance: () => truth.advance(),
};

expose(api);
