import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelsFromFiles } from '../../../workers/cli/models.ts';
import { decodeLink, encodeLink, entrantsOf, LABS } from '../../../workers/core/link.ts';
import type { Miniature } from '../../../workers/core/miniature.ts';
import { miniatureOf } from '../../../workers/host/miniature.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { PAPERS } from '../claims/papers.ts';
import { labOf } from '../find.ts';
import { RUNS } from './runs.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'public', 'runs');
const fileOf = (id: string): string => readFileSync(path.join(FOLDER, `${id}.json`), 'utf8');

/** Problems of which a unit test can afford a whole run, and so many evaluations of them. */
const QUICK = [
  'arm',
  'sphere',
  'rastrigin',
  'connect4',
  'p-game',
  'd-chain',
  'sokoban',
  'deep-architect',
  'zdt3',
  'zdt4',
];
const SHORT = 25_000;

readModelsFromFiles();

describe('the prepared runs', () => {
  it('are many, of every lab, each named once', () => {
    expect(RUNS.length).toBeGreaterThanOrEqual(24);
    expect(new Set(RUNS.map(({ id }) => id)).size).toBe(RUNS.length);
    expect(new Set(RUNS.map(labOf))).toEqual(new Set(LABS));
  });

  it.each(RUNS)('$id: the link is as the page writes it, with a digest; its miniature is of that digest', (run) => {
    const { value, notes } = decodeLink(run.link, catalogue);
    expect(notes).toEqual([]);
    expect(encodeLink(value, catalogue)).toBe(run.link);
    expect((JSON.parse(fileOf(run.id)) as Miniature).digest).toBe(value.digest);
    expect(run.paper === undefined || PAPERS.some(({ id }) => id === run.paper)).toBe(true);
    const count = entrantsOf(value).length;
    if (typeof run.draw !== 'string' || count > 1) expect(run.names).toHaveLength(count);
  });

  it('have no miniature but these, less than 250 kB in all', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(RUNS.map(({ id }) => `${id}.json`).sort());
    const bytes = RUNS.reduce((sum, { id }) => sum + fileOf(id).length, 0);
    expect(bytes).toBeLessThan(250_000);
  });

  const quick = RUNS.filter(({ link }) => {
    const { value } = decodeLink(link, catalogue);
    return QUICK.includes(value.spec.problem) && entrantsOf(value).length * value.spec.budget <= SHORT;
  });

  it('are some of them short enough to be made again here', () => expect(quick.length).toBeGreaterThan(6));

  it.each(quick)(
    '$id: made again, the miniature is the same',
    async ({ id, link, draw }) => {
      const made = await miniatureOf(decodeLink(link, catalogue).value, draw);
      expect(made).toEqual(JSON.parse(fileOf(id)));
    },
    120_000,
  );
});
