/**
 * How long a seek takes in the default run, from the slider's event to the page standing at the target: to places that
 * have been computed before, to any place while the run has just begun to play, and from a standing start.
 *   npm run bench:seek
 */
import type { Page } from '@playwright/test';
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';
import { openPage, printTable, quantile, waitForMain, withSite } from './stage.ts';

const SEEKS = 40;
const LINK = '#/map-elites?problem=arm';

/** Where batches end in the default run: the places that a seek can stand at. */
async function batchEnds(): Promise<number[]> {
  const opened = openRun(decodeLink(LINK, catalogue).value.spec, {});
  if (!opened.ok) throw new Error(opened.message);
  const ends: number[] = [];
  await opened.value.advance(opened.value.spec.budget, () => {
    ends.push(opened.value.at);
    return false;
  });
  return ends;
}

/** The same places every time, spread by the golden section. */
const spread = (ends: readonly number[]) =>
  Array.from({ length: SEEKS }, (_, i) => ends[Math.floor((((i + 1) * 0.618_033_988_75) % 1) * ends.length)]);

/** Presses the slider where `target` lies; milliseconds until the page stands there. */
async function seek(page: Page, target: number, budget: number): Promise<number> {
  const box = await page.getByRole('slider', { name: 'Evaluation', exact: true }).boundingBox();
  if (box === null) throw new Error('the slider is not on show');
  await page.evaluate((value) => {
    const main = document.querySelector('main');
    const taken = new Promise<number>((resolve) => {
      let pressed = 0;
      addEventListener('pointerdown', (event) => (pressed = event.timeStamp), { once: true, capture: true });
      const observer = new MutationObserver(() => {
        if (main?.dataset.at !== String(value)) return;
        observer.disconnect();
        resolve(performance.now() - pressed);
      });
      if (main) observer.observe(main, { attributes: true });
    });
    Object.assign(globalThis, { taken });
  }, target);
  // A little beyond the end of the batch, so that rounding does not fall short of it.
  await page.mouse.click(box.x + (box.width * (target + 100)) / budget, box.y + box.height / 2);
  return page.evaluate(() => (globalThis as unknown as { taken: Promise<number> }).taken);
}

await withSite(async (browser, address) => {
  const ends = await batchEnds();
  const targets = spread(ends);
  const page = await openPage(browser);

  await page.goto(address + LINK);
  await page.keyboard.press('End');
  await waitForMain(page, 'data-state', 'done');
  const known: number[] = [];
  for (const target of targets) known.push(await seek(page, target, ends[ends.length - 1]));

  /** Seeks in a new page each time, a moment after it opened. */
  const inNewPages = async (link: string, state: string, waitMs: number): Promise<number[]> => {
    const times: number[] = [];
    for (const target of targets) {
      await page.goto('about:blank');
      await page.goto(address + link);
      await waitForMain(page, 'data-state', state);
      await page.waitForTimeout(waitMs);
      times.push(await seek(page, target, ends[ends.length - 1]));
    }
    return times;
  };
  const playing = await inNewPages(LINK, 'playing', 1000);
  // The worst there is: nothing computed, and the worker's code not yet compiled.
  const cold = await inNewPages(`${LINK}&at=0`, 'paused', 0);
  const row = (name: string, times: readonly number[]) => [
    name,
    quantile(times, 0.5),
    quantile(times, 0.95),
    Math.max(...times),
  ];
  printTable(
    [`${SEEKS} seeks, ms`, 'median', 'p95', 'longest'],
    [
      row('run computed to its end before', known),
      row('one second after the page opened, playing', playing),
      row('page opened paused at 0, nothing computed', cold),
    ],
  );
});
