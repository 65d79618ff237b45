/** Latency, measured for real on the processor and on the (software) graphics device; speed is never judged. */
import type { Page } from '@playwright/test';
import type { Stopwatch } from '../app/latency/stopwatch.ts';
import { Meter } from '../workers/latency/meter.ts';
import type { LatencyProfile } from '../workers/latency/profile.ts';
import { expect, test } from './lab.ts';
import { ownPage } from './own-page.ts';

interface Scope {
  readonly stopwatch: Stopwatch;
  readonly used: string[];
}

let serve: Awaited<ReturnType<typeof ownPage>>;
test.beforeAll(async () => {
  serve = await ownPage('latency.page.tsx');
});

const open = async (page: Page, model = '') => page.goto(`${await serve(page)}#${model}`);

/** A profile of a made-up device whose time goes by the size of a network's file. */
async function profileOfMadeUp(): Promise<LatencyProfile> {
  let ms = 0;
  const meter = new Meter({
    clock: { now: () => (ms += 0.001) },
    open: async (model) => ({
      run: async () => {
        ms += model.length / 1e4;
        return { logits: { data: new Float32Array(10), dims: [1, 10] } };
      },
      release: async () => {},
    }),
    describe: async (backend) => ({ text: 'a made-up device', backend, threads: 1 }),
    today: () => '2026-01-02T03:04:05.000Z',
  });
  await meter.begin({ backend: 'wasm', batch: 1, networks: 64 });
  await meter.advance(1e9);
  const report = meter.report();
  if (!report.ok) throw new Error(report.message);
  return report.value.profile;
}

for (const [backend, networks] of [
  ['wasm', [0, 50_000, 110_591]],
  ['webgpu', [0]],
] as const) {
  test(`networks are timed on ${backend}`, async ({ page }) => {
    await open(page);
    const { phase, failure, times } = await page.evaluate(
      async ([on, ids]) => {
        const { stopwatch } = globalThis as unknown as Scope;
        await stopwatch.start({ backend: on, batch: 1, networks: ids });
        return stopwatch.store.getState();
      },
      [backend, networks] as const,
    );
    expect({ phase, failure }).toEqual({ phase: 'idle', failure: null });
    const measurement = times?.measurement;
    expect(measurement?.device).toEqual({
      text: expect.stringMatching(/^Chromium \d+, .*\d cores/),
      backend,
      threads: 1,
    });
    expect(measurement?.samples.map(({ id }) => id)).toEqual(networks);
    expect(measurement?.references.length).toBeGreaterThanOrEqual(2);
    for (const { lowerMs, medianMs, upperMs } of measurement?.samples ?? []) {
      expect(medianMs).toBeGreaterThan(0);
      expect(medianMs).toBeGreaterThanOrEqual(lowerMs);
      expect(upperMs).toBeGreaterThanOrEqual(medianMs);
    }
    expect(measurement?.clockStepMs).toBeGreaterThan(0);
    expect(measurement?.sampleMs).toBeGreaterThanOrEqual(20);
  });
}

test('a measurement says how long it will take, and can be cancelled', async ({ page }) => {
  await open(page);
  const panel = page.getByRole('region', { name: 'Latency on this device' });
  await expect(panel).toContainText('The costs of this run were measured on another device: a telephone.');
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(panel).toContainText(/1 of 65 measurements, about \d+ (s|min) left/);
  await expect(page.getByLabel('Networks')).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toContainText('Cancelled; nothing was kept.');
  await expect(page.getByLabel('Networks')).toBeEnabled();
});

test('a saved profile is shown, used and saved again', async ({ page }) => {
  const profile = await profileOfMadeUp();
  await open(page);
  const file = page.getByLabel('A latency profile');
  await file.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toContainText('other.json: a latency profile saved by this page was expected');
  const buffer = Buffer.from(JSON.stringify(profile));
  await file.setInputFiles({ name: 'latency.json', mimeType: 'application/json', buffer });
  const panel = page.getByRole('region', { name: 'Latency on this device' });
  await expect(panel).toContainText('Opened from a file, 2026-01-02 03:04 UTC: a made-up device, wasm, 1 thread');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(panel.locator('dl')).toContainText(profile.predictor.tau.toFixed(3));
  await expect(panel.locator('circle')).toHaveCount(64);
  await panel.getByText('Show as table').click();
  await expect(panel.getByRole('row')).toHaveCount(65);
  await expect(panel.getByRole('row').nth(1)).toContainText('8×3 · 8×3 · 8×33,760');

  await page.getByRole('button', { name: 'Search with these latencies' }).click();
  expect(await page.evaluate(() => (globalThis as unknown as Scope).used)).toEqual([profile.predictor.model]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('latency-wasm-1-2026-01-02.json');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(profile);
});

test('what a link brings from another device is measured here, and the front for real', async ({ page }) => {
  const { predictor } = await profileOfMadeUp();
  await open(page, predictor.model);
  const panel = page.getByRole('region', { name: 'Latency on this device' });
  // By itself.
  await expect(panel).toContainText(/of 65 measurements/);
  const front = page.getByRole('region', { name: 'The front, measured' });
  await expect(front.getByRole('button')).toBeDisabled();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await front.getByRole('button', { name: 'Time the network of the front' }).click();
  await expect(front.getByRole('row').nth(1)).toContainText(/8×3 · 8×3 · 8×3.*s.*s.*s/);
  await expect(front).toContainText(/Measured here: Chromium \d+/);
  // Not again by itself.
  await expect(panel.getByRole('button', { name: 'Measure' })).toBeEnabled();
});
