import { expect, test } from 'vitest';
import menu from './catalogue.json' with { type: 'json' };
import { catalogue } from './registry.ts';
import { registryFor } from './registry-of.ts';
import { LENSES, PROBLEMS, SEARCHES } from './shelf.ts';

test('the menus of the page are those of the registry (else: npm run -s make:catalogue)', () => {
  expect(menu).toEqual(JSON.parse(JSON.stringify(catalogue)));
  // What is no plain data would have been lost on the way.
  expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
});

test('the shelf names each as its card does, in the same order', () => {
  const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id);
  expect(ids(catalogue.problems)).toEqual(Object.keys(PROBLEMS));
  expect(ids(catalogue.searches)).toEqual(Object.keys(SEARCHES));
  expect(ids(catalogue.lenses)).toEqual(Object.keys(LENSES));
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
