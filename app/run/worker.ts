import { hire } from './hire.ts';

/** Made when this module loads, so that the worker starts before anything is rendered. */
export const client = hire();
