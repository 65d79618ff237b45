/**
 * What a cold load of Home and of each lab takes over localhost: gzipped JavaScript asked for until the default run plays, when
 * something is painted, and the main thread's longest tasks, each in a fresh profile without a service worker.
 *   npm run bench:loads
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { LABS } from '../workers/core/link.ts';
import { openPage, printTable, withSite } from './stage.ts';

const LOADS = 3;
/** What comes later was asked for by the run, or by the page at rest. */
const LOOKED_MS = 5_000;

interface Load {
  readonly scripts: ReadonlySet<string>;
  readonly painted: number;
  readonly longest: number;
}

async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await openPage(context);
  const scripts = new Set<string>();
  context.on('request', (request) => {
    const [, name] = /assets\/([^?]+\.js)$/.exec(request.url()) ?? [];
    if (name !== undefined) scripts.add(name);
  });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await page.goto(address);
  await page.waitForTimeout(LOOKED_MS);
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const tasks = await page.evaluate<number[]>('tasks');
  await context.close();
  return { scripts, painted, longest: Math.max(0, ...tasks) };
}

const size = (name: string) =>
  gzipSync(readFileSync(new URL(`../dist/assets/${name}`, import.meta.url)), { level: 9 }).length / 1000;
const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + size(name), 0);
const list = (loads: readonly Load[], of: (load: Load) => number) => loads.map((one) => of(one).toFixed(0)).join(', ');

await withSite(async (browser, address) => {
  const pages = new Map<string, Load[]>();
  for (const hash of ['', ...LABS.map((lab) => `#/${lab}`)]) {
    const loads: Load[] = [];
    while (loads.length < LOADS) loads.push(await load(browser, address + hash));
    pages.set(hash, loads);
  }
  const [[, home], ...labs] = [...pages];
  const more = labs.map(([, [first]]) => [...first.scripts].filter((name) => !home[0].scripts.has(name)));
  const common = more.reduce((all, one) => all.filter((name) => one.includes(name)));
  const isOrt = (name: string) => name.startsWith('ort.');
  const rows = labs.map(([hash, loads], i) => {
    const own = more[i].filter((name) => !common.includes(name));
    const ort = own.filter(isOrt);
    return [hash, sum(own) - sum(ort), sum(ort), list(loads, (one) => one.painted), list(loads, (one) => one.longest)];
  });
  printTable(
    ['page', 'its own kB', 'onnxruntime', 'painted ms', 'longest task ms'],
    [
      ['Home', sum(home[0].scripts), 0, list(home, (one) => one.painted), list(home, (one) => one.longest)],
      ['all labs, what Home has not', sum(common), 0, '', ''],
      ...rows,
    ],
  );
});
