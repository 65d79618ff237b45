import { expect, test, type Lab } from './lab.ts';

const LINK = '#/map-elites?problem=arm&evals=40000&at=20000';

/** Opens the link and waits until the run stands, paused, in the middle. */
async function openMiddle(lab: Lab): Promise<{ at: number; digest: string }> {
  await lab.open(LINK);
  await lab.expectState('paused');
  await lab.expectAtLeast(19_000);
  await expect.poll(async () => (await lab.standing()).at === (await lab.standing()).at).toBe(true);
  return lab.standing();
}

test('a link with a playhead opens paused there', async ({ lab }) => {
  const { at, digest } = await openMiddle(lab);
  expect(at).toBeLessThanOrEqual(20_000);
  expect(digest).toMatch(/^[0-9a-f]{12}$/);
  await expect(lab.button('Play')).toBeVisible();
});

for (const [how, forwards, backwards] of [
  ['buttons', (lab: Lab) => lab.button('One batch on').click(), (lab: Lab) => lab.button('One batch back').click()],
  ['keys', (lab: Lab) => lab.page.keyboard.press('ArrowRight'), (lab: Lab) => lab.page.keyboard.press('ArrowLeft')],
] as const) {
  test(`steps on and back by ${how}, to the same digest`, async ({ lab }) => {
    const start = await openMiddle(lab);
    await forwards(lab);
    await lab.expectAtLeast(start.at + 1);
    const next = await lab.standing();
    expect(next.digest).not.toBe(start.digest);
    await backwards(lab);
    await lab.expectAt(start.at);
    await expect.poll(() => lab.standing()).toEqual(start);
    await backwards(lab);
    await expect.poll(() => lab.at()).toBeLessThan(start.at);
    await forwards(lab);
    await expect.poll(() => lab.standing()).toEqual(start);
  });
}

test('plays, pauses and ends by button', async ({ lab }) => {
  await openMiddle(lab);
  await lab.button('Play').click();
  await lab.expectState('done');
  await lab.expectAt(40_000);
});

test('Space plays and pauses', async ({ lab }) => {
  await lab.open('#/map-elites?problem=arm&evals=40000000');
  await lab.expectState('playing');
  await lab.expectAtLeast(1);
  await lab.page.keyboard.press('Space');
  await lab.expectState('paused');
  await expect(lab.button('Play')).toBeVisible();
  const paused = await lab.standing();
  await lab.page.keyboard.press('Space');
  await lab.expectState('playing');
  await lab.expectAtLeast(paused.at + 1);
  await lab.button('Pause').click();
  await lab.expectState('paused');
});

test('Home, End and R go to the start, the end and the start again', async ({ lab }) => {
  const { page } = lab;
  await openMiddle(lab);
  await page.keyboard.press('Home');
  await lab.expectAt(0);
  await page.keyboard.press('End');
  await lab.expectAt(40_000);
  const end = await lab.digest();
  await page.keyboard.press('r');
  await expect.poll(() => lab.at()).toBeLessThan(40_000);
  expect((await lab.finish()).digest).toBe(end);
});

test('Restart runs the same run again', async ({ lab }) => {
  await lab.open('#/map-elites?problem=arm&evals=20000');
  const first = await lab.finish();
  await lab.button('Restart').click();
  await expect
    .poll(async () => (await lab.at()) < 20_000 || (await lab.main.getAttribute('data-state')) === 'done')
    .toBe(true);
  expect(await lab.finish()).toEqual(first);
});

test('the slider seeks, to the same results each time', async ({ lab, page }) => {
  await openMiddle(lab);
  await page.keyboard.press('End');
  await lab.expectAt(40_000);
  await lab.pressSlider(0.25);
  await expect.poll(() => lab.at()).toBeLessThan(11_000);
  await expect.poll(() => lab.at()).toBeGreaterThan(9_000);
  const quarter = await lab.standing();
  await expect(lab.slider).toHaveAttribute('aria-valuenow', String(quarter.at));
  await page.keyboard.press('Home');
  await lab.expectAt(0);
  await lab.pressSlider(0.25);
  await expect.poll(() => lab.standing()).toEqual(quarter);
  await lab.pressSlider(0.75);
  await expect.poll(() => lab.at()).toBeGreaterThan(29_000);
});

test('the slider moves by keys', async ({ lab, page }) => {
  const start = await openMiddle(lab);
  await lab.slider.focus();
  await page.keyboard.press('PageUp');
  await lab.expectAtLeast(start.at + 1_000);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => lab.at()).toBeLessThanOrEqual(start.at);
});

test('shortcuts leave fields alone', async ({ lab }) => {
  await openMiddle(lab);
  const field = lab.page.getByRole('spinbutton').or(lab.page.getByRole('textbox')).first();
  await field.focus();
  const before = await lab.standing();
  await lab.page.keyboard.press('r');
  await lab.page.keyboard.press('Home');
  await lab.expectState('paused');
  expect(await lab.standing()).toEqual(before);
});
