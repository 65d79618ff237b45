/** What frames a run: hidden parts, locks, codes, the builder, and a page of another origin around it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { PARTS } from '../workers/core/framing.ts';
import { LABS } from '../workers/core/link.ts';
import { expect, test } from './lab.ts';

/** Serves one page at an origin of its own while `use` runs. */
async function withHost(html: string, use: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>A course</title><body style="margin:0">${html}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

/** As browsers do in frames of other sites. */
async function blockStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('storage is blocked', 'SecurityError');
        },
      });
  });
}

test('a page of another origin drives the run, with storage blocked, from 320 px', async ({ page, baseURL: site }) => {
  const baseURL = site ?? '';
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await blockStorage(page);
  await page.setViewportSize({ width: 320, height: 760 });
  const [, example] = /```html\n(.*?)```/s.exec(readFileSync('docs/embed.md', 'utf8')) ?? [];
  await withHost(example.replaceAll('https://searchlight.example', baseURL), async (origin) => {
    await page.goto(origin);
    const inside = page.frameLocator('#run');
    const main = inside.getByRole('main');
    const told = page.locator('#told');
    await expect(told).toHaveText(/^paused at 0: /);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(told).toHaveText(/^done at 20000: [0-9a-f]{12}$/);
    await expect(main).toHaveAttribute('data-state', 'done');
    expect(await told.textContent()).toContain((await main.getAttribute('data-digest')) ?? 'nothing');
    await page.getByRole('button', { name: 'How good?' }).click();
    await expect(page.locator('#good')).toHaveText(/^coverage 0\.[1-9]\d*$/);
    await page.getByRole('button', { name: 'Back to 5,000' }).click();
    // The last whole batch of 256 up to there.
    await expect(told).toHaveText(/^paused at 4864: /);

    // From anywhere but the page around: nothing.
    const before = await told.textContent();
    const frame = page.frames().find((one) => one.url().startsWith(baseURL));
    await frame?.evaluate(() => window.postMessage({ searchlight: 1, type: 'play' }, '*'));
    // From there, but not as agreed: a sentence. That it is answered shows that the one before was left alone.
    await page.evaluate((target) => {
      const { contentWindow } = document.getElementById('run') as HTMLIFrameElement;
      contentWindow?.postMessage({ searchlight: 1, type: 'dance' }, target);
    }, baseURL);
    await expect(told).toHaveText('Expected one of hello, play, pause, state, metrics, seek as type.');
    expect(before).toContain(`at ${await main.getAttribute('data-at')}:`);

    const widths = await frame?.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths?.[0]).toBeLessThanOrEqual(widths?.[1] ?? 0);
    await expect(inside.getByRole('navigation')).toHaveCount(0);
    await expect(inside.getByRole('heading', { level: 1 })).toHaveText('Planar arm: MAP-Elites');
    const out = inside.getByRole('link', { name: 'Open in Searchlight' });
    await out.focus();
    const whole = new URL((await out.getAttribute('href')) ?? '', baseURL).hash;
    expect(whole).toMatch(/^#\/map-elites\?at=\d+&evals=20000&hide=settings,share&problem=arm$/);
    await page.screenshot({ path: test.info().outputPath('embed.png') });
  });
  expect(complaints).toEqual([]);
});

test('a sandbox without an origin says so', async ({ page, baseURL: site }) => {
  const baseURL = site ?? '';
  const frame = `<iframe sandbox="allow-scripts" title="run" width="320" height="300" src="${baseURL}/#/map-elites?embed=1"></iframe>`;
  await withHost(frame, async (origin) => {
    await page.goto(origin);
    const sentence = page.frameLocator('iframe').getByText('add allow-scripts and allow-same-origin to its sandbox');
    await expect(sentence).toBeVisible();
  });
});

