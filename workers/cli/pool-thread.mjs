/**
 * The first script of a pool's thread, in plain JavaScript: tsx, which runs TypeScript, registers itself in the main
 * thread alone, so a thread has to do it for itself before it can load its entry.
 */
import { register } from 'tsx/esm/api';

register();
await import('./pool-thread.ts');
