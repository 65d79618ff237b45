/**
 * How fluid parallel coordinates stay while an axis is brushed without pause: gaps between frames, what the main thread
 * computes per frame (CPU time, so other load on the machine counts less), and how long a whole picture takes.
 *   npm run bench:parallel
 */
import { ownPage } from '../e2e/own-page.ts';
import { launch, openPage, printTable, quantile } from './stage.ts';

const MOVES = 300;

const serve = await ownPage('parallel.page.tsx');
const browser = await launch();
const table: (readonly (string | number)[])[] = [];
for (const rows of [10_000, 50_000, 100_000]) {
  const page = await openPage(browser);
  await page.addInitScript(() => {
    const gaps: number[] = [];
    Object.assign(globalThis, { gaps });
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const address = await serve(page);
  await page.goto(`${address}?rows=${rows}`);
  await page.waitForSelector('.parallel-plot');
  const begun = performance.now();
  await page.waitForSelector('.parallel-plot[data-drawn=whole]', { timeout: 120_000 });
  const whole = performance.now() - begun;

  const box = await page.getByRole('slider').nth(5).boundingBox();
  if (box === null) throw new Error('there is no axis to brush');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + box.height * 0.95);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height * 0.75, { steps: 4 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  const busy = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  await page.evaluate(() => void ((globalThis as unknown as { gaps: number[] }).gaps.length = 0));
  const before = await busy();
  // Up and down again over most of the axis, a few pixels at a time.
  for (let i = 0; i < MOVES; i++) {
    const share = 0.5 - 0.4 * Math.cos((4 * Math.PI * i) / MOVES);
    await page.mouse.move(x, box.y + box.height * (0.75 - 0.7 * share));
  }
  const spent = (await busy()) - before;
  const gaps = await page.evaluate(() => (globalThis as unknown as { gaps: number[] }).gaps);
  await page.mouse.up();
  table.push([
    `${rows}`,
    whole,
    gaps.length,
    quantile(gaps, 0.5),
    quantile(gaps, 0.95),
    Math.max(...gaps),
    (1000 * spent) / gaps.length,
  ]);
  await page.close();
}
await browser.close();
printTable(
  ['rows, 8 axes', 'first whole picture, ms', 'frames', 'gap, median ms', 'p95', 'longest', 'CPU ms per frame'],
  table,
);
