import { expect, it } from 'vitest';
import { decodeLink } from '../../../workers/core/link.ts';
import { catalogue } from '../../../workers/host/registry.ts';
import { CLAIMS } from '../../gallery/claims/all.ts';
import { PAPERS } from '../../gallery/claims/papers.ts';
import { PAPER_TEXTS } from './texts.ts';

it('has a text for each paper and no other, and each paper has a claim', () => {
  expect(Object.keys(PAPER_TEXTS).sort()).toEqual(PAPERS.map(({ id }) => id).sort());
  const claimed = new Set(
    Object.values(CLAIMS)
      .flat()
      .map(({ paper }) => paper.id),
  );
  expect([...claimed].sort()).toEqual(PAPERS.map(({ id }) => id).sort());
});

it('links only to runs that there are', () => {
  for (const { href } of Object.values(PAPER_TEXTS).flatMap(({ todo }) => todo)) {
    expect(decodeLink(href, catalogue).notes, href).toEqual([]);
  }
});
