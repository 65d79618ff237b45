import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

const tableOf = (page: Page) => page.getByRole('region', { name: 'Moves from the node on top, as a table' });
const icicleOf = (page: Page) => page.getByRole('application', { name: /^Icicle/ });

/** Visits of all moves in the table. */
async function visitsIn(page: Page): Promise<number> {
  const cells = await tableOf(page).locator('tbody td:nth-of-type(1)').allTextContents();
  return cells.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
}

test('a tree is grown, sought in, and walked by keys; a node becomes the root of another run', async ({
  lab,
  page,
}) => {
  await lab.open('#/mcts?evals=3000&problem=connect4&search=uct');
  const end = await lab.finish();
  expect(end.at).toBe(3000);
  await lab.expectColours(1000);
  // The first playout begins at the root itself.
  await expect.poll(() => visitsIn(page)).toBe(2999);

  await lab.pressSlider(0.3);
  await lab.expectState('paused');
  const middle = await lab.standing();
  expect(middle.at).toBeLessThan(3000);
  await expect.poll(() => visitsIn(page)).toBe(middle.at - 1);
  await page.keyboard.press('End');
  await lab.expectState('done');
  expect(await lab.standing()).toEqual(end);
  await lab.pressSlider(0.3);
  await lab.expectState('paused');
  expect(await lab.standing()).toEqual(middle);

  const readout = page.locator('.icicle-readout');
  await icicleOf(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(readout).toHaveText(/^The root: [\d,]+ visits/);
  await page.keyboard.press('ArrowDown');
  await expect(readout).toHaveText(/^Move \d: [\d,]+ visits, mean value 0\.\d+ for who makes it/);
  await expect(page.getByRole('heading', { name: 'Position pointed at' })).toBeVisible();
  const told = await readout.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(readout).not.toHaveText(told ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(readout).toHaveText(told ?? '');
  await page.keyboard.press('Enter');
  await expect(tableOf(page).locator('caption')).toHaveText(/^Moves from \d,/);
  await page.keyboard.press('Backspace');
  await expect(tableOf(page).locator('caption')).toHaveText(/^Moves from the root,/);

  // What is pointed at in the table is pointed at in the icicle.
  await tableOf(page).locator('tbody tr').nth(2).hover();
  const third = await tableOf(page).locator('tbody th').nth(2).textContent();
  await expect(readout).toHaveText(new RegExp(`^Move ${third}:`));

  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  await expect(page.locator('.tree-plot p')).toHaveText(/^The \d+ nodes visited most/);
  await lab.expectColours(100);

  await lab.button('Look below 4').click();
  await page.mouse.move(5, 5);
  await expect(page.getByRole('heading', { name: 'Position on top' })).toBeVisible();
  await expect(page.getByText('Second player to move.')).toBeVisible();
  await lab.button('Make it the root').click();
  await expect(page).toHaveURL(/p\.moves=4/);
  const other = await lab.finish();
  expect(other.at).toBe(3000);
  expect(other.digest).not.toBe(end.digest);
  await expect(tableOf(page).locator('caption')).toHaveText(/^Moves from the root, 3,000 visits/);
});

test('an iteration is taken apart, moves are judged where the truth is known, and searches race', async ({
  lab,
  page,
}) => {
  await lab.open('#/mcts?at=0&evals=50&p.depth=3&problem=d-chain&search=uct');
  await lab.expectState('paused');
  await lab.button('One iteration').click();
  const status = page.getByRole('region', { name: 'One iteration in four phases' }).getByRole('status');
  await expect(status).toHaveText(/^Iteration 1, step 1 of 3: Expansion/);
  for (const step of ['Playout', 'Back-up']) {
    await lab.button('Next step').click();
    await expect(status).toContainText(step);
  }
  await lab.button('Next iteration').click();
  // The root has its children now, of which the first is tried.
  await expect(status).toHaveText(/^Iteration 2, step 1 of \d: Expansion/);
  await lab.button('Next step').click();
  await expect(status).toContainText('Selection');
  await expect(page.getByRole('region', { name: 'The moves and their scores' }).locator('tbody tr')).toHaveCount(2);
  await lab.button('Step back').click();
  await lab.button('Step back').click();
  await expect(status).toHaveText(/^Iteration 1, step 3 of 3: Back-up/);
  await lab.finish();

  await page.getByRole('button', { name: 'Icicle', exact: true }).click();
  await expect(tableOf(page).getByRole('columnheader', { name: 'regret' })).toBeVisible();
  // To go on is truly worth 1, to stop at once two thirds.
  await expect(tableOf(page).getByRole('row', { name: /^stop / })).toContainText('0.667');
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption('true regret');

  await lab.button('Add a search to race').click();
  await expect(page.getByRole('heading', { name: 'Race of 2 searches' })).toBeVisible();
  await lab.finish();
  await expect(page.getByRole('figure', { name: /Value of the chosen move/ })).toBeVisible();
});

test('an experiment counts wrong choices in the background, stops and goes on; the claims open', async ({
  lab,
  page,
}) => {
  await lab.open(
    '#/mcts?evals=3162&l.trials=160&p.branching=4&p.depth=6&problem=p-game&s.c=1&search=uct&search2=flat-mc',
  );
  const panel = page.getByRole('region', { name: 'Experiment' });
  const status = panel.getByRole('status').first();
  await lab.button('Run in the background').click();
  await expect(status).toContainText(/^\d+ of 160 trials done, about \d+ s left/);
  await lab.button('Stop').click();
  await expect(status).toContainText('stopped');
  await lab.button('Resume').click();
  await expect(status).toHaveText('160 of 160 trials done');
  // As the command line counts: `experiment` with the same link.
  const rows = page.getByRole('region', { name: 'Wrong choices, as a table' }).locator('tbody tr');
  await expect(rows).toHaveText([
    '3228.7 % 22.3–36.227.5 % 21.2–34.9',
    '10013.1 % 8.7–19.218.1 % 12.9–24.8',
    '3165.0 % 2.6–9.614.4 % 9.8–20.6',
    '1,0000.0 % 0.0–2.313.8 % 9.3–19.9',
    '3,1620.0 % 0.0–2.315.6 % 10.8–22.0',
  ]);
  await panel.getByText('Copy as CSV').click();
  await expect(panel.getByRole('textbox', { name: 'CSV' })).toHaveValue(
    /^search,evaluations,wrong,trials,share,low95,high95\n"1 UCT",32,/,
  );
  await lab.button('Claims').click();
  await expect(page.locator('.claim').first()).toContainText('holds here');
  await page.keyboard.press('Escape');
});
