/** The one run of this page, alive: made once, before anything is rendered. */
import { useStore } from 'zustand';
import { FrameHub } from './frame-hub.ts';
import { Player, type PlayerState } from './player.ts';
import { Session, type SessionState } from './session.ts';
import { client } from './worker.ts';

export const hub = new FrameHub((callback) => requestAnimationFrame(callback));
export const player = new Player(client, hub, {
  now: () => performance.now(),
  frame: () => new Promise((resolve) => requestAnimationFrame(() => resolve())),
});
export const session = new Session(client, player);
export { client };

export const useSession = <T>(select: (state: SessionState) => T): T => useStore(session.store, select);
export const usePlayer = <T>(select: (state: PlayerState) => T): T => useStore(player.store, select);
