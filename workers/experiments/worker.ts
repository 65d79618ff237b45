/** A Web Worker that takes trials of experiments, beside the one that searches. Behind Comlink; whoever started it ends it. */
import { expose } from 'comlink';
import { runTrial } from './trial.ts';

const api = { runTrial };
export type ExperimentApi = typeof api;

expose(api);
