import { splitLink } from '../../workers/core/link.ts';
import { LOAD_LAB } from './load-lab.ts';

/** With the worker, which starts as soon as this is there; the lab that the address names is on its way meanwhile. */
export async function loadRunPage() {
  const { lab } = splitLink(location.hash, []);
  // In a task of its own: asking for many files takes a while. Where it cannot be loaded, it is asked for again in its place, which says so.
  setTimeout(() => void LOAD_LAB[lab]().catch(() => {}));
  return { default: (await import('./RunPage.tsx')).RunPage };
}
