/**
 * How fluid the plot of a front stays while a rectangle is dragged over its points without pause, while the pointer moves
 * over them, and while the wheel zooms in and out; also with a cloud of all networks below them: gaps between frames, and what the main thread computes per frame (CPU time, so other load on the
 * machine counts less).
 *   npm run bench:pareto
 */
import { ownPage } from '../e2e/own-page.ts';
import { launch, openPage, printTable, quantile, watchFrames, forgetFrames, framesOf } from './stage.ts';

const MOVES = 300;

const serve = await ownPage('pareto.page.tsx');
const browser = await launch();
const table: (readonly (string | number)[])[] = [];
const ALL = 110_592;
const CASES = [
  { rows: 10_000, cloud: 0 },
  { rows: 50_000, cloud: 0 },
  { rows: 100_000, cloud: 0 },
  { rows: 1_000, cloud: ALL },
  { rows: 100_000, cloud: ALL },
];
for (const { rows, cloud } of CASES) {
  for (const doing of ['brushing', 'hovering', 'zooming'] as const) {
    const brushes = doing === 'brushing';
    const page = await openPage(browser);
    await watchFrames(page);
    const address = await serve(page);
    await page.goto(`${address}?rows=${rows}${cloud > 0 ? `&cloud=${cloud}` : ''}`);
    const box = await page.locator('.scatter-plot').boundingBox();
    if (box === null) throw new Error('there is no plot');
    const at = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await at(0.1, 0.9);
    if (brushes) await page.mouse.down();
    await at(0.2, 0.8);
    await page.waitForTimeout(1000);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
    await session.send('Performance.enable');
    const busy = async () =>
      (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    await forgetFrames(page);
    const before = await busy();
    // Larger and smaller again, over most of the points, a few pixels at a time.
    for (let i = 0; i < MOVES; i++) {
      const share = 0.5 - 0.5 * Math.cos((4 * Math.PI * i) / MOVES);
      if (doing === 'zooming') await page.mouse.wheel(0, (4 * i) % (2 * MOVES) < MOVES ? -20 : 20);
      else await at(0.2 + 0.7 * share, 0.8 - 0.5 * share);
    }
    const spent = (await busy()) - before;
    const gaps = await framesOf(page);
    if (brushes) await page.mouse.up();
    table.push([
      `${rows}`,
      `${cloud}`,
      doing,
      gaps.length,
      quantile(gaps, 0.5),
      quantile(gaps, 0.95),
      Math.max(...gaps),
      (1000 * spent) / gaps.length,
    ]);
    await page.close();
  }
}
await browser.close();
printTable(['points', 'cloud', 'while', 'frames', 'gap, median ms', 'p95', 'longest', 'CPU ms per frame'], table);
