import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from './lab.ts';

/** Of the lab that opens first, whole; Home has a budget of its own. */
const JS_BUDGET = 170_000;

test('opens on a run under way, with pictures, and asks nobody else for anything', async ({ lab, page }) => {
  await lab.open();
  await expect(page).toHaveTitle(/Searchlight/);
  await lab.expectState('playing');
  await lab.expectAtLeast(1);
  await lab.expectColours(100);
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

test('the scripts before the first picture stay within the budget, and none for networks comes after it', async ({
  lab,
}) => {
  await lab.open();
  await lab.expectColours(0);
  const folder = new URL('../dist/assets/', import.meta.url);
  const all = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const asked = () => all.filter((name) => lab.requests.some((url) => url.endsWith(`/${name}`)));
  // What is loaded meanwhile, while this test looks, is not counted: it is not needed for the picture.
  const later = (name: string) => /^(catalogue|d3-zoom)/.test(name);
  const first = asked().filter((name) => !later(name));
  const bytes = first.map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length);
  expect(first.length).toBeGreaterThanOrEqual(2);
  expect(bytes.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(JS_BUDGET);
  await lab.finish();
  expect(all.some((name) => name.startsWith('ort.'))).toBe(true);
  expect(asked().filter((name) => name.startsWith('ort.'))).toEqual([]);
});
