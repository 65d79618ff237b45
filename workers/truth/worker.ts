/** The Web Worker that works out exact values, beside the one that searches. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import type { Problem } from '../core/types.ts';
import { loadProblem } from '../host/problem-of.ts';
import { nameOf, Truth } from './truth.ts';
import type { TruthApi } from './types.ts';

let problem: Problem;
let name = '';
const truth = new Truth(() => problem);
const api: TruthApi = {
  begin: async (request) => {
    if (nameOf(request.spec) !== name) {
      problem = await loadProblem(request.spec);
      name = nameOf(request.spec);
    }
    return truth.begin(request);
  },
  advance: () => truth.advance(),
};

expose(api);
