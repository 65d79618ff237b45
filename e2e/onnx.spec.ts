/** Evaluation by networks: on the CPU, on the (software) graphics device, and where there is none. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { cli } from '../workers/cli/cli.ts';
import { expect, test, type Lab } from './lab.ts';

const DIGITS = '#/map-elites?evals=2000&p.digit=3&problem=digits&s.cols=12&s.iso=0.2&s.rows=12';
/** Few evaluations: a software device takes a second for what a real one does in a millisecond. */
const GPU =
  '#/map-elites?evaluator=webgpu&evals=192&problem=digits&s.batch=64&s.cols=8&s.initial=64&s.iso=0.2&s.rows=8';

/** Share of dark pixels of the picture in the inspector. */
const inkOf = (page: Page) =>
  page.getByRole('img', { name: 'What the network draws' }).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const alpha = data.filter((_, i) => i % 4 === 3);
    return alpha.reduce((sum, value) => sum + value, 0) / (255 * alpha.length);
  });

/** Fraction of pixels of the map that change when pictures are turned off. */
async function pixelsOfMap(page: Page): Promise<number[]> {
  return page
    .locator('.elite-map-plot canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) =>
      Array.from(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data),
    );
}

const runtimes = (lab: Lab) => lab.requests.filter((url) => /\/ort.*\.wasm$/.test(url));

test('digits are evaluated by networks on the CPU, with the results of the command line', async ({ lab, page }) => {
  const { out } = await cli(['run', DIGITS, '--json']);
  const { digest } = JSON.parse(out) as { digest: string };
  await lab.open(DIGITS);
  expect(await lab.finish()).toEqual({ at: 2000, digest });
  expect(runtimes(lab)).toEqual([expect.stringMatching(/ort-wasm-simd-threaded-[\w-]+\.wasm$/)]);
  expect(lab.requests.filter((url) => url.endsWith('/models/digits/model.onnx'))).toHaveLength(1);
  await expect(page.getByText(/exact, on the CPU: [\d,.]+ evaluations\/s/)).toBeVisible();
});

test('every elite of digits shows its picture, in the map and in the inspector', async ({ lab, page }) => {
  await lab.open(`${DIGITS}&cell=6,6`);
  await lab.finish();
  await expect.poll(() => inkOf(page)).toBeGreaterThan(0.05);
  expect(await inkOf(page)).toBeLessThan(0.9);
  const toggle = page.getByRole('button', { name: 'Pictures' });
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const colours = (pixels: readonly number[]) => {
    const seen = new Set<number>();
    for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    return seen.size;
  };
  // Without pictures a map of 144 cells has at most as many colours, and one for the empty ones.
  await expect.poll(async () => colours(await pixelsOfMap(page))).toBeGreaterThan(1000);
  await toggle.click();
  await expect.poll(async () => colours(await pixelsOfMap(page))).toBeLessThanOrEqual(145);
});

test('the graphics device evaluates too, and its links are approximate', async ({ lab, page }) => {
  await lab.open(`${GPU}&digest=0123456789ab`);
  await lab.finish();
  await lab.expectBadge('approximate');
  await expect(page.getByText(/ONNX by WebGPU: [\d,.]+ evaluations\/s/)).toBeVisible();
  expect(runtimes(lab)).toEqual([expect.stringContaining('asyncify')]);
});

test('a browser without WebGPU says so, and the exact evaluator goes on', async ({ lab, page }) => {
  const noGpu = () => Object.defineProperty(Object.getPrototypeOf(navigator), 'gpu', { value: undefined });
  await page.addInitScript(noGpu);
  await lab.open('#/map-elites?evals=256&problem=digits&s.cols=8&s.initial=64&s.iso=0.2&s.rows=8');
  await page.workers()[0].evaluate(noGpu);
  await lab.finish();
  await page.getByLabel('Evaluator', { exact: true }).selectOption('webgpu');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'WebGPU was expected, but there is none here. Choose the evaluator that runs on the CPU, or use a browser with WebGPU.',
  );
  await expect(page.getByText('This browser has no WebGPU: choose exact.')).toBeVisible();
  await lab.expectState('failed');
  await page.getByLabel('Evaluator', { exact: true }).selectOption('exact');
  await lab.finish();
  await lab.expectAt(256);
});

