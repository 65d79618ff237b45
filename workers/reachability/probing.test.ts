import { expect, it } from 'vitest';
import { readModelsFromFiles } from '../cli/models.ts';
import { inference } from '../host/inference.ts';
import { Looking } from './looking.ts';
import { Probing } from './probing.ts';
import type { ProbeProgress } from './types.ts';

readModelsFromFiles();

const OF = { model: 'e8' };
const QUESTION = { size: 8, edges: [[1, 2], [2, 3], [3, 4], [1, 5]] as const, start: 1, goal: 4 }; // prettier-ignore

it('reads more in the streams of a network that has learned than in those of one that has not', async () => {
  const probing = new Probing(new Looking(inference), inference, { learned: 360, heldOut: 120 });
  expect(await probing.guess(OF, QUESTION)).toMatchObject({ ok: false, code: 'no-probe' });
  const told: ProbeProgress[] = [];
  for (let i = 0; i < 20; i++) {
    const result = await probing.advance(OF);
    if (!result.ok) throw new Error(result.message);
    told.push(result.value);
    if (result.value.areas !== undefined) break;
  }
  expect(told.map(({ done }) => done)).toEqual([50, 100, 150, 200, 250, 300, 350, 360, 410, 460, 480]);
  const { areas } = told[told.length - 1];
  if (areas === undefined) throw new Error('no areas');
  // Two ways, four states, three distances.
  expect(areas.trained.map((states) => states.map((row) => row.length))).toEqual([[3, 3, 3, 3], [3, 3, 3, 3]]); // prettier-ignore
  // At first a token holds but itself and its place; both networks are fed the same.
  expect(areas.trained.map((states) => states[0])).toEqual(areas.control.map((states) => states[0]));
  for (const area of areas.trained.flatMap(([first]) => first)) expect(Math.abs(area - 0.5)).toBeLessThan(0.1);
  // The sources of what has learned hold their targets more openly than chance would have it.
  const [ahead] = areas.trained;
  expect(ahead[2][0]).toBeGreaterThan(0.65);
  expect(ahead[2][0]).toBeGreaterThan(areas.control[0][2][0] + 0.03);
  // What they were counted from is gone; asked again, the same are told.
  expect(await probing.advance(OF)).toEqual({ ok: true, value: told[told.length - 1] });
  const guessed = await probing.guess(OF, QUESTION);
  if (!guessed.ok) throw new Error(guessed.message);
  expect(guessed.value.map((states) => states.length)).toEqual([4, 4]);
});
