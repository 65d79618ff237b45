/** The plot of a front on a page of its own: reading, pinning, brushing by pointer and keys, linked selection, the table. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { ownPage } from './own-page.ts';

interface Inside {
  readonly selection: Uint8Array | null;
  readonly pointed: number | null;
  readonly pinned: number | null;
  readonly rows: { readonly points: Float64Array; readonly front: Uint32Array };
  select(selection: Uint8Array | null): void;
}

const ROWS = 300;
let serve: (page: Page) => Promise<string>;

const test = base.extend<{ plot: Locator }>({
  plot: async ({ page }, use) => {
    await page.goto(`${await serve(page)}?rows=${ROWS}`);
    await use(page.locator('.scatter-plot'));
  },
});
test.beforeAll(async () => {
  serve = await ownPage('pareto.page.tsx');
});

const inside = <T>(page: Page, ask: (scope: Inside) => T): Promise<T> =>
  page.evaluate(`(${ask.toString()})(globalThis)`);
const selected = (page: Page) => inside(page, ({ selection }) => selection && [...selection]);
const rowsOf = (page: Page) => inside(page, ({ rows }) => ({ points: [...rows.points], front: [...rows.front] }));

/** The range that an axis shows, from its ticks. */
async function scaleOf(page: Page, group: number): Promise<(value: number) => number> {
  const ticks = await page
    .locator('.scatter-stage svg > g')
    .nth(group)
    .locator('.tick')
    .evaluateAll((all) =>
      all.map((tick) => {
        const label = tick.textContent!.replace('−', '-');
        const [x, y] = tick
          .getAttribute('transform')!
          .match(/[\d.-]+/g)!
          .map(Number);
        return { value: Number(label.replace('k', '')) * (label.endsWith('k') ? 1000 : 1), at: x + y };
      }),
    );
  const [first, last] = [ticks[0], ticks[ticks.length - 1]];
  return (value) => first.at + ((value - first.value) / (last.value - first.value)) * (last.at - first.at);
}

/** Where on the page a row is drawn: MACs across, error up. */
async function placeOf(page: Page, plot: Locator, row: number): Promise<[number, number]> {
  const { points } = await rowsOf(page);
  const box = (await plot.boundingBox())!;
  const [x, y] = [await scaleOf(page, 0), await scaleOf(page, 1)];
  return [box.x + x(-points[2 * row + 1]), box.y + y(-points[2 * row])];
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('the point under the pointer is read, and a click pins it and lets it go', async ({ page, plot }) => {
  const { front, points } = await rowsOf(page);
  const place = await placeOf(page, plot, front[3]);
  await page.mouse.move(...place);
  await expect(page.locator('.scatter-readout')).toContainText(`network ${front[3] + 1}: error`);
  await expect(page.locator('.scatter-readout')).toContainText('on the front');
  await expect(page.locator('.scatter-readout')).toContainText((-points[2 * front[3] + 1]).toLocaleString('en-US'));
  await page.mouse.click(...place);
  expect(await inside(page, ({ pinned }) => pinned)).toBe(front[3]);
  await page.mouse.move(0, 0);
  await expect(page.locator('.scatter-readout')).toContainText(`network ${front[3] + 1}: error`);
  await page.mouse.click(...place);
  expect(await inside(page, ({ pinned }) => pinned)).toBeNull();
});

test('dragging selects what lies in the rectangle, and a click beside the points lets go', async ({ page, plot }) => {
  const box = (await plot.boundingBox())!;
  const at = (x: number, y: number): [number, number] => [box.x + x, box.y + y];
  await page.mouse.move(...at(100, 150));
  await page.mouse.down();
  await page.mouse.move(...at(200, 200));
  await page.mouse.move(...at(320, 560));
  await page.mouse.up();
  await settled(page);
  const [x, y] = [await scaleOf(page, 0), await scaleOf(page, 1)];
  const { points } = await rowsOf(page);
  const chosen = (await selected(page))!;
  const drawn = Array.from({ length: ROWS }, (_, row) => [x(-points[2 * row + 1]), y(-points[2 * row])]);
  const margin = drawn.map(([px, py]) => Math.min(px - 100, 320 - px, py - 150, 560 - py));
  expect(chosen.filter((one) => one === 1).length).toBeGreaterThan(20);
  margin.forEach((m, row) => {
    // Pointers are read in whole pixels, ticks in half ones.
    if (Math.abs(m) > 1.5) expect(chosen[row]).toBe(m > 0 ? 1 : 0);
  });
  await expect(page.locator('.scatter-count')).toContainText(`${chosen.filter((one) => one === 1).length} selected`);
  await page.mouse.click(...at(box.width - 30, 30));
  expect(await selected(page)).toBeNull();
});

test('keys read points, pin them, and select a rectangle', async ({ page, plot }) => {
  await plot.focus();
  const row = (await rowsOf(page)).front[0];
  await page.mouse.click(...(await placeOf(page, plot, row)));
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.scatter-hidden[aria-live]')).toContainText('network', { timeout: 5000 });
  await page.keyboard.press('s');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('s');
  await settled(page);
  expect((await selected(page))!.filter((one) => one === 1).length).toBeGreaterThan(20);
  await page.keyboard.press('Escape');
  expect(await selected(page)).toBeNull();
});

test('who selects elsewhere is followed, and the rectangle goes', async ({ page, plot }) => {
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 500, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  const marks = plot.locator('canvas').nth(2);
  const inkOf = () =>
    marks.evaluate((element: HTMLCanvasElement) =>
      element
        .getContext('2d')!
        .getImageData(0, 0, element.width, element.height)
        .data.some((byte) => byte > 0),
    );
  await page.mouse.move(0, 0);
  await settled(page);
  await expect.poll(inkOf).toBe(true);
  await page.evaluate((rows) => {
    (globalThis as unknown as Inside).select(Uint8Array.from({ length: rows }, (_, row) => (row < 7 ? 1 : 0)));
  }, ROWS);
  await expect(page.locator('.scatter-count')).toContainText('7 selected');
  await settled(page);
  await expect.poll(inkOf).toBe(false);
});

test('the table holds the front, and pins', async ({ page, plot }) => {
  await expect(plot).toBeVisible();
  await page.getByText('Show the front as a table').click();
  const { front } = await rowsOf(page);
  await expect(page.locator('.scatter-table tbody tr')).toHaveCount(front.length);
  await page.getByRole('button', { name: `Pin network ${front[2] + 1}`, exact: true }).click();
  expect(await inside(page, ({ pinned }) => pinned)).toBe(front[2]);
});

test('both sides and the colours can be chosen', async ({ page, plot }) => {
  await page.getByRole('combobox', { name: 'Across' }).selectOption({ label: 'error' });
  await expect(page.locator('.scatter-x-name')).toHaveText('error (%), less is better →');
  await expect(page.locator('.scatter-y-name')).toHaveText('↑ MACs, less is better');
  await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'MACs' });
  await expect(page.locator('.scatter-scale span')).toHaveText('MACs, less is better');
  await expect(plot).toHaveAttribute('aria-label', 'networks: MACs against error');
});
