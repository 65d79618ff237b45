/** Every page and every view of the labs by axe-core: nothing serious or critical, light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';
import { PLACES } from '../app/shell/places.ts';
import { expect, test, type Lab } from './lab.ts';

// The page's own policy allows no scripts but its own.
test.use({ bypassCSP: true });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each kind of thing that is wrong, with where. */
async function wrongWith(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: AXE });
  const { violations } = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: { run(on: Document, options: unknown): Promise<AxeResults> } };
    return axe.run(document, { ...given, resultTypes: ['violations'] });
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(' | ')}`,
    );
}

/** The theme changes nothing but colours. */
async function expectNothingWrong(page: Page, where: string): Promise<void> {
  const wrong = await wrongWith(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await wrongWith(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft([...wrong, ...inDark.map((line) => `dark: ${line}`)], where).toEqual([]);
}

/** Each of the views that a lab offers by the buttons of a group. */
async function lookAtViews({ page }: Lab, lab: string): Promise<void> {
  const views = page.getByRole('group', { name: 'What to show' }).first().getByRole('button');
  await expect(views.first()).toBeVisible();
  for (let i = 0; i < (await views.count()); i++) {
    const view = views.nth(i);
    if ((await view.getAttribute('aria-pressed')) === null) continue;
    await view.click();
    await expect(page.locator('.lab-loading')).toHaveCount(0);
    await expectNothingWrong(page, `${lab}: ${await view.textContent()}`);
  }
}

test('MAP-Elites, its dialogs and a race', async ({ lab, page }) => {
  await lab.open('#/map-elites?at=2000&cell=50,50&evals=2000&problem=arm');
  await lab.expectState('done');
  await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  await expectNothingWrong(page, 'map with a pinned cell');
  for (const name of ['Share', 'Keys', 'Claims']) {
    await lab.button(name).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNothingWrong(page, name);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('p');
  await expect(page.locator('.presenter')).toBeVisible();
  await expectNothingWrong(page, 'presenter mode');
  await page.keyboard.press('p');
  await lab.follow('#/map-elites?at=1000&evals=1000&problem=arm&search2=random');
  await expect(page.getByRole('group', { name: /./ }).first()).toBeVisible();
  await expectNothingWrong(page, 'race');
});

test('NAS', async ({ lab }) => {
  await lab.open('#/nas?at=100&evals=100&problem=zdt1&search=nsga2');
  await lab.expectState('done');
  await lookAtViews(lab, 'NAS');
  await lab.follow('#/nas?at=0');
  for (const view of ['Latency here', 'Fronts by device']) {
    await lab.button(view).click();
    await expect(lab.page.locator('.lab-loading')).toHaveCount(0);
    await expectNothingWrong(lab.page, `NAS: ${view}`);
  }
});

test('MCTS', async ({ lab }) => {
  await lab.open('#/mcts?at=300&evals=300&problem=tic-tac-toe');
  await lab.expectState('done');
  await lookAtViews(lab, 'MCTS');
  await lab.follow('#/mcts?evals=300&play=first&problem=tic-tac-toe');
  await expect(lab.page.locator('.lab-loading')).toHaveCount(0);
  await expectNothingWrong(lab.page, 'a game');
});

test('Reachability', async ({ lab }) => {
  await lab.open('#/reachability?at=0&evals=64&p.solver=breadth-first&problem=graph-path');
  await lookAtViews(lab, 'Reachability');
});

test('the pages around the labs', async ({ page }) => {
  await page.goto('/#/');
  const hashes = PLACES.filter((name) => name !== 's' && name !== 'paper').map(
    (name) => `#/${name === 'home' ? '' : name}`,
  );
  for (const hash of [...hashes, '#/paper/map-elites']) {
    await page.evaluate((to) => (location.hash = to), hash);
    await expect(page.locator('main h1, main h2').first()).toBeVisible();
    await expectNothingWrong(page, hash);
  }
});
