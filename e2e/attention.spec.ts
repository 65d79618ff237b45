import { expect, test } from './lab.ts';

test('attention is cut, the answer changes at once, and the residual stream tells how', async ({ lab, page }) => {
  await lab.open('#/reachability?evals=50&p.solver=e8&problem=graph-path&search=random&view=attention');
  const answer = page.getByRole('table', { name: 'Chances of the answers' });
  const right = answer.locator('tbody tr').filter({ hasText: 'right' }).first();
  const after = async () => Number.parseFloat((await right.locator('td').last().textContent()) ?? '');
  await expect(answer.getByRole('columnheader', { name: 'Chance' })).toBeVisible();
  const whole = await after();
  expect(whole).toBeGreaterThan(90);

  // By keys: the last token's look at the last layer.
  await lab.button('layer 3').click();
  const map = page.getByRole('application', { name: /^Attention of layer 3/ });
  await map.focus();
  for (const key of ['ArrowDown', 'PageDown', 'End', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'What is cut' }).getByRole('listitem')).toHaveCount(1);
  await expect(answer.getByRole('columnheader', { name: 'After' })).toBeVisible();
  await lab.button('Take all back').first().click();
  await expect(answer.getByRole('columnheader', { name: 'Chance' })).toBeVisible();

  // By the table: what the last token looks at most carries the answer.
  await page.getByText('The strongest entries of layer 3 as a table').click();
  const rows = page.getByRole('table').filter({ hasText: 'Looked at' }).locator('tbody tr');
  await expect(rows).toHaveCount(30);
  await page
    .getByRole('button', { name: /^Cut: last token/ })
    .first()
    .click();
  await expect(answer.getByRole('columnheader', { name: 'After' })).toBeVisible();
  expect(Math.abs((await after()) - whole)).toBeGreaterThan(0.1);

  await lab.button('layer 2').click();
  await lab.button('Silence layer 2’s attention').click();
  await expect(page.getByRole('region', { name: 'What is cut' })).toContainText('all of its attention');
  await expect.poll(after).toBeLessThan(50);
  await expect(page.getByRole('region', { name: 'What the cuts changed' })).toContainText('→');

  // The cuts stay; the stream before the first of them is as it was.
  await lab.button('Residual stream').click();
  await lab.button('What the cuts changed').click();
  const lens = page.getByRole('application', { name: /^Chances that last token/ });
  await lens.focus();
  for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'Logit lens' }).getByRole('status')).toHaveText(
    /^after layer 1: .* by 0.0 %$/,
  );
  await page.getByText('What every token would answer, as a table').click();
  const answers = page.getByRole('region', { name: 'Logit lens' }).locator('tbody tr');
  await expect.poll(() => answers.count()).toBeGreaterThan(10);
});
