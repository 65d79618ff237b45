/**
 * How alive the page stays while a run goes flat out on the largest map: longest task and longest gap between frames on
 * the main thread, and the time from a key press to the next paint.
 *   npm run bench:liveness
 */
import { openPage, printTable, quantile, withSite } from './stage.ts';

const LINK = '#/map-elites?problem=arm&evals=50000000&s.cols=512&s.rows=512&s.batch=1024';
const INPUTS = 40;

interface Observed {
  readonly tasks: number[];
  readonly gaps: number[];
  readonly latencies: number[];
}

/** Runs in the page before anything else. Long tasks are those of at least 50 ms; shorter ones are not reported. */
function observe(): void {
  const observed: Observed = { tasks: [], gaps: [], latencies: [] };
  Object.assign(globalThis, { observed });
  new PerformanceObserver((list) => observed.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  let last = performance.now();
  const frame = (now: number) => {
    observed.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener(
    'keydown',
    (event) => {
      const pressed = event.timeStamp;
      // A task posted from the frame's callback comes after its paint.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => observed.latencies.push(performance.now() - pressed));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

await withSite(async (browser, address) => {
  const page = await openPage(browser);
  await page.addInitScript(observe);
  await page.goto(address + LINK);
  await page.waitForSelector('main[data-state=playing]', { state: 'attached' });
  await page.getByRole('combobox', { name: 'Speed in evaluations per second' }).selectOption('max');
  await page.waitForTimeout(3000);
  const read = () => page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed);
  const loading = await read();
  await page.evaluate(() => {
    const { observed } = globalThis as unknown as { observed: Observed };
    for (const list of Object.values(observed) as number[][]) list.length = 0;
  });
  const before = Number(await page.locator('main').getAttribute('data-at'));
  // Pause and play in turn: every press changes what is seen.
  for (let i = 0; i < INPUTS; i++) {
    await page.keyboard.press('Space');
    await page.waitForTimeout(i % 2 === 0 ? 100 : 400);
  }
  const { tasks, gaps, latencies } = await read();
  const after = Number(await page.locator('main').getAttribute('data-at'));
  const longest = (values: readonly number[]) => (values.length > 0 ? Math.max(...values) : 'none of 50 ms or more');
  console.log(`${LINK}; ${after - before} evaluations while measuring`);
  printTable(
    ['main thread', 'ms'],
    [
      ['longest task while loading', longest(loading.tasks)],
      ['longest task while running', longest(tasks)],
      ['gap between frames, median', quantile(gaps, 0.5)],
      ['gap between frames, p99', quantile(gaps, 0.99)],
      ['gap between frames, longest', longest(gaps)],
      [`key press to paint, median of ${latencies.length}`, quantile(latencies, 0.5)],
      ['key press to paint, p95', quantile(latencies, 0.95)],
      ['key press to paint, longest', longest(latencies)],
    ],
  );
});