test('what a link hides is gone in every lab, and the run stays', async ({ lab, page }) => {
  for (const name of LABS) {
    await lab.open(`#/${name}?at=0&evals=100&hide=${PARTS.join(',')}`);
    await expect(page.locator('.panel-map')).toBeVisible();
    await expect(page.locator('[data-part]').locator('visible=true')).toHaveCount(0);
    await expect(lab.button('Play')).toBeHidden();
  }
  await lab.open('#/map-elites?at=0&evals=100&hide=claims,metrics&problem=arm');
  await expect(lab.button('Claims')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Metrics' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
  await expect(lab.button('Play')).toBeVisible();
});

test('what a link locks stays, and says why', async ({ lab, page }) => {
  await lab.open('#/map-elites?at=0&evals=300&lock=evals,problem,search&problem=arm');
  await expect(page.getByText('Locked by whoever made this link: budget, problem and search.')).toBeVisible();
  await expect(page.getByLabel('Problem', { exact: true })).toBeDisabled();
  await expect(page.getByLabel('Search', { exact: true })).toBeDisabled();
  await expect(lab.button('Add a search to race')).toBeDisabled();
  await expect(page.getByLabel('Joints', { exact: true })).toBeEnabled();
  await page.getByText('More', { exact: false }).first().click();
  await expect(page.getByLabel('Budget', { exact: false }).first()).toBeDisabled();
  await page.getByLabel('Joints', { exact: true }).fill('9');
  await page.getByLabel('Joints', { exact: true }).press('Enter');
  // What is changed goes into the link; what is locked stays locked there.
  await expect.poll(() => page.url()).toContain('lock=evals,problem,search&p.joints=9');
});

test('seed=@ asks for a code: two codes are two seeds, one code is one', async ({ lab, page }) => {
  const seeds: string[] = [];
  for (const code of ['anna', 'Zoë 2', 'anna']) {
    await page.goto('about:blank');
    await page.goto('/#/map-elites?evals=300&lock=problem&problem=arm&seed=@');
    await page.getByLabel('Code').fill('<b>');
    await lab.button('Start').click();
    await expect(page.getByText('A code is at most 40 letters')).toBeVisible();
    await page.getByLabel('Code').fill(` ${code} `);
    await lab.button('Start').click();
    await lab.expectState('done');
    await expect.poll(() => page.url()).toContain(`code=${encodeURIComponent(code)}`);
    seeds.push(/[?&]seed=(\d+)/.exec(page.url())?.[1] ?? 'none');
  }
  expect(seeds[0]).toMatch(/^\d+$/);
  expect(seeds[1]).not.toBe(seeds[0]);
  expect(seeds[2]).toBe(seeds[0]);
  await page.getByText('More', { exact: false }).first().click();
  await expect(page.getByLabel('Seed', { exact: true })).toBeDisabled();
  await expect(page.getByText('The seed is made of the code “anna” and stays as it is.')).toBeVisible();
});

test('the builder makes the link that it previews', async ({ lab, page }) => {
  await page.goto('/#/build');
  await page.getByLabel('Paste a link').fill('https://example.org/#/map-elites?at=0&evals=300&problem=arm&seed=7');
  await page.getByLabel('Claims of the papers').uncheck();
  await page.getByLabel('Problem').check();
  await page.getByLabel('Inside another page').check();
  const link = page.getByRole('textbox', { name: 'Link', exact: true });
  await expect(link).toHaveValue(/#\/map-elites\?at=0&embed=1&evals=300&hide=claims&lock=problem&problem=arm&seed=7$/);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('main')).toHaveAttribute('data-state', 'paused');
  await expect(inside.getByRole('button', { name: 'Claims' })).toBeHidden();
  await expect(inside.getByLabel('Problem', { exact: true })).toBeDisabled();
  const previewed = () =>
    page
      .frames()
      .find((frame) => frame !== page.mainFrame())
      ?.url();
  expect(previewed()).toBe(await link.inputValue());
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'For another page' })).toHaveValue(
    /allow="fullscreen; clipboard-write"/,
  );

  await page.getByLabel('A run of their own').check();
  await expect(link).toHaveValue(/seed=@$/);
  await expect(inside.getByLabel('Code')).toBeVisible();
  // The address keeps it all.
  await page.reload();
  await expect(link).toHaveValue(/embed=1&evals=300&hide=claims&lock=problem&problem=arm&seed=@$/);

  await page.getByLabel('Paste a link').fill('hello');
  await expect(page.getByText('Expected the address of a run or a lesson, got "hello"')).toBeVisible();
  await expect(link).toHaveValue(/seed=@$/);
  expect(lab.complaints).toEqual([]);
});
