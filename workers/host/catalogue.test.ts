import { expect, test } from 'vitest';
import menu from './catalogue.json' with { type: 'json' };
import { catalogue } from './registry.ts';
import { registryFor } from './registry-of.ts';

test('the menus of the page are those of the registry (else: npm run -s make:catalogue)', () => {
  expect(menu).toEqual(JSON.parse(JSON.stringify(catalogue)));
  // What is no plain data would have been lost on the way.
  expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
});

test('a registry of some runs holds what they need, in the words of the whole', async () => {
  const spec = {
    v: 1,
    problem: 'retina',
    search: 'ns-lc',
    seed: 1,
    budget: 100,
    params: {},
    evaluator: 'exact',
  } as const;
  const some = await registryFor([spec, { ...spec, search: 'ea' }]);
  const { problems, searches, lenses, fitting, showing } = some.catalogue;
  expect(problems).toEqual(catalogue.problems.filter(({ id }) => id === 'retina'));
  expect(searches).toEqual(catalogue.searches.filter(({ id }) => id === 'ns-lc' || id === 'ea'));
  expect(lenses).toEqual(catalogue.lenses);
  expect(fitting).toEqual({ retina: ['ea', 'ns-lc'] });
  expect(showing.retina).toEqual(catalogue.showing.retina);
});
