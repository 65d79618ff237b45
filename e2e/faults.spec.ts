/**
 * What may go wrong round the page: each time one sentence says what was expected, what came and what to do, the page is
 * not blank and nothing computed is lost. Workers that hang or close are in worker.spec.ts, WebGPU in onnx.spec.ts.
 */
import type { Page } from '@playwright/test';
import { mangleFiles, readMangled, type Mangled } from '../workers/files/mangled.test-data.ts';
import { expect, test, type Lab } from './lab.ts';

const SMALL = '#/map-elites?evals=2000&problem=arm';
const NETWORK = '#/map-elites?evals=16&problem=digits&s.batch=8&s.cols=8&s.initial=8&s.rows=8';
const NOT_LOADED = 'A part of the page was expected here, but it could not be loaded';

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

/** What the browser and the runtime write of requests that fail; all else is a complaint. */
const OF_REQUESTS = /Failed to (load|fetch)|Unable to preload CSS|falling back to ArrayBuffer/;

function forgiveFailedRequests({ complaints }: Lab): void {
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !OF_REQUESTS.test(text)));
}

test('without WebAssembly, its file or memory for it, networks say so, and trying again goes on', async ({
  lab,
  page,
}) => {
  const harms: readonly (() => void)[] = [
    () => Reflect.deleteProperty(globalThis, 'WebAssembly'),
    () => {
      WebAssembly.Memory = function () {
        throw new RangeError('could not allocate memory');
      } as unknown as typeof WebAssembly.Memory;
    },
  ];
  for (const harm of harms) {
    await lab.open(SMALL);
    await page.workers()[0].evaluate(harm);
    await lab.follow(NETWORK);
    await expect(notices(page)).toContainText(
      /A network that runs on wasm was expected, but it could not be opened: .+\. Reload the page/,
    );
    await lab.expectState('failed');
    await lab.button('Try again').click();
    await lab.finish();
  }
  await page.route('**/*.wasm', (route) => route.abort());
  await lab.open(NETWORK);
  await expect(notices(page)).toContainText('A network that runs on wasm was expected, but it could not be opened');
  await page.unroute('**/*.wasm');
  await lab.button('Try again').click();
  await lab.finish();
  forgiveFailedRequests(lab);
});

test('where storage is blocked or full the page works, and remembers nothing', async ({ lab, page }) => {
  await page.addInitScript(() => {
    if (location.hash.includes('seed=2')) {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      return;
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  for (const seed of [1, 2]) {
    await lab.open(`${SMALL}&seed=${seed}`);
    await lab.button('Theme: system').click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await lab.finish();
    await lab.expectAt(2000);
  }
});

test('without a connection a run goes on; parts not yet loaded say so and come when it is back', async ({
  lab,
  page,
  context,
}) => {
  await lab.open('#/map-elites?evals=400000&problem=arm');
  await lab.expectAtLeast(1);
  await context.setOffline(true);
  const before = await lab.at();
  await page.keyboard.press('?');
  const sentence = page.getByRole('alert').filter({ hasText: NOT_LOADED });
  await expect(sentence).toBeVisible();
  await lab.expectAtLeast(before + 1);
  await context.setOffline(false);
  await sentence.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');

  await context.setOffline(true);
  await lab.follow('#/map-elites?evals=2000&problem=arm&search2=random');
  await expect(notices(page)).toContainText('The part of the page that runs races was expected');
  for (const [link, part] of [
    ['#/mcts', 'Tree'],
    ['#/nas', 'Front'],
  ] as const) {
    await context.setOffline(true);
    await lab.follow(link);
    await expect(sentence.first()).toBeVisible();
    // Still no connection: it says so again, and offers one thing more.
    await sentence.first().getByRole('button', { name: 'Try again' }).click();
    await expect(sentence.first().getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await context.setOffline(false);
    await sentence.first().getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('main').getByRole('region', { name: part }).first()).toBeVisible();
  }
  forgiveFailedRequests(lab);
});

test('a page that slept for an hour goes on with the same worker to the same end', async ({ lab, page, context }) => {
  const link = '#/map-elites?evals=400000&problem=arm';
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + Number(document.documentElement.dataset.slept ?? 0);
  });
  await lab.open(link);
  const straight = await lab.finish();
  await lab.open(link);
  await lab.expectAtLeast(2000);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.evaluate(() => (document.documentElement.dataset.slept = '3600000'));
  const at = await lab.at();
  await lab.expectAtLeast(at + 1);
  // It does not try to make up for the hour.
  expect(await lab.at()).toBeLessThan(400_000);
  await expect(notices(page)).toBeEmpty();
  expect(await lab.finish()).toEqual(straight);
  await expect(notices(page)).toBeEmpty();
});

/** As if dragged from the desktop on to the page. */
async function drop(page: Page, { files }: Mangled): Promise<void> {
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer();
      for (const { name, bytes } of dropped) data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
  for (const kind of ['dragover', 'drop']) await page.dispatchEvent('main', kind, { dataTransfer: transfer });
}

for (const [kind, link] of [
  ['archive', '#/map-elites?at=2000&evals=2000&problem=arm'],
  ['table', '#/nas?at=200&evals=200&problem=zdt1&search=nsga2'],
] as const) {
  test(`100 mangled files (${kind}) are refused in a sentence and change nothing`, async ({ lab, page }) => {
    await lab.open(link);
    await lab.expectState('done');
    const before = await lab.standing();
    const refused = mangleFiles(1_000, 1).flatMap((file) => {
      const result = readMangled(file);
      return file.kind === kind && !result.ok ? [{ file, result }] : [];
    });
    expect(refused.length).toBeGreaterThan(100);
    for (const { file, result } of refused.slice(0, 100)) {
      await drop(page, file);
      const dialog = page.getByRole('dialog', { name: /could not be opened/ });
      // Spaces are drawn as one; what is no letter at all is up to the browser.
      await expect(dialog.getByRole('alert')).toContainText(result.message.split(/[^ -~]/)[0].replace(/ +/g, ' '));
      await expect(dialog).toContainText(result.hint.slice(1).split(/[^ -~]/)[0]);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toHaveCount(0);
    }
    expect(await lab.standing()).toEqual(before);
  });
}
