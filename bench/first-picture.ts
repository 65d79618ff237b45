/**
 * Cold load over localhost: from navigation to the first coloured cells, in a fresh profile each time; and what has to
 * be fetched for it.
 *   npm run bench:first-picture
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openPage, printTable, quantile, withSite } from './stage.ts';

const LOADS = 9;

/** Runs in the page before anything else: looks at every frame whether some canvas has a coloured pixel. */
function watchForColour(): void {
  const probe = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
  const isColoured = (canvas: HTMLCanvasElement) => {
    if (probe === null || canvas.width === 0 || canvas.height === 0) return false;
    probe.clearRect(0, 0, 64, 64);
    probe.drawImage(canvas, 0, 0, 64, 64);
    const { data } = probe.getImageData(0, 0, 64, 64);
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b, alpha] = data.subarray(i, i + 4);
      if (alpha > 200 && Math.max(r, g, b) - Math.min(r, g, b) > 50) return true;
    }
    return false;
  };
  const look = () => {
    if ([...document.querySelectorAll('canvas')].some(isColoured))
      Object.assign(globalThis, { colouredAt: performance.now() });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

await withSite(async (browser, address) => {
  const pictures: number[] = [];
  const paints: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext();
    const page = await openPage(context);
    await page.addInitScript(watchForColour);
    await page.goto(address);
    const handle = await page.waitForFunction(() => (globalThis as { colouredAt?: number }).colouredAt);
    pictures.push((await handle.jsonValue()) ?? Number.NaN);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime));
    await context.close();
  }
  printTable(
    [`cold load, ${LOADS} times`, 'best ms', 'median ms'],
    [
      ['first contentful paint', Math.min(...paints), quantile(paints, 0.5)],
      ['first coloured cells', Math.min(...pictures), quantile(pictures, 0.5)],
    ],
  );
  const folder = new URL('../dist/assets/', import.meta.url);
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
  const sizes = files.map(({ name, bytes }) => [
    name,
    bytes.length / 1000,
    gzipSync(bytes, { level: 9 }).length / 1000,
  ]);
  const total = [1, 2].map((k) => sizes.reduce((sum, row) => sum + Number(row[k]), 0));
  printTable(['file', 'kB', 'gzip kB'], [...sizes, ['all', ...total]]);
});
