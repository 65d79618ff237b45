import type { Miniature } from '../../../workers/core/miniature.ts';
import { painterOf } from './painters.ts';
import type { Paint } from './paint.ts';

const asked = new Map<string, Promise<Paint>>();

async function fetched(id: string): Promise<Paint> {
  const response = await fetch(`${import.meta.env.BASE_URL}runs/${id}.json`);
  if (!response.ok) throw new Error(`no miniature of ${id}`);
  return painterOf(((await response.json()) as Miniature).picture);
}

/** Draws the run of the gallery with this id; fetched once. Fails without a connection: then there is no picture. */
export function painterFor(id: string): Promise<Paint> {
  const known = asked.get(id);
  if (known) return known;
  const paint = fetched(id);
  asked.set(id, paint);
  // To be asked for again.
  paint.catch(() => asked.delete(id));
  return paint;
}
