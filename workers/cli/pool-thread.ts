/** The entry of a pool's thread. */
import { parentPort } from 'node:worker_threads';
import type { PoolRequest } from '../host/pool.ts';
import { poolMember } from '../host/pool-member.ts';
import { readModelsFromFiles } from './models.ts';

readModelsFromFiles();

const take = poolMember((answer, transfer) => parentPort?.postMessage(answer, transfer));
parentPort?.on('message', (request: PoolRequest) => take(request));
