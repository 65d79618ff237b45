import { expect, test } from './lab.ts';

const LINK = '#/map-elites?problem=arm&evals=20000&at=10000';
const CONTROLS = ['Play', 'One batch back', 'One batch on', 'Restart', 'Share', 'Evaluation'];

test('everything that can be pressed has a name', async ({ lab, page }) => {
  await lab.open(LINK);
  await lab.expectState('paused');
  for (const role of [
    'button',
    'link',
    'slider',
    'combobox',
    'spinbutton',
    'textbox',
    'checkbox',
    'radio',
    'tab',
  ] as const) {
    for (const element of await page.getByRole(role).all()) await expect(element).toHaveAccessibleName(/\S/);
  }
  for (const canvas of await page.locator('main canvas').all()) {
    await expect(
      canvas.or(canvas.locator('xpath=ancestor::*[@aria-label or @aria-labelledby or @aria-hidden][1]')).first(),
    ).toBeAttached();
  }
});

test('the tab key reaches every control, and shows where it is', async ({ lab, page }) => {
  await lab.open(LINK);
  await lab.expectState('paused');
  const reached = new Set<string>();
  for (let i = 0; i < 100 && !CONTROLS.every((name) => reached.has(name)); i++) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    if ((await focused.count()) === 0) continue;
    const name = await focused.evaluate((element) => element.ariaLabel ?? element.textContent?.trim() ?? '');
    const label = await focused.evaluate((element) =>
      element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '',
    );
    const ring = await focused.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    expect(ring, `focus ring on "${name || label}"`).toBe(true);
    for (const control of CONTROLS) if ([name, label.trim()].includes(control)) reached.add(control);
  }
  expect(CONTROLS.filter((name) => !reached.has(name))).toEqual([]);
});

for (const [width, height] of [
  [900, 700],
  [768, 1024],
  [600, 800],
  [390, 844],
  [320, 568],
]) {
  test(`nothing sticks out sideways at ${width}×${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    // The longest of all badges.
    await lab.open(`${LINK.replace('at=10000', 'at=9984')}&digest=0123456789ab`);
    await lab.expectBadge('differs');
    const { scroll, client } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scroll: scrollWidth, client: clientWidth };
    });
    expect(scroll).toBeLessThanOrEqual(client);
    await expect(lab.button('Play')).toBeVisible();
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`opens in ${scheme} where the system is`, async ({ lab, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await lab.open(LINK);
    await lab.expectState('paused');
    const sum = await page.evaluate(() => {
      const numbers = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
      return numbers.slice(0, 3).reduce((total, n) => total + Number(n), 0);
    });
    expect(sum > 384).toBe(scheme === 'light');
  });
}
