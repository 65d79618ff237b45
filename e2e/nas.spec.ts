import { readFile } from 'node:fs/promises';
import { inference } from '../workers/host/inference.ts';
import { mnist1d } from '../workers/problems/supernet/mnist1d.ts';
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

test('what is seen follows the playhead, and the same link gives the same front', async ({ lab, page }) => {
  await lab.open(RUN);
  const end = await lab.finish();
  const share = page.getByRole('region', { name: 'Metrics' });
  await expect(share).toContainText('Hypervolume share');
  await lab.open(`${RUN}&digest=${end.digest}`);
  await lab.expectBadge('verified');
});

test('searches for the front race with curves of their hypervolumes', async ({ lab, page }) => {
  await lab.open('#/nas?evals=1000&problem=zdt1&search=nsga2&search2=random');
  await lab.finish();
  await expect(page.getByRole('region', { name: 'Curves' })).toContainText('Hypervolume share');
});
