import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

const statusOf = (page: Page) => page.locator('.play-status');
const verdictOf = (page: Page) => page.locator('.play-verdict');

test('a person plays tic-tac-toe by keyboard against UCT: loses, takes it back, draws', async ({ lab, page }) => {
  await lab.open('#/mcts?evals=1000&play=first&problem=tic-tac-toe');
  await expect(statusOf(page)).toHaveText('Your turn.');
  await page.keyboard.press('5');
  await expect(statusOf(page)).toHaveText('UCT played bottom left. Your turn.');
  await expect(verdictOf(page)).toHaveText('Your last move: optimal, a draw.');
  const thoughts = page.getByRole('region', { name: 'What the search thinks' });
  await expect(thoughts.getByRole('heading', { name: 'What UCT thought' })).toBeVisible();
  await expect(thoughts).toContainText('It played BL');
  await expect(thoughts.getByRole('table', { name: 'Moves from the root' }).locator('tbody tr')).toHaveCount(8);
  // The cell is taken now: nothing happens.
  await page.keyboard.press('5');
  await expect(page.getByRole('button', { name: 'centre, not free' })).toBeVisible();

  // By arrows, from the first cell on; the focus stays while the search thinks.
  await page.getByRole('button', { name: 'top left' }).focus();
  await page.keyboard.press('Enter');
  await expect(statusOf(page)).toHaveText('UCT played bottom right. Your turn.');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'top', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(statusOf(page)).toHaveText('UCT played bottom. UCT has won.');
  await expect(verdictOf(page)).toHaveText('Your last move: regret 0.5, a draw becomes a loss.');
  await expect(page).toHaveURL(/node=7&p\.moves=57192&play=first/);

  await lab.button('Undo').click();
  await expect(statusOf(page)).toHaveText('UCT played bottom right. Your turn.');
  await lab.button('Hint').click();
  await expect(thoughts.getByRole('heading', { name: 'UCT, in your place' })).toBeVisible();
  await expect(thoughts).toContainText('It would play B,');
  for (const [key, said] of [
    ['8', 'UCT played top. Your turn.'],
    ['3', 'UCT played left. Your turn.'],
    ['6', 'You played right. The game is drawn.'],
  ]) {
    await page.keyboard.press(key);
    await expect(statusOf(page)).toHaveText(said);
  }
  const record = page.getByRole('list', { name: 'Moves so far' }).getByRole('listitem');
  await expect(record).toHaveCount(9);
  for (const item of await record.all()) await expect(item).toContainText('optimal, a draw');

  // The game is the link: whoever opens it sees the end, and can look at it in the lab.
  await expect(page).toHaveURL(/node=3,5&p\.moves=5719823/);
  const link = new URL(page.url()).hash;
  await lab.open(link);
  await expect(statusOf(page)).toHaveText('You played right. The game is drawn.');
  // All exact values are there: no button to cancel them is left.
  for (const item of await record.all()) await expect(item).toContainText('optimal, a draw');
  for (const element of await page.getByRole('main').getByRole('button').all())
    await expect(element).toHaveAccessibleName(/\S/);
  await lab.button('Open this position in the lab').click();
  await expect(page.getByRole('heading', { name: 'Position on top' })).toBeVisible();
  await expect(page.getByText('The game is drawn.')).toBeVisible();
});

test('alpha-beta begins a game on a phone; the node looked at in the lab is in the link', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open('#/mcts?evals=2000&p.columns=4&p.rows=4&play=second&problem=connect4&search=alpha-beta');
  await expect(statusOf(page)).toHaveText(/^.+ played column \d\. Your turn\.$/);
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scroll: scrollWidth, client: clientWidth };
  });
  expect(scroll).toBeLessThanOrEqual(client);
  await page.getByRole('button', { name: 'column 2', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Moves so far' }).getByRole('listitem')).toHaveCount(3);
  await lab.button('Undo').click();
  await expect(page.getByRole('list', { name: 'Moves so far' }).getByRole('listitem')).toHaveCount(1);

  await page.setViewportSize({ width: 1440, height: 900 });
  await lab.open('#/mcts?evals=2000&node=3,2&problem=connect4');
  await lab.finish();
  await expect(page.getByRole('region', { name: /as a table/ }).locator('caption')).toHaveText(/^Moves from 4 3,/);
  await lab.button('Look below 4').click();
  await expect(page).toHaveURL(/node=3,2,3/);
  await lab.button('Play against it').click();
  await expect(statusOf(page)).toHaveText('UCT played column 4. Your turn.');
});
