import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { LABS } from '../workers/core/link.ts';
import { expect, test, type Lab } from './lab.ts';

/** Scripts of Home, whole, compressed. */
const JS_BUDGET = 180_000;
/** What a lab has that neither Home nor all labs have; onnxruntime, which comes with the first network, is not counted. */
const LAB_BUDGET = 120_000;

const CARDS = '.run-card';

/** Whether anything was drawn on a canvas. */
const isDrawn = (canvas: Locator): Promise<boolean> =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement) || element.width === 0) return false;
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    return data.some((value, i) => i % 4 === 3 && value > 0);
  });

const scriptsOf = (lab: Lab): string[] => {
  const folder = new URL('../dist/assets/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js') && lab.requests.some((url) => url.endsWith(`/${name}`)))
    .map((name) => new URL(name, folder).pathname);
};

/** Until nothing was asked for in a second. */
async function stoodStill(page: Page, lab: Lab): Promise<void> {
  for (let before = -1; before !== lab.requests.length;) {
    before = lab.requests.length;
    await page.waitForTimeout(1000);
  }
}

const sizeOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);

test('shows runs of all labs with pictures at once, without a worker, a network or much to load', async ({
  lab,
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle('See how search works · Searchlight');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See how search works');
  await expect.poll(() => page.locator(CARDS).count()).toBeGreaterThanOrEqual(24);
  const first = page.locator('canvas[data-run="arm-fills"]');
  await expect.poll(() => isDrawn(first)).toBe(true);
  // Played once, then at rest.
  await expect(first).toHaveAttribute('data-step', '40');
  for (const name of ['Watch MAP-Elites', 'Take a lesson', 'Teach with it', 'Bring your own problem'])
    await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByText('No accounts, no cookies, no analytics.')).toBeAttached();
  expect(page.workers()).toEqual([]);
  expect(lab.requests.filter((url) => /ort|onnx|\.wasm/.test(url))).toEqual([]);
  expect(scriptsOf(lab).length).toBeGreaterThanOrEqual(2);
  expect(sizeOf(scriptsOf(lab))).toBeLessThanOrEqual(JS_BUDGET);
});

test('each lab loads little that is its own', async ({ lab, page }) => {
  await page.goto('/');
  await stoodStill(page, lab);
  const home = new Set(scriptsOf(lab));
  const labs: string[][] = [];
  for (const name of LABS) {
    lab.requests.length = 0;
    await lab.open(`#/${name}`);
    await lab.expectAtLeast(1);
    await stoodStill(page, lab);
    labs.push(scriptsOf(lab).filter((file) => !home.has(file)));
  }
  const common = labs.reduce((all, one) => all.filter((file) => one.includes(file)));
  expect(common.length).toBeGreaterThan(5);
  for (const files of labs) {
    const own = files.filter((file) => !common.includes(file) && !path.basename(file).startsWith('ort.'));
    expect(own.length).toBeGreaterThan(2);
    expect(sizeOf(own)).toBeLessThanOrEqual(LAB_BUDGET);
  }
});

test('fetches a miniature when it comes into view, and draws each', async ({ lab, page }) => {
  // At rest at once, which is quicker to look at.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expect.poll(() => lab.requests.some((url) => url.endsWith('/runs/arm-fills.json'))).toBe(true);
  expect(lab.requests.some((url) => url.endsWith('/runs/greedy.json'))).toBe(false);
  for (const canvas of await page.locator(`${CARDS} canvas`).all()) {
    await canvas.scrollIntoViewIfNeeded();
    await expect.poll(() => isDrawn(canvas)).toBe(true);
  }
});

test('moves nothing for who wants nothing to move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const first = page.locator('canvas[data-run="arm-fills"]');
  await expect.poll(() => isDrawn(first)).toBe(true);
  expect(await first.getAttribute('data-step')).toBe('40');
});

test('finds runs by words, says how many, and the address asks again', async ({ page }) => {
  await page.goto('/');
  const box = page.getByRole('searchbox', { name: 'Search the prepared runs' });
  await box.fill('rastrigin cup');
  await expect(page.locator(CARDS)).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText('One run with “rastrigin cup”');
  await expect(page).toHaveURL(/#\/\?q=rastrigin\+cup$/);
  await page.reload();
  await expect(box).toHaveValue('rastrigin cup');
  await expect(page.locator(CARDS)).toHaveCount(1);
  await box.fill('zzz');
  await expect(page.getByRole('status')).toHaveText('No run with “zzz”');
  await page.getByRole('link', { name: 'see all runs' }).click();
  await expect(box).toHaveValue('');
  await page.getByRole('link', { name: 'By lesson' }).click();
  await expect(page.getByRole('region', { name: 'Beat the class' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Lessons' }).first().getByRole('link').first()).toHaveAttribute(
    'href',
    /^#\/s\/./,
  );
});

test('a card opens its run by the keyboard, which computes it again and verifies it', async ({ lab, page }) => {
  await page.goto('/#/?q=rastrigin+cup');
  await page.locator(CARDS).focus();
  await page.keyboard.press('Enter');
  await lab.finish();
  await lab.expectBadge('verified');
  await expect(page).toHaveTitle('MAP-Elites: a map of elites · Searchlight');
});

test('a paper says what it claims and what was found, with the runs; an unknown one lists them all', async ({
  page,
}) => {
  await page.goto('/#/paper/map-elites');
  await expect(page).toHaveTitle('Illuminating search spaces by mapping elites · Searchlight');
  await expect(page.locator('.outcomes')).toContainText('2 hold here');
  await expect(page.getByRole('heading', { name: 'What cannot be tested here, and why' })).toBeVisible();
  await expect(page.locator('.claim').first().getByRole('link').first()).toHaveAttribute('href', /digest=[0-9a-f]{12}/);
  expect(page.workers()).toEqual([]);
  await page.goto('/#/paper/nix');
  await expect(page.getByRole('alert')).toContainText('got “nix”');
  await page.getByRole('link', { name: /Transformers struggle/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Transformers struggle to learn to search');
});
