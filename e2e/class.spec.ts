/** Lines are made with the command line's own parts, so that the page is held to what that computes. */
import type { Page } from '@playwright/test';
import { pack } from '../app/own/link-text.ts';
import { recompute } from '../workers/cli/recompute.ts';
import { writeHandIn } from '../workers/core/hand-in.ts';
import { decodeLink, encodeLink } from '../workers/core/link.ts';
import { scoreOf, writeScore } from '../workers/core/score.ts';
import { hashOf } from '../workers/core/sha256.ts';
import { catalogue } from '../workers/host/registry.ts';
import { expect, test } from './lab.ts';

const ADDRESS = 'https://example.org/';

/** A line as Hand in writes it, with the score that it tells. */
async function handIn(text: string, tampered?: string): Promise<{ line: string; score: string; digest: string }> {
  const link = decodeLink(text, catalogue).value;
  const result = await recompute(link);
  if (!result.ok) throw new Error(result.message);
  const [{ at, digest, metrics }] = result.value;
  const score = scoreOf(link.lab, metrics);
  const hash = encodeLink({ ...link, at, digest: tampered ?? digest }, catalogue);
  return { line: writeHandIn(link.frame?.code, score, ADDRESS + hash), score: writeScore(score?.value ?? NaN), digest };
}

const RUN = '#/map-elites?problem=arm&evals=3000&s.cols=20&s.rows=20';

async function openWall(page: Page, text: string): Promise<void> {
  await page.goto('/#/class');
  await page.getByRole('textbox', { name: /^Lines that were handed in/ }).fill(text);
}

test('lines that are pasted are recomputed, judged and ranked', async ({ lab, page }) => {
  const anna = await handIn(`${RUN}&code=anna`);
  const ben = await handIn(`${RUN}&code=ben&seed=2&s.variation=gaussian&s.sigma=0.02`);
  const eva = await handIn(`${RUN}&code=eva&seed=3`, '000000000000');
  const text = [
    anna.line,
    `"copycat","${anna.line.replace(/&code=anna|anna · /g, '')}"`,
    ben.line,
    eva.line,
    'no link',
  ];
  await openWall(page, `${text.join('\n')}\nzoe · QD score 12 · ${RUN}&seed=4\n`);
  await expect(page.getByText('5 links found; no link in line 5.')).toBeVisible();

  // By keyboard: from the field to the button.
  await page.getByRole('textbox').press('Tab');
  await page.keyboard.press('Enter');
  const status = page.getByRole('status').filter({ hasText: 'of 5 checked' });
  await expect(status).toHaveText('5 of 5 checked: 3 verified, 1 differs, 1 not checked.');

  const card = (who: string) => page.locator('.wall-card', { hasText: who });
  await expect(card('copycat')).toContainText('same digest as anna');
  await expect(card('eva')).toContainText('differs at evaluation 3,000');
  await expect(card('eva')).toContainText(eva.digest);
  await expect(card('zoe')).toContainText('says QD score 12');
  await expect(card('ben')).toContainText('seed not made of code ben');
  await expect(page.getByRole('img', { name: 'elite map of ben' })).toBeVisible();
  await lab.expectColours(500);

  const ranking = page.getByRole('region', { name: 'Ranking' });
  const row = (who: string) => ranking.getByRole('row', { name: who });
  for (const [who, { score }] of [
    ['anna', anna],
    ['ben', ben],
    ['eva', eva],
  ] as const)
    await expect(row(who).last()).toContainText(`QD score ${score}`);
  await expect(row('copycat').getByRole('cell').first()).toHaveText(
    await row('anna').first().getByRole('cell').first().innerText(),
  );
  await expect(row('eva').getByRole('cell').first()).toHaveText('–');
  await expect(row('ben')).toContainText('s.sigma=0.02');

  // Sorted by seed, then the other way round.
  const seed = ranking.getByRole('button', { name: 'Seed' });
  await seed.press('Enter');
  await expect(ranking.getByRole('columnheader', { name: 'Seed' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(ranking.getByRole('rowheader')).toHaveText(['anna', 'copycat', 'ben', 'eva', 'zoe']);
  await seed.press('Enter');
  await expect(ranking.getByRole('rowheader')).toHaveText(['zoe', 'eva', 'ben', 'anna', 'copycat']);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('class-wall.csv');

  // To a run and back: all is as it was.
  await page.getByRole('link', { name: 'Open the run of ben' }).click();
  await lab.expectBadge('verified');
  await page.goBack();
  await expect(status).toHaveText('5 of 5 checked: 3 verified, 1 differs, 1 not checked.');
  await expect(page.getByRole('textbox')).toHaveValue(new RegExp('copycat'));
});

test('a run that is handed in comes back verified, from a file, on a phone', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(`${RUN}&code=anna&at=3000`);
  await lab.expectState('done');
  await lab.button('Share').click();
  const line = await page.getByRole('textbox', { name: 'Hand in: link and score in one line' }).inputValue();
  expect(line).toMatch(/^anna · QD score [\d.]+ · http.*#\/map-elites\?.*&digest=[0-9a-f]{12}$/);

  await page.goto('/#/class');
  const file = { name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(`name,link\nAnna B.,"${line}"\n`) };
  await page.getByLabel('File with links').setInputFiles(file);
  await expect(page.getByText('1 of 1 checked: 1 verified.')).toBeVisible();
  await expect(page.locator('.wall-card')).toContainText('Anna B., anna');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('a large run waits for a press, and can be stopped', async ({ page }) => {
  await openWall(page, 'max #/map-elites?problem=arm&evals=60000000');
  await page.getByRole('button', { name: 'Check 1 link' }).click();
  await page.getByRole('button', { name: 'Compute 60,000,000 evaluations' }).click();
  await expect(page.locator('.wall-card')).toContainText('checking');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Stopped' })).toHaveText('0 of 1 checked. Stopped.');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('.wall-card')).toHaveCount(0);
});

test('programs that are handed in are shown once, and run only when told to', async ({ page }) => {
  const name = '<b>Bowl</b>';
  const code = 'export const evaluate = ([x, y]) => ({ objectives: [-x * x - y * y], descriptors: [x, y] });';
  const place = (called: string) => ({ name: called, low: -1, high: 1 });
  const definition = {
    ...{ name, dims: 2, low: -1, high: 1 },
    objectives: [{ name: 'height', low: -2, high: 0, minimised: false }],
    descriptors: [place('x'), place('y')],
    answers: { kind: 'code', code },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  const run = `#/map-elites?evals=600&own=${await pack(bytes)}&p.own=${hashOf(bytes)}&problem=own`;
  await openWall(page, `anna · ${run}\nben · ${run}&seed=2&digest=000000000000\ncleo · ${RUN}`);
  await page.getByRole('button', { name: 'Check 3 links' }).click();
  const status = page.getByRole('status').filter({ hasText: 'of 3 checked' });
  await expect(status).toHaveText('1 of 3 checked: 1 not checked. 2 wait for you.');
  const program = page.getByRole('group', { name: 'Program to run' });
  await expect(program).toContainText(`2 runs here bring a program, “${name}”`);
  await expect(program).toContainText(code);
  await expect(page.locator('iframe')).toHaveCount(0);
  await program.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(status).toHaveText('3 of 3 checked: 1 differs, 2 not checked.');
  await expect(program).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'elite map of anna' })).toBeVisible();
});
