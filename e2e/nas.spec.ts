import { readFile } from 'node:fs/promises';
import { inference } from '../workers/host/inference.ts';
import { mnist1d } from '../workers/data/mnist1d.ts';
import { expect, test } from './lab.ts';

/** Small, on a machine that is shared. */
const RUN = '#/nas?evals=60&problem=supernet&s.batch=20&search=random';

test('the tab of the lab opens its own run', async ({ lab, page }) => {
  await lab.open();
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: 'NAS' }).click();
  await expect(page.getByRole('combobox', { name: 'Problem' })).toHaveValue('supernet');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('linas');
  await expect(page.getByRole('link', { name: 'NAS' })).toHaveAttribute('aria-current', 'page');
});

test('a network taken home answers as often right as the page says', async ({ lab, page }) => {
  await lab.open(`${RUN}&at=60&point=7`);
  await lab.expectAt(60);
  const point = page.getByRole('region', { name: 'Point' });
  const shown = await point.getByRole('definition').first().innerText();
  await lab.button('All networks').click();
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('all 110,592 networks');
  await page.getByText('Show the front on fresh data').click();
  const fresh = page.getByRole('region', { name: 'The front on fresh data as a table' }).getByRole('row');
  const front = Number(
    /(\d+) on the front/.exec(await page.getByRole('region', { name: 'Pareto front' }).innerText())?.[1],
  );
  await expect(fresh).toHaveCount(front + 1);
  const [download] = await Promise.all([page.waitForEvent('download'), lab.button('Download .onnx').click()]);
  const network = await inference.open(new Uint8Array(await readFile(await download.path())), 'wasm');
  const { validation } = mnist1d();
  const count = validation.y.length;
  const x = { data: Float32Array.from(validation.x), dims: [count, validation.x.length / count] };
  const { logits } = await network.run({ x });
  let right = 0;
  for (let i = 0; i < count; i++) {
    const said = logits.data.subarray(10 * i, 10 * i + 10);
    if (said.indexOf(Math.max(...said)) === validation.y[i]) right++;
  }
  expect(Number.parseFloat(shown)).toBeCloseTo((100 * right) / count, 2);
});

test('latency is chosen as the cost before anything was measured: the page says so, and measures', async ({
  lab,
  page,
}) => {
  await lab.open(`${RUN}&at=20`);
  await lab.expectAt(20);
  await page.getByRole('combobox', { name: 'Cost' }).selectOption('latency');
  await expect(page.getByText('Measure the latency on this device')).toBeVisible();
  await lab.button('Latency here').click();
  await expect(page.getByRole('region', { name: 'Latency on this device' })).toBeVisible();
  await expect(lab.button('Measure')).toBeEnabled();
});

test('what is seen follows the playhead, and the same link gives the same front', async ({ lab, page }) => {
  await lab.open(RUN);
  const end = await lab.finish();
  const share = page.getByRole('region', { name: 'Metrics' });
  await expect(share).toContainText('Hypervolume share');
  await lab.open(`${RUN}&digest=${end.digest}`);
  await lab.expectBadge('verified');
});

const RACE = '#/nas?evals=600&problem=zdt1&s.population=20&search=nsga2&search2=random&s2.batch=50';

test('searches for the front race: their fronts in one plot, and who found which point', async ({ lab, page }) => {
  await lab.open(RACE);
  await lab.finish();
  const curves = page.getByRole('region', { name: 'Curves' });
  await expect(curves).toContainText('Hypervolume share');
  const fronts = page.getByRole('region', { name: 'Pareto fronts' });
  await expect(fronts).toContainText(/1,200 evaluations, \d+ on the fronts/);
  // What the legend says of a front is what the curves say of its search.
  const row = curves.getByRole('row', { name: /NSGA-II/ });
  const share = await row.getByRole('cell').first().innerText();
  await expect(fronts.getByRole('button', { name: /^1 NSGA-II/ })).toContainText(share);
  await fronts.getByText('Show the fronts as a table').click();
  await fronts
    .getByRole('button', { name: /^Pin 2 Random search, evaluation/ })
    .first()
    .click();
  await expect(page).toHaveURL(/point=\d+,2&/);
  const point = page.getByRole('region', { name: 'Point' });
  await expect(point).toContainText('2 Random search');
  const found = /evaluation (\d+)/.exec(await point.innerText())?.[1];
  // By keys, from the pinned point on; the link opens at the same point.
  const plot = fronts.getByRole('application');
  await plot.focus();
  await plot.press('ArrowRight');
  await expect(fronts.locator('.scatter-readout')).toContainText(/[12] (NSGA-II|Random search), evaluation/);
  await lab.open(new URL(page.url()).hash);
  await expect(point).toContainText(`evaluation ${found}`);
  await expect(point).toContainText('2 Random search');
  await lab.button('Maps').click();
  await expect(page.getByRole('application', { name: /^Map of [12]/ })).toHaveCount(2);
});

