import { LESSONS } from '../app/lessons/lessons.ts';
import { expect, test } from './lab.ts';

const STEP = '#/map-elites?at=49920&evals=50000&lesson=step-size&problem=arm&s.variation=gaussian';

test('a lesson opens by its name, paused at its moment, with a link that says everything', async ({ lab, page }) => {
  await lab.open('#/s/step-size?lock=params');
  await lab.expectState('paused');
  await lab.expectAt(49_920);
  expect(new URL(page.url()).hash).toBe(STEP.replace('&problem', '&lock=params&problem'));
  await expect(page.getByRole('heading', { name: 'Too small, too large' })).toBeVisible();
  // Its knobs are parameters, which this link locks.
  await expect(page.getByRole('region', { name: 'Knobs' })).toHaveCount(0);
});

test('predict, run, reveal; a knob changes run and address, and reset brings the first back', async ({ lab, page }) => {
  await lab.open('#/s/step-size');
  await lab.expectAt(49_920);
  const before = await lab.digest();
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  const first = lesson.getByRole('listitem').first();
  await first.getByRole('textbox').fill('Both fill less');
  const answer = first.getByText('Both fail.');
  await expect(answer).toBeHidden();
  await lab.flatOut();
  await lesson.getByRole('button', { name: 'Step 10', exact: true }).click();
  await lab.expectState('done');
  await expect.poll(() => new URL(page.url()).hash).toContain('s.sigma=10');
  expect(new URL(page.url()).hash).toContain('lesson=step-size');
  expect(await lab.digest()).not.toBe(before);
  await first.getByRole('button', { name: 'Reveal the answer' }).click();
  await expect(answer).toBeVisible();
  const joints = lesson.getByRole('textbox', { name: /^Joints/ });
  await joints.fill('20');
  await joints.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain('p.joints=20');
  await lab.expectState('done');
  await lesson.getByRole('button', { name: 'Reset to the teacher’s version' }).click();
  await lab.expectAt(49_920);
  await lab.expectState('paused');
  expect(new URL(page.url()).hash).toBe(STEP);
  expect(await lab.digest()).toBe(before);
  // What was thought stays.
  await expect(first.getByRole('textbox')).toHaveValue('Both fill less');
});

test('a link can lock the answers', async ({ lab, page }) => {
  await lab.open('#/s/best-or-many?lock=answers');
  await lab.expectState('paused');
  await lab.expectAt(0);
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  await lesson.getByRole('radio', { name: 'the evolutionary algorithm' }).first().check();
  await expect(lesson.getByRole('button', { name: 'Run it' })).toBeVisible();
  await expect(lesson.getByRole('button', { name: /Reveal/ })).toHaveCount(0);
  await expect(page.getByText('98.5 % even')).toHaveCount(0);
  await lab.flatOut();
  await lesson.getByRole('button', { name: 'Run it' }).click();
  await lab.expectState('done');
});

test('the wrong setting of a race is not told by its names', async ({ lab, page }) => {
  await lab.open('#/s/a-search-that-never-starts');
  await lab.expectState('paused');
  await expect(page.getByRole('application', { name: /^Map of 2/ })).toBeVisible();
  await expect(page.getByText(/2 MAP-Elites, /)).toHaveCount(0);
});

test('folded, a lesson gives way to the lab; on a phone it stands above it', async ({ lab, page }) => {
  await lab.open('#/s/curiosity');
  await lab.expectAt(1000);
  const settings = page.getByRole('combobox', { name: 'Problem', exact: true });
  await expect(settings).toBeHidden();
  await page.getByRole('button', { name: 'Fold', exact: true }).click();
  await expect(settings).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Unfold', exact: true }).click();
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  const [above, below] = [await lesson.boundingBox(), await lab.main.boundingBox()];
  expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y + 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('all lessons are listed, by lab and by kind, also where an address names none', async ({ page, lab }) => {
  await page.goto('/#/s/no-such-lesson');
  await expect(page.getByRole('alert')).toContainText('There is no lesson called “no-such-lesson”');
  const cards = page.locator('main').getByRole('link');
  await expect(cards).toHaveCount(LESSONS.length);
  await page.getByRole('button', { name: 'By kind' }).click();
  await expect(page.getByRole('heading', { name: 'Find the bug' })).toBeVisible();
  await expect(cards).toHaveCount(LESSONS.length);
  await cards.filter({ hasText: 'The only reply' }).click();
  await lab.expectAt(100);
  await lab.open('#/map-elites?at=0&evals=1000&lesson=gone&problem=arm');
  await expect(page.getByText('This page has no lesson called “gone”')).toBeVisible();
});
