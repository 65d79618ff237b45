import { expect, test } from './lab.ts';

test('an elite of the retina problem is drawn as the network that was evaluated', async ({ lab, page }) => {
  await lab.open('#/map-elites?at=3072&evals=5000&problem=retina&s.cols=8&s.rows=8&cell=2,3');
  await lab.expectAt(3072);
  const picture = page.getByRole('group', { name: /^Network of \d+ connections in \d+ modules?; \d+ of 256 / });
  await expect(picture).toBeVisible();
  const words = await picture.getAttribute('aria-label');
  const right = Number(/(\d+) of 256/.exec(words ?? '')?.[1]);
  const elite = page.getByRole('region', { name: 'Elite' });
  await expect(elite.getByRole('definition').first()).toHaveText(`${(right / 256).toPrecision(4)} of all`);
  // The answers are counted in the key: those that are right add up to the same.
  const counts = await picture.getByRole('listitem').allInnerTexts();
  const rightOnes = counts.filter((text) => text.includes(', right')).map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(rightOnes.reduce((sum, count) => sum + count, 0)).toBe(right);
});
