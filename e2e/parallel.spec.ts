/** Parallel coordinates on a page of their own: brushing by pointer and keys, linked selection, the table. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { ownPage } from './own-page.ts';

interface Inside {
  readonly selection: Uint8Array | null;
  readonly pointed: number | null;
  readonly axes: readonly { readonly name: string; readonly values: Float64Array }[];
  select(selection: Uint8Array | null): void;
}

let serve: (page: Page) => Promise<string>;

const test = base.extend<{ plot: Locator }>({
  plot: async ({ page }, use) => {
    await page.goto(`${await serve(page)}?rows=500`);
    await page.waitForSelector('.parallel-plot[data-drawn=whole]');
    await use(page.locator('.parallel-plot'));
  },
});
test.beforeAll(async () => {
  serve = await ownPage('parallel.page.tsx');
});

const inside = <T>(page: Page, ask: (scope: Inside) => T): Promise<T> =>
  page.evaluate(`(${ask.toString()})(globalThis)`);
const selected = (page: Page) => inside(page, ({ selection }) => selection && [...selection]);
const latencies = (page: Page) => inside(page, ({ axes }) => [...axes[5].values]);
/** How many pixels of a canvas are painted. */
const inkOf = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    let ink = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) ink += 1;
    return ink;
  });

async function drag(page: Page, strip: Locator, from: number, to: number): Promise<void> {
  const box = (await strip.boundingBox())!;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + box.height * from);
  await page.mouse.down();
  await page.mouse.move(x, box.y + (box.height * (from + to)) / 2);
  await page.mouse.move(x, box.y + box.height * to);
  await page.mouse.up();
}

test('dragging along an axis selects the rows that lie there, and pressing it lets go', async ({ page, plot }) => {
  const strip = page.getByRole('slider', { name: 'Brush on ↓ latency (ms)' });
  await drag(page, strip, 0.95, 0.7);
  const values = await latencies(page);
  const rows = (await selected(page)) ?? [];
  const inBrush = values.filter((_, row) => rows[row] === 1);
  const outside = values.filter((_, row) => rows[row] === 0);
  expect(inBrush.length).toBeGreaterThan(20);
  expect(outside.length).toBeGreaterThan(20);
  // All outside lie beyond one end or the other.
  const [low, high] = [Math.min(...inBrush), Math.max(...inBrush)];
  expect(outside.filter((value) => value >= low && value <= high)).toEqual([]);
  await expect(page.getByRole('status')).toHaveText(`${inBrush.length} of 500 networks selected`);
  await expect(plot).toHaveAttribute('data-drawn', 'whole');
  const [all, some] = [plot.locator('canvas').first(), plot.locator('canvas').last()];
  await expect.poll(() => inkOf(some)).toBeGreaterThan(1000);
  expect(await inkOf(some)).toBeLessThan(await inkOf(all));

  await drag(page, page.getByRole('slider', { name: 'Brush on operation' }), 0.02, 0.24);
  const both = (await selected(page)) ?? [];
  expect(both.every((one, row) => one <= rows[row])).toBe(true);
  expect(both).not.toEqual(rows);

  await strip.click({ position: { x: 14, y: 20 } });
  await page.getByRole('slider', { name: 'Brush on operation' }).click({ position: { x: 14, y: 280 } });
  expect(await selected(page)).toBe(null);
  await expect(page.getByRole('status')).toHaveText('500 networks');
});

test('keys brush, step between axes and let go', async ({ page, plot }) => {
  const latency = page.getByRole('slider', { name: 'Brush on ↓ latency (ms)' });
  await page.getByRole('slider', { name: 'Brush on depth (layers)' }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(latency).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(latency).toHaveAttribute('aria-valuetext', /^0 to 1\.\d+; \d+ of 500 networks selected$/);
  const first = (await selected(page)) ?? [];
  await page.keyboard.press('Shift+ArrowUp');
  const more = (await selected(page)) ?? [];
  expect(more.filter(Boolean).length).toBeGreaterThan(first.filter(Boolean).length);
  expect(more.every((one, row) => one >= first[row])).toBe(true);
  await page.keyboard.press('Escape');
  expect(await selected(page)).toBe(null);
  await expect(plot.locator('.parallel-brush')).toHaveCount(0);
});

test('a selection from elsewhere is shown, and takes brushes away', async ({ page, plot }) => {
  await drag(page, page.getByRole('slider', { name: 'Brush on depth (layers)' }), 0.05, 0.5);
  await expect(plot.locator('.parallel-brush')).toHaveCount(1);
  await inside(page, ({ select }) => select(Uint8Array.from({ length: 500 }, (_, row) => (row < 7 ? 1 : 0))));
  await expect(page.getByRole('status')).toHaveText('7 of 500 networks selected');
  await expect(plot.locator('.parallel-brush')).toHaveCount(0);
  await page.getByText('Show as table').click();
  await expect(page.getByRole('region', { name: 'Selected rows as a table' }).getByRole('row')).toHaveCount(8);
  await page.getByRole('button', { name: 'Select all' }).click();
  await expect(page.getByRole('status')).toHaveText('500 networks');
});

test('the line under the pointer is read, and other axes give other colours', async ({ page, plot }) => {
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.62, box.y + box.height * 0.85);
  await expect(page.locator('.parallel-readout')).toHaveText(/^\d+: depth \(layers\) \d.*validation error/);
  await expect.poll(() => inside(page, ({ pointed }) => pointed)).not.toBe(null);
  await page.mouse.move(box.x, box.y - 40);
  await expect(page.locator('.parallel-readout')).toHaveText(/^Drag along an axis/);
  const picture = () =>
    plot
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await picture();
  await page.getByLabel('Colour by').selectOption('↓ validation error (%)');
  await expect.poll(picture).not.toBe(before);
  await expect(page.getByText('no validation error (%)')).toBeVisible();
});
