/** The Web Worker that trains masks. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import { Trainer } from './trainer.ts';
import type { TrainingApi } from './types.ts';

const trainer = new Trainer();
const api: TrainingApi = {
  begin: (request) => trainer.begin(request),
  advance: () => trainer.advance(),
};

expose(api);