const FAILURES = [
  ['a lost graphics device', 'destroy', 'The graphics device was lost'],
  ['a graphics device without memory', 'starve', 'The graphics device ran out of memory (no room)'],
] as const;

// One after the other: two at once take a software device so long that the end of a batch cannot be told.
test.describe('devices', () => {
  test.describe.configure({ mode: 'default' });
  for (const [what, how, words] of FAILURES)
    test(`${what} is reported, what was computed stays, and the run goes on`, async ({ lab, page }) => {
      await lab.open('#/map-elites?evals=64&problem=arm');
      await page.workers()[0].evaluate(() => {
        const scope = globalThis as unknown as { GPUAdapter: { prototype: object }; devices: { destroy(): void }[] };
        const prototype = scope.GPUAdapter.prototype as { requestDevice: (...args: unknown[]) => Promise<never> };
        const request = prototype.requestDevice;
        scope.devices = [];
        prototype.requestDevice = async function (...args) {
          const device = await request.apply(this, args);
          scope.devices.push(device);
          return device;
        };
      });
      await page.evaluate((link) => location.assign(link), GPU.replace('evals=192', 'evals=64000'));
      await lab.expectAtLeast(64);
      await lab.button('Pause').click();
      await lab.expectState('paused');
      // A device that is lost in the midst of a batch may hold up the whole software driver: wait for the end of the batch.
      let { at } = await lab.standing();
      for (let before = -1; before < at; { at } = await lab.standing()) {
        before = at;
        await page.waitForTimeout(6000);
      }
      await page.workers()[0].evaluate((act) => {
        const scope = globalThis as unknown as {
          devices: (EventTarget & { destroy(): void })[];
          GPUOutOfMemoryError: new (message: string) => unknown;
          GPUUncapturedErrorEvent: new (type: string, init: { error: unknown }) => Event;
        };
        for (const device of scope.devices) {
          if (act === 'destroy') device.destroy();
          else {
            // As the browser tells it.
            const error = new scope.GPUOutOfMemoryError('no room');
            device.dispatchEvent(new scope.GPUUncapturedErrorEvent('uncapturederror', { error }));
          }
        }
      }, how);
      await lab.button('Play').click();
      await expect(page.getByRole('region', { name: 'Notices' })).toContainText(words);
      await lab.expectState('failed');
      await lab.expectAt(at);
      await page.getByRole('button', { name: 'Try again' }).click();
      await lab.expectAtLeast(at + 1);
      // The runtime says it as well.
      const others = lab.complaints.splice(0).filter((text) => !text.includes('WebGPU device error'));
      expect(others).toEqual([]);
    });
});

test('answers of a thousand retina networks are those in whole numbers, on either back end', async ({ page }) => {
  const outDir = test.info().outputPath('networks');
  await build({
    root: path.join(import.meta.dirname, '..'),
    configFile: false,
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: {
        input: path.join(import.meta.dirname, 'networks.page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  await page.route('**/networks/**', (route) => {
    const file = new URL(route.request().url()).pathname.replace(/^\/networks\//, '');
    if (file === '') {
      return route.fulfill({ contentType: 'text/html', body: '<script type="module" src="page.js"></script>' });
    }
    const contentType = TYPES[path.extname(file)];
    return route.fulfill({ contentType, body: readFileSync(path.join(outDir, file)) });
  });
  await page.goto('/networks/');
  for (const backend of ['wasm', 'webgpu'] as const) {
    await page.waitForFunction(() => 'compare' in globalThis);
    const { answers, wrong, yes } = await page.evaluate(
      (on) =>
        (
          globalThis as unknown as {
            compare(backend: string, size: number): Promise<{ answers: number; wrong: number; yes: number }>;
          }
        ).compare(on, 1000),
      backend,
    );
    expect({ backend, answers, wrong }).toEqual({ backend, answers: 256_000, wrong: 0 });
    expect(yes).toBeGreaterThan(20_000);
    expect(yes).toBeLessThan(236_000);
  }
});