test('repeats of a race for the front give bands and medians of all that is said of fronts', async ({ lab, page }) => {
  await lab.open(RACE);
  await lab.finish();
  await lab.button('Repeat with more seeds').click();
  await page.getByRole('combobox', { name: 'Repeat with' }).selectOption('5 seeds');
  await lab.button('Run in the background').click();
  await expect(page.getByText('10 of 10 runs done')).toBeVisible();
  await expect(page.locator('path.race-band[d^="M"]')).toHaveCount(6);
  const ends = page.getByRole('region', { name: 'The fronts at the end' });
  // Every seed of NSGA-II ends nearer than every seed of random search: 2 of the 252 orderings.
  await expect(ends.getByText('p = 0.0079').first()).toBeVisible();
});

test('what is pointed at, selected and pinned in one view is so in all', async ({ lab, page }) => {
  await lab.open('#/nas?at=60&evals=60&l.cols=2&l.rows=2&problem=supernet&s.batch=20&search=linas');
  await lab.expectAt(60);
  const point = page.getByRole('region', { name: 'Point' });
  const network = point.getByRole('img', { name: /^stage 1: / });

  // Predictions: the keys walk from the latest round on; the tables say what the plots do.
  await lab.button('Predictions').click();
  const predictions = page.getByRole('region', { name: 'Predictions', exact: true });
  await expect(predictions).toContainText('40 evaluations were predicted first, in 2 rounds');
  await predictions.getByRole('application', { name: 'validation accuracy, predicted against measured' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(predictions).toContainText('evaluation 41, round 2: validation accuracy');
  await expect(network).toBeVisible();
  await expect(point).toContainText('evaluation 41');
  await page.keyboard.press('ArrowLeft');
  await expect(point).toContainText('evaluation 40');
  await predictions.getByText('Show as tables').click();
  const rounds = predictions.getByRole('region', { name: 'Rounds as a table' }).getByRole('row');
  await expect(rounds).toHaveCount(3);
  const [, , told] = await rounds.nth(1).getByRole('cell').allInnerTexts();
  const rows = predictions.getByRole('region', { name: 'Predictions as a table' }).getByRole('row');
  await expect(rows).toHaveCount(41);
  const errors = await rows.evaluateAll((all) =>
    all
      .map((row) => Array.from(row.querySelectorAll('td'), (cell) => Number.parseFloat(cell.textContent)))
      .filter(([round]) => round === 2)
      .map(([, predicted, measured]) => Math.abs(predicted - measured)),
  );
  expect(errors).toHaveLength(20);
  expect(Number.parseFloat(told)).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / 20, 2);
  await rows.nth(3).hover();
  await expect(point).toContainText('evaluation 58');

  // Genes have axes; a brush on one selects in the plot of the front, too.
  await lab.button('Parallel coordinates').click();
  const width = page.getByRole('slider', { name: 'Brush on stage 1 width' });
  await width.focus();
  await page.keyboard.press('ArrowUp');
  await expect(width).toHaveAttribute('aria-valuetext', /^8; \d+ of 60 evaluations selected$/);
  const [, chosen] = /; (\d+) of/.exec((await width.getAttribute('aria-valuetext')) ?? '') ?? [];
  await page.getByText('Show as table').first().click();
  const selected = page.getByRole('region', { name: 'Selected rows as a table' }).getByRole('row');
  await expect(selected).toHaveCount(Number(chosen) + 1);
  expect(new Set(await selected.locator('td:nth-child(2)').allInnerTexts())).toEqual(new Set(['8']));
  await page.getByText('12 of 12 genes have an axis').click();
  await page.getByRole('checkbox', { name: 'stage 1 width' }).uncheck();
  await expect(width).toHaveCount(0);
  await lab.button('Pareto front').click();
  const front = page.getByRole('region', { name: 'Pareto front' });
  await expect(front).toContainText(`, ${chosen} selected`);

  // The best of all holds a cell: pinned in the plot, it is pinned on the map.
  await front.getByText('Show the front as a table').click();
  const best = front.getByRole('region', { name: 'The front as a table' }).getByRole('row').nth(1);
  await best.hover();
  const born = (await best.getByRole('rowheader').innerText()).replace('evaluation ', '');
  await expect(point).toContainText(`evaluation ${born}`);
  await best.getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(`cell=.*point=${born}&`));
  await lab.button('Elite map').click();
  const elite = page.getByRole('region', { name: 'Elite', exact: true });
  await expect(elite).toContainText(`evaluation ${born}`);
  await expect(elite.getByRole('img', { name: /^stage 1: / })).toBeVisible();
  await elite.getByRole('button', { name: 'Unpin' }).click();
  await expect(page).not.toHaveURL(/cell=|point=/);

  // And the other way round.
  await page.getByRole('application', { name: /map/i }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cell=.*point=/);
  const [, held] = /evaluation (\d+)/.exec(await elite.innerText()) ?? [];
  await lab.button('Pareto front').click();
  await expect(point).toContainText(`evaluation ${held}`);
});
