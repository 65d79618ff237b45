/**
 * How long an icicle of a large tree takes, 1600 pixels wide: laid out in Node (CPU time), drawn in Chromium until its pixels can be
 * read; best and median of some.
 *   npm run -s bench:icicle
 */
import { decodeLink } from '../workers/core/link.ts';
import type { Tree } from '../workers/core/tree.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { icicleOf } from '../workers/lenses/tree/icicle.ts';
import { treeFrame } from '../workers/lenses/tree/tree-lens.ts';
import { ownPage } from '../e2e/own-page.ts';
import { launch, openPage, printTable, quantile } from './stage.ts';

const PIXELS = 1600;
const LEVELS = 20;
const TIMES = 25;

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const serve = await ownPage('icicle.page.ts');
const browser = await launch();
const rows: string[][] = [];
for (const evals of [5_000, 50_000, 500_000]) {
  const { spec } = decodeLink(`problem=connect4&search=uct&evals=${evals}`, catalogue).value;
  const opened = openRun(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  const run = opened.value;
  await run.advance(Infinity);
  const { tree } = run.snapshot().search as { tree: Tree };
  const layout = Array.from({ length: TIMES }, () => cpuMs(() => icicleOf(tree, 0, PIXELS, LEVELS)));
  const frame = treeFrame(tree, 2, 0, { top: [], pixels: PIXELS, levels: LEVELS, most: 300 }, 0);
  const whole = Array.from({ length: TIMES }, () =>
    cpuMs(() => treeFrame(tree, 2, 0, { top: [], pixels: PIXELS, levels: LEVELS, most: 300 }, 0)),
  );
  const page = await openPage(browser);
  await page.goto(await serve(page));
  await page.waitForFunction(() => 'drawTimes' in globalThis);
  const drawn = await page.evaluate(
    ([bars, times]) => {
      const { drawTimes } = globalThis as unknown as { drawTimes(frame: unknown, times: number): number[] };
      return drawTimes({ bars }, times);
    },
    [
      Object.fromEntries(Object.entries(frame.bars).map(([name, column]) => [name, Array.from(column)])),
      TIMES,
    ] as const,
  );
  await page.close();
  const told = (times: readonly number[]) =>
    `${Math.min(...times).toFixed(1)} / ${quantile([...times], 0.5).toFixed(1)}`;
  rows.push([String(tree.size), String(frame.bars.node.length), told(layout), told(whole), told(drawn)]);
}
await browser.close();
printTable(['nodes', 'bars', 'layout, CPU-ms, best / median', 'whole frame, CPU-ms', 'drawing, ms'], rows);
