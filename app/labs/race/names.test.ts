import { expect, it } from 'vitest';
import { decodeLink, entrantsOf } from '../../../workers/core/link.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { entrantNames } from './names.ts';

const names = (link: string) => entrantNames(entrantsOf(decodeLink(link, catalogue).value), catalogue);

it('names searches by their titles', () => {
  expect(names('search2=random')).toEqual(['1 MAP-Elites', '2 Random search']);
});

it('tells entrants of one search apart by what differs', () => {
  const [first, second, third] = names('search2=map-elites&s2.batch=64&search3=map-elites&s3.variation=gaussian');
  expect(first).toContain('batch');
  expect(second).toContain('64');
  expect(third.toLowerCase()).toContain('gauss');
  expect(new Set([first, second, third]).size).toBe(3);
});

it('keeps quiet about settings that are hidden', () => {
  const { value } = decodeLink('search2=map-elites&s2.batch=64', catalogue);
  expect(entrantNames(entrantsOf(value), catalogue, false)).toEqual(['1 MAP-Elites', '2 MAP-Elites']);
});
