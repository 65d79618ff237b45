/** The page's own class wall: it stays while the tab is open, also when the person goes to a run and comes back. */
import { useStore } from 'zustand';
import { dismiss, hireOneOfMany } from '../run/hire.ts';
import { Wall, type WallState } from './wall.ts';

/** Beyond this, other pages and the person would notice more than the wall. */
const MOST_WORKERS = 8;

export const wall = new Wall({ hire: hireOneOfMany, dismiss }, Math.min(MOST_WORKERS, navigator.hardwareConcurrency));

export const useWall = <T>(select: (state: WallState) => T): T => useStore(wall.store, select);
