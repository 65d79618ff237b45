/**
 * How fluid an opened table of 50,000 rows stays: an axis of its parallel coordinates brushed without pause, and a rectangle
 * dragged over the plot of its front, each with all other pictures following. Gaps between frames, and what the main
 * thread computes per frame (CPU time, so other load on the machine counts less).
 *   npm run bench:table-page
 */
import type { Page } from '@playwright/test';
import { Rng } from '../workers/core/rng.ts';
import { openPage, printTable, quantile, withSite, watchFrames, forgetFrames, framesOf } from './stage.ts';

const ROWS = 50_000;
const MOVES = 150;

/** Wider and deeper costs more and errs less. */
function makeCsv(): string {
  const rng = new Rng().start(5, 1, 0);
  const lines = Array.from({ length: ROWS }, () => {
    const [width, depth] = [8 * (1 + rng.below(8)), 2 + rng.below(5)];
    const macs = Math.round(1000 * width * depth * (0.8 + 0.4 * rng.uniform()));
    const error = (5 + 60 / (1 + macs / 50_000) + 2 * rng.normal()).toFixed(3);
    const others = Array.from({ length: 5 }, () => rng.uniform().toFixed(6));
    return [width, depth, ['relu', 'tanh', 'gelu'][rng.below(3)], ...others, macs, error].join();
  });
  return ['width,depth,act,lr,momentum,decay,dropout,warmup,MACs,error', ...lines].join('\n');
}

/** Moves the pointer over `selector`'s place, pressed, and measures from the second move on. */
async function brush(page: Page, what: string, place: (i: number) => readonly [x: number, y: number]) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  await page.mouse.move(...place(0));
  await page.mouse.down();
  await page.mouse.move(...place(10), { steps: 4 });
  await forgetFrames(page);
  const before = await spent();
  for (let i = 0; i < MOVES; i++) await page.mouse.move(...place(i));
  const brushing = (await spent()) - before;
  const gaps = await framesOf(page);
  await page.mouse.up();
  await session.detach();
  return [
    what,
    String(gaps.length),
    quantile(gaps, 0.5),
    quantile(gaps, 0.95),
    Math.max(...gaps),
    (1000 * brushing) / gaps.length,
  ] as const;
}

await withSite(async (browser, address) => {
  const page = await openPage(browser);
  await watchFrames(page);
  await page.goto(`${address}#/nas?at=500&evals=1000&problem=zdt1&search=nsga2`);
  const picker = page.getByLabel('Table to open');
  await picker.waitFor({ state: 'attached' });
  await picker.setInputFiles({ name: 'trials.csv', mimeType: 'text/csv', buffer: Buffer.from(makeCsv()) });
  await page.waitForSelector('.parallel-plot[data-drawn=whole]', { timeout: 300_000 });
  await page.locator('.table-search .table-note').waitFor({ timeout: 300_000 });

  const wave = (i: number): number => 0.5 - 0.5 * Math.cos((4 * Math.PI * i) / MOVES);
  const rows = [];
  const axis = page.getByRole('slider', { name: 'Brush on lr' });
  await axis.scrollIntoViewIfNeeded();
  const box = await axis.boundingBox();
  if (box === null) throw new Error('there is no axis to brush');
  rows.push(
    await brush(page, 'an axis', (i) => [box.x + box.width / 2, box.y + box.height * (0.95 - 0.2 - 0.7 * wave(i))]),
  );
  const plot = page.locator('.scatter-plot');
  await plot.scrollIntoViewIfNeeded();
  const area = await plot.boundingBox();
  if (area === null) throw new Error('there is no plot');
  rows.push(
    await brush(page, 'a rectangle', (i) => [
      area.x + area.width * (i === 0 ? 0.2 : 0.3 + 0.6 * wave(i)),
      area.y + area.height * (i === 0 ? 0.2 : 0.3 + 0.5 * wave(i)),
    ]),
  );
  printTable(['brushing', 'frames', 'gap, median ms', 'p95', 'longest', 'CPU-ms per frame'], rows);
});
