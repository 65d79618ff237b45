/** The Web Worker that looks into transformers, beside the one that searches. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import { inference } from '../host/inference.ts';
import { Looking } from './looking.ts';
import type { ReachabilityApi } from './types.ts';

const looking = new Looking(inference);
const api: ReachabilityApi = {
  look: (asked) => looking.look(asked),
  reach: (asked) => looking.reach(asked),
  noise: (asked) => looking.noise(asked),
  path: (asked) => looking.path(asked),
};

expose(api);
