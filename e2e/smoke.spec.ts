import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from './lab.ts';

const JS_BUDGET = 150_000;

test('opens on a run under way, with pictures, and asks nobody else for anything', async ({ lab, page }) => {
  await lab.open();
  await expect(page).toHaveTitle(/Searchlight/);
  await lab.expectState('playing');
  await lab.expectAtLeast(1);
  await expect.poll(() => lab.colouredPixels()).toBeGreaterThan(100);
  const before = await lab.at();
  await lab.expectAtLeast(before + 1);
  expect(await lab.digest()).toMatch(/^[0-9a-f]{12}$/);
  expect(lab.requests.filter((url) => /ort|onnx|\.wasm/.test(url))).toEqual([]);
});

test('the default run ends, with its metrics in the page', async ({ lab, page }) => {
  await lab.open();
  await lab.finish();
  await lab.expectAt(150_000);
  for (const metric of ['QD score', 'Coverage', 'Best fitness']) {
    await expect(page.getByRole('figure', { name: new RegExp(`^${metric} [1-9][\\d.]*`) })).toBeVisible();
  }
  await expect(page).toHaveURL(/#\/map-elites/);
});

test('the scripts that the page loads stay within the budget, those for networks not among them', async ({ lab }) => {
  await lab.open();
  await lab.finish();
  const folder = new URL('../dist/assets/', import.meta.url);
  const all = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const loaded = all.filter((name) => lab.requests.some((url) => url.endsWith(`/${name}`)));
  const bytes = loaded.map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length);
  expect(loaded.length).toBeGreaterThanOrEqual(2);
  expect(all.filter((name) => name.startsWith('ort.')).length).toBe(2);
  expect(loaded.filter((name) => name.startsWith('ort.'))).toEqual([]);
  expect(bytes.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(JS_BUDGET);
});
