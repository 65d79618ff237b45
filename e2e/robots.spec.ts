import { expect, test, type Lab } from './lab.ts';

/** A small run; in cell 0, 3 of its map stands a walker, in 0, 0 nobody. */
const RUN = 'evals=24&problem=soft-robot&s.batch=8&s.cols=8&s.initial=24&s.rows=8';

async function openRobot(lab: Lab, cell: string): Promise<void> {
  await lab.open(`#/map-elites?cell=${cell}&${RUN}`);
  await lab.expectState('done');
  await expect(lab.page.locator('.robot canvas')).toBeVisible();
}

const picture = (lab: Lab): Promise<string> =>
  lab.page.locator('.robot canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** Whether two looks at the picture, some frames apart, differ. */
async function isMoving(lab: Lab): Promise<boolean> {
  const before = await picture(lab);
  await lab.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 20;
        const next = () => (--frames > 0 ? requestAnimationFrame(next) : resolve());
        requestAnimationFrame(next);
      }),
  );
  return (await picture(lab)) !== before;
}

test('the robot walks as far as it was scored, and says that it is flat', async ({ lab, page }) => {
  await openRobot(lab, '0,3');
  const robot = page.locator('.robot');
  expect(await isMoving(lab)).toBe(true);
  await expect(robot).toContainText('3-D');
  await expect(page.getByRole('region', { name: 'Run', exact: true })).toContainText('3-D');
  const scored = await page.locator('.inspector dd').first().textContent();
  const [distance] = /[\d.]+/.exec(scored ?? '') ?? [];
  const end = `${Number(distance).toFixed(2)} body lengths in 10.0 of 10 s`;
  await expect(robot).toContainText(end, { timeout: 120_000 });
  await lab.button('Let the robot rest').click();
  await expect(lab.button('Let the robot walk')).toBeVisible();
  expect(await isMoving(lab)).toBe(false);
});

test('it stands still where less motion is asked for, until told to walk', async ({ lab, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openRobot(lab, '0,3');
  expect(await isMoving(lab)).toBe(false);
  await lab.button('Let the robot walk').focus();
  await page.keyboard.press('Space');
  await expect(lab.button('Let the robot rest')).toBeVisible();
  expect(await isMoving(lab)).toBe(true);
});

test('what has no muscle has no button', async ({ lab, page }) => {
  await openRobot(lab, '0,0');
  await expect(page.locator('.robot')).toContainText(/No (cells|muscle)/);
  await expect(lab.button('Let the robot walk')).toHaveCount(0);
});
