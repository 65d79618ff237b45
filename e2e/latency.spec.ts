/** Latency, measured for real on the processor and on the (software) graphics device; speed is never judged. */
import type { Download, Page } from '@playwright/test';
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

const open = async (page: Page) => page.goto(await serve(page));

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
    const measurement = times[0]?.measurement;
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

/** Three networks of the super-network, by the latencies that a model predicts. */
const linkOf = (model: string, device: string) =>
  `#/nas?at=3&evals=3&p.cost=latency&p.device=${encodeURIComponent(device)}&p.latency=${model}&problem=supernet&s.batch=3&search=random`;

test('what a link brings from another device is said and measured here; fronts of two devices are compared', async ({
  lab,
  page,
}) => {
  const { predictor } = await profileOfMadeUp();
  await lab.open(linkOf(predictor.model, 'a telephone, wasm, 1 thread'));
  await lab.expectAt(3);
  const badge = page.locator('[data-measured]');
  await expect(badge).toContainText('measured elsewhere');
  const strip = page.getByRole('region', { name: 'Where latency was measured' });
  await expect(strip).toContainText('measured on another device: a telephone, wasm, 1 thread');
  // By itself.
  await expect(strip).toContainText(/Measuring again here: \d+ of 65/);
  await strip.getByRole('button', { name: 'Cancel' }).click();
  await expect(strip.getByRole('button', { name: 'Measure again here' })).toBeEnabled();
  await expect(strip).not.toContainText('Measuring');

  await lab.button('Fronts by device').click();
  const fronts = page.getByRole('region', { name: 'Fronts by device' });
  await expect(fronts.getByLabel('Device A')).toHaveValue(predictor.model);
  await expect(fronts.locator('dl')).toContainText(/of \d+ and \d+: \d/);
  const chart = fronts.getByRole('slider');
  await chart.press('ArrowRight');
  const first = await chart.getAttribute('aria-valuetext');
  await expect(fronts.locator('.device-read')).toHaveText(first!.replace(/, on (A|B|both)$/, ''));
  await fronts.getByText('Show as table').click();
  const rows = fronts.getByRole('row');
  await expect(rows).toHaveCount(Number(await chart.getAttribute('aria-valuemax')) + 1);
  await lab.button('Search for B, starting from this run’s front').click();
  await expect(page).toHaveURL(/s\.warm=[\d.]+/);
  await expect(page).toHaveURL(/search=linas/);
});

test('what was measured here is marked so, on the plot, in the table and on the card', async ({ lab, page }) => {
  const profile = await profileOfMadeUp();
  await page.addInitScript(
    (text) => location.protocol === 'http:' && localStorage.setItem('searchlight-latency', text),
    JSON.stringify([JSON.stringify(profile)]),
  );
  await lab.open(linkOf(profile.predictor.model, 'a made-up device'));
  await lab.expectAt(3);
  const badge = page.locator('[data-measured]');
  await expect(badge).toContainText('measured here');
  await badge.locator('summary').click();
  await expect(badge).toContainText('2026-01-02 03:04 UTC: a made-up device, wasm, 1 thread, 1 sample, protocol 1');
  const legend = page.getByRole('list', { name: 'Legend' });
  await expect(legend).not.toContainText('measured: median and middle half');
  await page.getByRole('button', { name: /^Time the .*of the front$/ }).click();
  await expect(legend).toContainText('measured: median and middle half', { timeout: 60_000 });
  await page.getByText('Show the front as a table').click();
  const table = page.getByRole('region', { name: 'The front as a table' });
  await expect(table).toContainText('predicted latency, measured');
  await expect(table.getByRole('row').nth(1)).toContainText(/middle half/);
  await table.getByRole('button', { name: /^Pin/ }).first().click();
  await expect(page.getByRole('list', { name: 'Latency' })).toContainText(/s for 1 sample \(wasm\), middle half/);
  await expect(lab.button('Time it again')).toBeEnabled();
  // What was timed last still moves the panel, and a press may come to nothing.
  let file: Download | undefined;
  await expect(async () => {
    const wait = { timeout: 15_000 };
    [file] = await Promise.all([page.waitForEvent('download', wait), lab.button('Its card (.json)').click(wait)]);
  }).toPass();
  const download = file as unknown as Download;
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const { latency } = JSON.parse(Buffer.concat(chunks).toString());
  expect(latency).toHaveLength(1);
  expect(latency[0]).toMatchObject({ batch: 1, backend: 'wasm', threads: 1, protocol: 1 });
  expect(latency[0].device).toMatch(/^Chromium \d+/);
  expect(latency[0].quartiles_ms[0]).toBeLessThanOrEqual(latency[0].median_ms);
});
