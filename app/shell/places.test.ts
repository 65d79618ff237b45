import { expect, test } from 'vitest';
import { LABS } from '../../workers/core/link.ts';
import { readCorpus } from '../../e2e/corpus.ts';
import { placeOf } from './places.ts';

test('pages have names, and perhaps one thing they are about', () => {
  expect(placeOf('')).toEqual({ name: 'home', id: '', query: '' });
  expect(placeOf('#/')).toEqual({ name: 'home', id: '', query: '' });
  expect(placeOf('#/?q=front')).toEqual({ name: 'home', id: '', query: 'q=front' });
  expect(placeOf('#/paper/map-elites')).toEqual({ name: 'paper', id: 'map-elites', query: '' });
  expect(placeOf('#/class/')).toEqual({ name: 'class', id: '', query: '' });
  expect(placeOf('#/build?a=1?2')).toEqual({ name: 'build', id: '', query: 'a=1?2' });
});

test('every link to a run stays one, mangled or not', () => {
  for (const lab of LABS) expect(placeOf(`#/${lab}`)).toBeNull();
  for (const link of readCorpus()) expect(placeOf(link)).toBeNull();
  for (const odd of ['#problem=arm', '#/nonsense', '#/paper/a/b', '#//', '#/Home', '#?#/mcts?evals=9'])
    expect(placeOf(odd)).toBeNull();
});
