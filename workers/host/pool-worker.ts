/** The entry of a pool's Web Worker. */
import type { PoolRequest } from './pool.ts';
import { poolMember } from './pool-member.ts';

declare function postMessage(message: unknown, transfer: ArrayBuffer[]): void;
declare function addEventListener(type: 'message', listener: (event: { readonly data: PoolRequest }) => void): void;

const take = poolMember((answer, transfer) => postMessage(answer, transfer));
addEventListener('message', ({ data }) => take(data));
