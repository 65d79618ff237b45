/** What this page computes, alive: one run, or a race of several. Made once, before anything is rendered. */
import { useStore } from 'zustand';
import { FrameHub } from './frame-hub.ts';
import { Player, type PlayerState } from './player.ts';
import { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import type { Lane } from './race.ts';
import { dismiss, hire } from './hire.ts';
import { client } from './worker.ts';

const newHub = () => new FrameHub((callback) => requestAnimationFrame(callback));
const now = () => performance.now();

export const hub = newHub();
export const player = new Player(client, hub, {
  now,
  frame: () => new Promise((resolve) => requestAnimationFrame(() => resolve())),
});

const lanes: Lane[] = [{ client, hub: newHub() }];

/** Workers for so many entrants, and none that idle. */
async function assemble(count: number) {
  while (lanes.length < count) lanes.push({ client: hire(), hub: newHub() });
  for (const { client: idle } of lanes.splice(count)) dismiss(idle);
  if (count === 1) return null;
  const { Race } = await import('./race.ts');
  return new Race([...lanes], now);
}

export const session = new Session(client, player, assemble);
export { client };

export const useSession = <T>(select: (state: SessionState) => T): T => useStore(session.store, select);
export const usePlayer = <T>(select: (state: PlayerState) => T): T => useStore(player.store, select);
