import { cli } from '../workers/cli/cli.ts';
import { expect, Lab, test } from './lab.ts';

const COMMON = 'problem=arm&evals=20000&seed=7';
const RACE = `#/map-elites?${COMMON}&s.batch=300&search2=map-elites&s2.variation=gaussian&search3=random`;
const ALONE = ['s.batch=300', 's.variation=gaussian', 'search=random'];

async function digestOf(query: string): Promise<string> {
  return (JSON.parse((await cli(['run', query, '--json'])).out) as { digest: string }).digest;
}

const digestsAt = async (at: number) =>
  (await Promise.all(ALONE.map((search) => digestOf(`${COMMON}&${search}&at=${at}`)))).join(',');

test('racing changes no run: every entrant ends with the digest it has alone', async ({ lab, page }) => {
  await lab.open(RACE);
  const { at, digest } = await lab.finish();
  expect(at).toBe(20_000);
  expect(digest).toBe(await digestsAt(20_000));
  await expect(page.getByRole('application', { name: /^Map of [123]/ })).toHaveCount(3);
  await lab.expectColours(1_000);
});

test('one playhead for all: seeking, stepping on and back', async ({ lab, page }) => {
  await lab.open(RACE);
  await lab.finish();
  await page.keyboard.press('Home');
  await lab.expectAt(0);
  for (const at of [256, 300, 512]) {
    await lab.button('One batch on').click();
    await lab.expectAt(at);
  }
  await lab.button('One batch back').click();
  await lab.expectAt(300);
  await lab.expectState('paused');
  expect(await lab.digest()).toBe(await digestsAt(300));
  await lab.pressSlider(0.5);
  await lab.expectState('paused');
  const there = await lab.standing();
  expect(there.digest).toBe(await digestsAt(there.at));
});

test('a race is a link, verified elsewhere, and found out when one digest is not right', async ({
  lab,
  browser,
  baseURL,
  page,
}) => {
  await lab.open(RACE);
  const { digest } = await lab.finish();
  await lab.button('Share').click();
  const link = new URL(await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()).hash;
  expect(link).toContain(`digest=${digest}`);
  const context = await browser.newContext({ baseURL });
  const other = new Lab(await context.newPage(), baseURL ?? '');
  await other.open(link);
  await other.expectBadge('verified');
  const [first, ...rest] = digest.split(',');
  await other.open(link.replace(digest, [first, '0'.repeat(12), ...rest.slice(1)].join(',')));
  await other.expectBadge('differs');
  expect(other.complaints).toEqual([]);
  await context.close();
  expect((await cli(['run', link])).code).toBe(0);
});

test('a search joins from the page, changes, and leaves again', async ({ lab, page }) => {
  await lab.open(`#/map-elites?${COMMON}`);
  await lab.button('Add a search to race').click();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(page).toHaveURL(/search2=/);
  await page.getByRole('combobox', { name: 'Search', exact: true }).selectOption('map-elites');
  await page.getByRole('combobox', { name: 'Variation', exact: true }).selectOption('gaussian');
  await expect(page).toHaveURL(/s2\.variation=gaussian/);
  const { digest } = await lab.finish();
  expect(digest).toBe([await digestOf(COMMON), await digestOf(`${COMMON}&s.variation=gaussian`)].join(','));
  await lab.button('Remove search 1 from the race').or(lab.button('Remove search 2 from the race')).click();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await lab.finish();
  expect(await lab.digest()).toBe(await digestOf(COMMON));
});

test('one cursor for all maps, told in words for each', async ({ lab, page }) => {
  await lab.open(`${RACE}&s.cols=50&s.rows=50&at=20000`);
  await lab.expectState('done');
  const map = page.getByRole('application', { name: /^Map of 1/ });
  await map.focus();
  await map.press('Enter');
  await expect(page).toHaveURL(/cell=25,24/);
  const elites = page.getByRole('region', { name: 'Elites', exact: true });
  await expect(elites).toContainText('Cell 25, 24');
  await expect(elites.getByText(/^born at/)).toHaveCount(3);
});

test('the difference of two maps counts their cells, or says why there is none', async ({ lab, page }) => {
  await lab.open(`${RACE}&at=20000`);
  await lab.expectState('done');
  await lab.button('Difference of two').click();
  await expect(page.getByRole('application', { name: /^Difference map, 100 × 100 cells/ })).toBeVisible();
  await page.getByText('Show as table').click();
  const rows = page.getByRole('region', { name: 'Difference as a table' }).locator('tbody tr');
  await expect(rows).toHaveCount(100);
  await expect(rows.first()).toContainText(/^cell \d+, \d+[−+-]?[\d.]+/);
  await expect(page.getByText(/^[1-9][\d,]* cells filled by both/)).toBeVisible();
  await lab.open(`${RACE}&s2.cols=30&at=20000`);
  await lab.expectState('done');
  await lab.button('Difference of two').click();
  await expect(page.getByText(/different cells \(100 × 100 and 30 × 100\)/)).toBeVisible();
});

test('repeats run behind the page and give bands, medians and p-values', async ({ lab, page }) => {
  await lab.open(`#/map-elites?problem=arm&evals=5000&search2=random`);
  await lab.finish();
  await lab.button('Repeat with more seeds').click();
  await page.getByRole('combobox', { name: 'Repeat with' }).selectOption('5 seeds');
  await lab.button('Run in the background').click();
  await expect(page.getByText('10 of 10 runs done')).toBeVisible();
  await expect(page.locator('path.race-band[d^="M"]')).toHaveCount(6);
  const table = page.getByRole('table').filter({ hasText: 'Global reliability' });
  // Every seed of MAP-Elites reaches more than every seed of random search: 2 of the 252 orderings.
  await expect(table.getByText('p = 0.0079').first()).toBeVisible();
  await expect(page.getByText(/Measured against reference M [0-9a-f]{12}/)).toBeVisible();
});

test('four races fit on a phone, and a race too large is refused as a whole', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(`${RACE}&search4=map-elites&s4.cols=20&s4.rows=20&at=5000`);
  await lab.expectState('paused');
  await expect(page.getByRole('application', { name: /^Map of [1234]/ })).toHaveCount(4);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  const big = 'p.joints=300&s.cols=400&s.rows=400&evals=1000';
  await lab.open(`#/map-elites?problem=arm&${big}&search2=map-elites&s2.cols=400&s2.rows=400`);
  await expect(page.getByText(/This race would need .* of memory for its maps/)).toBeVisible();
});

test('whatever the problem, the maps of a race have the same cells', async ({ lab, page }) => {
  const sameCells = async (cols: number, rows: number): Promise<void> => {
    await lab.button('Difference of two').click();
    const name = new RegExp(`^Difference map, ${cols} × ${rows} cells`);
    await expect(page.getByRole('application', { name })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`l.cols=${cols}&l.rows=${rows}`));
  };
  await lab.open('#/map-elites?evals=4000&problem=retina&s.cols=64&s.rows=48');
  await lab.button('Add a search to race').click();
  await sameCells(64, 48);
  // The tab of the first search: what the others need of the lens must not be forgotten.
  await page.getByRole('tab').first().click();
  await page.getByRole('combobox', { name: 'Problem', exact: true }).selectOption('digits');
  await sameCells(20, 20);
});
