import { expect, test } from './lab.ts';

test('the list of claims says what was found, and a run of it opens and is verified', async ({ lab }) => {
  await lab.open('#/map-elites?at=0&evals=1000');
  await lab.button('Claims').click();
  const dialog = lab.page.getByRole('dialog', { name: 'What papers say, and what this page finds' });
  const claim = dialog.getByRole('listitem').filter({ hasText: 'MAP-Elites fills more of the map than random' });
  await expect(claim).toContainText('holds here');
  await expect(claim.getByRole('row', { name: 'random sampling' })).toContainText('36.98 % of all cells');
  await claim.getByRole('link', { name: 'random sampling' }).click();
  await expect(dialog).toHaveCount(0);
  await lab.expectAt(150_000);
  await lab.expectBadge('verified');
});
