/**
 * Whether memory stays flat while a run plays over and over: the default arm, 4 M evaluations flat out, restarted whenever it ends. Tells
 * each minute what the browser's processes hold by themselves (proportional set size, from /proc, so Linux only), and what
 * is alive on the page's heap after a collection.
 *   npm run bench:soak -- <minutes, 60>
 */
import { held } from './processes.ts';
import { openPage, printTable, quantile, withSite } from './stage.ts';

const MINUTES = Number(process.argv[2] ?? 60);
const LINK = '#/map-elites?evals=4000000&problem=arm';

await withSite(async (browser, address) => {
  const page = await openPage(browser);
  await page.goto(address + LINK);
  // Not waitForSelector: each answer of that would be kept, here and in the page.
  const reach = (state: string) =>
    page.locator(`main[data-state=${state}]`).waitFor({ state: 'attached', timeout: 600_000 });
  await reach('playing');
  await page.getByRole('combobox', { name: 'Speed in evaluations per second' }).selectOption('max');
  const tools = await page.context().newCDPSession(page);
  const rows: [number, number, number, number][] = [];
  let rounds = 0;
  const start = performance.now();
  while (rows.length < MINUTES) {
    await reach('done');
    await page.keyboard.press('r');
    await reach('playing');
    rounds += 1;
    if (performance.now() - start < (rows.length + 1) * 60_000) continue;
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    rows.push([rows.length + 1, rounds, held(), usedSize / 2 ** 20]);
    console.log(
      rows
        .at(-1)
        ?.map((value) => Math.round(value * 10) / 10)
        .join('\t'),
    );
  }
  const part = rows.slice(Math.floor(rows.length / 12));
  const third = Math.ceil(part.length / 3);
  const median = (of: typeof rows, column: 2 | 3) =>
    quantile(
      of.map((row) => row[column]),
      0.5,
    );
  printTable(
    [`${LINK}, ${rounds} runs`, 'first third after warming up', 'last third', 'change in per cent'],
    ([2, 3] as const).map((column) => {
      const [first, last] = [median(part.slice(0, third), column), median(part.slice(-third), column)];
      const what = column === 2 ? 'Chromium and this script, MB' : "the page's heap, MB";
      return [what, first, last, 100 * (last / first - 1)];
    }),
  );
});
