/** The site without a connection, and a new version of it, served by a server that the test stops and changes. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { writeServiceWorker } from '../offline/plugin.ts';
import { expect, test as base } from './lab.ts';

const DIST = path.join(import.meta.dirname, '../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

class Site {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  readonly asked: string[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor() {
    cpSync(DIST, this.folder, { recursive: true });
  }

  async start(): Promise<string> {
    this.#server = createServer(({ url = '/' }, response) => {
      const name = new URL(url, 'http://site').pathname.slice(1) || 'index.html';
      this.asked.push(name);
      try {
        const body = readFileSync(path.join(this.folder, name));
        response.writeHead(200, { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Another version: its page says so, and parts of the old one are gone from the server. */
  async renew(mark: string): Promise<void> {
    const file = path.join(this.folder, 'index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<head>', `<head><meta name="version" content="${mark}">`));
    for (const name of readdirSync(path.join(this.folder, 'assets')))
      if (/^(KeysDialog|ShareDialog)-.*\.js$/.test(name)) rmSync(path.join(this.folder, 'assets', name));
    await writeServiceWorker(this.folder);
  }
}

const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants it so.
  site: async ({}, use) => {
    const site = new Site();
    await use(site);
    await site.stop();
    rmSync(site.folder, { recursive: true });
  },
  baseURL: async ({ site }, use) => use(await site.start()),
});
test.use({ serviceWorkers: 'allow' });

const controlled = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
const caches = (page: Page) => page.evaluate(() => window.caches.keys());
const version = (page: Page) =>
  page.evaluate(() => document.querySelector('meta[name=version]')?.getAttribute('content') ?? 'first');

test('after one visit the labs and places open without a connection, and compute what they computed', async ({
  lab,
  page,
  site,
}) => {
  const network = '#/map-elites?evals=16&problem=digits&s.batch=8&s.cols=8&s.initial=8&s.rows=8';
  await lab.open('#/map-elites?evals=3000&problem=arm');
  const { digest } = await lab.finish();
  await controlled(page);
  // What runs networks on the CPU is kept with the rest; the graphics device's is larger, and waits for its first use.
  expect(site.asked.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  await lab.follow(network);
  const judged = await lab.finish();
  expect(site.asked.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  await site.stop();
  for (const link of ['#/nas', '#/mcts?evals=100', '#/reachability']) {
    await lab.open(link);
    await lab.expectAtLeast(1);
    await expect(page.getByRole('main').getByRole('region').first()).toBeVisible();
  }
  await lab.open(`#/map-elites?evals=3000&problem=arm&digest=${digest}`);
  await lab.expectBadge('verified');
  await lab.open(network);
  expect(await lab.finish()).toEqual(judged);
  for (const place of ['', 'lessons', 'build', 'own']) {
    await page.goto(`/#/${place}`);
    await expect(page.getByRole('main')).toHaveAttribute('data-place', /./);
    await expect(page.getByText('Loading…')).toHaveCount(0);
  }
  // A program runs there as well.
  await page.getByRole('button', { name: 'Test on 5 random solutions' }).click();
  await expect(page.getByRole('region', { name: 'Answers to random solutions' }).getByRole('row')).toHaveCount(6);
});

test('a new version waits, interrupts nothing, and each page keeps the parts of its own', async ({
  lab,
  page,
  context,
  site,
}) => {
  const link = '#/map-elites?evals=400000&problem=arm';
  await lab.open(link);
  await controlled(page);
  await site.renew('second');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.getByText('A new version is ready; it will be used when you next open the page.');
  await expect(notice).toBeVisible();
  const { at, digest } = await lab.finish();
  expect(at).toBe(400_000);
  // Gone from the server, not from here.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await version(other)).toBe('first');

  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect.poll(() => version(page).catch(() => '')).toBe('second');
  await expect(notice).toHaveCount(0);
  await lab.open(`${link}&digest=${digest}`);
  await lab.finish();
  await lab.expectBadge('verified');
  // The other page goes on with what it was opened with.
  expect(await version(other)).toBe('first');
  await other.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(other.getByRole('dialog')).toBeVisible();
  expect((await caches(page)).filter((name) => !/large|notes/.test(name))).toHaveLength(2);
  await other.close();
  await page.reload();
  await expect.poll(async () => (await caches(page)).filter((name) => !/large|notes/.test(name)).length).toBe(1);
  expect(await version(page)).toBe('second');
});
