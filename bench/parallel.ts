/**
 * How fluid parallel coordinates stay while an axis is brushed without pause: gaps between frames, and the CPU time of
 * the page's process per frame (drawing of pixels by the browser included), which other load on the machine moves less.
 *   npm run bench:parallel
 */
import { ownPage } from '../e2e/own-page.ts';
import { launch, openPage, printTable, quantile, watchFrames, forgetFrames, framesOf } from './stage.ts';

const MOVES = 200;

const serve = await ownPage('parallel.page.tsx');
const table: (readonly (string | number)[])[] = [];
for (const rows of [10_000, 50_000, 100_000]) {
  const browser = await launch();
  const page = await openPage(browser);
  await watchFrames(page);
  const session = await browser.newBrowserCDPSession();
  /** CPU-seconds of all pages; there is one. */
  const spent = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const address = await serve(page);
  await page.goto(`${address}?rows=${rows}`);
  await page.waitForSelector('.parallel-plot');
  const loaded = await spent();
  await page.waitForSelector('.parallel-plot[data-drawn=whole]', { timeout: 300_000 });
  const whole = (await spent()) - loaded;

  const box = await page.getByRole('slider').nth(5).boundingBox();
  if (box === null) throw new Error('there is no axis to brush');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + box.height * 0.95);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height * 0.75, { steps: 4 });
  await forgetFrames(page);
  const before = await spent();
  // Up and down again over most of the axis, a few pixels at a time.
  for (let i = 0; i < MOVES; i++) {
    const share = 0.5 - 0.5 * Math.cos((4 * Math.PI * i) / MOVES);
    await page.mouse.move(x, box.y + box.height * (0.75 - 0.7 * share));
  }
  const brushing = (await spent()) - before;
  const gaps = await framesOf(page);
  table.push([
    String(rows),
    whole,
    gaps.length,
    quantile(gaps, 0.5),
    quantile(gaps, 0.95),
    Math.max(...gaps),
    (1000 * brushing) / gaps.length,
  ]);
  await browser.close();
}
printTable(
  [
    'rows, on 8 axes',
    'first whole picture, CPU-s',
    'frames while brushing',
    'gap, median ms',
    'p95',
    'longest',
    'CPU-ms per frame',
  ],
  table,
);
