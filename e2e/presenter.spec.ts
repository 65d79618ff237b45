/** Presenter mode in a real browser, and what is told of a run to those who do not see it. */
import { expect, test } from './lab.ts';

test('P presents the run, Esc and P leave, and the controls go and come back', async ({ lab, page }) => {
  await lab.open('#/map-elites?at=2000&cell=50,50&evals=2000&problem=arm');
  await lab.expectState('done');
  await expect(page.locator('.announcer')).toHaveText(/^Finished at 2,000 of 2,000 evaluations\. QD score: [\d.]+\.$/);
  const root = page.locator('html');
  const strip = page.locator('.presenter');
  const typeSize = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

  await page.keyboard.press('p');
  await expect(strip).toContainText('2,000 of 2,000 evaluations');
  await expect(strip).toContainText('QD score');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  await expect.poll(typeSize).toBe(24);
  await expect(root).toHaveAttribute('data-spotlight', '');
  await expect(page.getByRole('region', { name: 'Run', exact: true })).toBeHidden();
  await expect(root).toHaveAttribute('data-presenter', 'idle');
  await expect(page.locator('.player')).toHaveCSS('opacity', '0');
  await page.mouse.move(300, 300);
  await expect(root).toHaveAttribute('data-presenter', 'awake');
  await expect(page.locator('.player')).toHaveCSS('opacity', '1');

  await page.keyboard.press('p');
  await expect(strip).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  await expect.poll(typeSize).toBe(16);
  await expect(root).not.toHaveAttribute('data-presenter');

  await page.keyboard.press('p');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  // As the browser does when it is told to leave full screen.
  await page.evaluate(() => document.exitFullscreen());
  await expect(strip).toHaveCount(0);
});

test('works where full screen is refused, and another page ends it', async ({ lab, page }) => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  await lab.open('#/map-elites?at=0&evals=2000&problem=arm');
  await page.keyboard.press('p');
  await expect(page.locator('.presenter')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.presenter')).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(page.locator('.presenter')).toBeVisible();
  await page.evaluate(() => (location.hash = '#/bench'));
  await expect(page.getByRole('heading', { name: 'What this device does' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-presenter');
});

test('the bench measures, one thing after the other, and can be stopped', async ({ lab, page }) => {
  await page.goto('/#/bench');
  await lab.button('Measure').click();
  const evaluations = page.getByRole('row', { name: /^Evaluations/ });
  await expect(evaluations).toContainText(/[\d,]+ per second/);
  await expect(page.getByRole('row', { name: /^Frame, median/ })).toContainText('not measured yet');
  await lab.button('Stop').click();
  const report = JSON.parse(await page.getByRole('textbox', { name: 'The figures as JSON' }).inputValue());
  expect(report.figures[0]).toMatchObject({ id: 'evaluations', unit: 'per second' });
  expect(report.figures[0].median).toBeGreaterThan(0);
  expect(report.figures[0].rounds).toHaveLength(5);
  expect(report.figures.at(-1)).toMatchObject({ missing: 'not measured' });
  expect(report.device.cores).toBeGreaterThan(0);
  // All of it, to the frames of a run that begins again whenever it ends.
  await page.getByRole('button', { name: /^Measure/ }).click();
  await expect(page.getByRole('row', { name: /^Frame, 95th/ })).toContainText(/\d ms/, { timeout: 200_000 });
});
