import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Lab } from './lab.ts';

const RUN = '#/map-elites?at=20000&evals=20000&p.dim=4&problem=sphere&s.cols=20&s.rows=30';

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** As if dragged from the desktop on to the page. */
async function drop(page: Page, files: readonly TextFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name));
    return data;
  }, files);
  for (const kind of ['dragover', 'drop']) await page.dispatchEvent('main', kind, { dataTransfer: transfer });
}

async function downloaded(button: Locator): Promise<TextFile> {
  const coming = button.page().waitForEvent('download');
  await button.click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** The elites of the run on show, and what the CSV cannot say of them. */
async function exported(lab: Lab): Promise<readonly [csv: TextFile, json: TextFile]> {
  await lab.button('Share').click();
  const csv = await downloaded(lab.button('All elites (columns as in pyribs), CSV'));
  const json = await downloaded(lab.button('All elites (columns as in pyribs), JSON of its axes'));
  await lab.button('Close').click();
  return [csv, json];
}

const withCommas = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

test('a CSV of elites is asked about, shown beside the run and compared with it', async ({ lab }) => {
  const { page } = lab;
  await lab.open(RUN);
  await lab.expectAt(20_000);
  const [csv] = await exported(lab);
  const elites = withCommas(csv.text.trim().split('\n').length - 1);

  await drop(page, [csv]);
  const questions = page.getByRole('dialog', { name: `Open ${csv.name}` });
  await expect(questions).toContainText(`With these answers all ${elites} elites lie in the cells the file names.`);
  const [across, up] = [questions.getByRole('group', { name: 'Across' }), questions.getByRole('group', { name: 'Up' })];
  await expect(across.getByLabel('Cells')).toHaveValue('20');
  await expect(up.getByLabel('Cells')).toHaveValue('30');

  await across.getByLabel('Cells').fill('2000');
  await expect(questions).toContainText('Cells: expected a whole number from 2 to 512, got "2000".');
  await expect(lab.button('Show the map')).toBeDisabled();
  await across.getByLabel('Cells').fill('40');
  await expect(questions).toContainText(`of ${elites} elites come into another cell than the file names`);
  await across.getByLabel('Cells').fill('20');
  await across.getByLabel('Name').fill('left half');
  await lab.button('Show the map').click();

  const opened = page.getByRole('region', { name: `Opened archive ${csv.name}` });
  await expect(opened).toContainText(`${elites} of 600 cells filled`);
  await expect(opened).toContainText('left half →');
  const map = opened.getByRole('application');
  // A pointer left over the map would lead the keys.
  await page.mouse.move(0, 0);
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(opened.getByRole('region', { name: 'Elite of the opened archive' })).toContainText('Cell 11, 14');

  await lab.button('Difference').click();
  await expect(opened).toContainText(`${elites} cells filled by both, 0 by one only`);
  await expect(opened.getByRole('row', { name: 'both, equal' })).toContainText(elites);
  const saved = await downloaded(
    opened.getByRole('group', { name: 'Download the difference' }).getByRole('button', { name: 'CSV' }),
  );
  expect(saved.text.split('\n')[0]).toBe('column,row,first,second,second_less_first');
  // The run moves, the archive does not.
  await page.getByRole('combobox', { name: 'Speed in evaluations per second' }).selectOption('1000');
  await lab.button('Restart').click();
  await lab.expectState('playing');
  await lab.button('Pause').click();
  await expect(opened.getByRole('row', { name: 'only the file' })).not.toContainText(/\D0$/);

  await lab.button(`Close ${csv.name}`).click();
  await expect(opened).toHaveCount(0);
});

test('with the JSON beside it nothing is asked, and it leads back to its run', async ({ lab }) => {
  await lab.open(RUN);
  await lab.expectAt(20_000);
  const files = await exported(lab);
  const digest = await lab.digest();
  await lab.open('#/map-elites?at=0&evals=1000');
  await drop(lab.page, files);
  const opened = lab.page.getByRole('region', { name: `Opened archive ${files[0].name}` });
  await expect(opened).toContainText('sum of the first half');
  await expect(opened).toContainText('Saved by this page');
  await lab.button('Difference').click();
  await expect(opened).toContainText('its elites are filed here by the run');
  await opened.getByRole('link', { name: 'open its run' }).click();
  await lab.expectAt(20_000);
  await lab.expectBadge('verified');
  expect(await lab.digest()).toBe(digest);
  // The archive is still there, and now it is the run's own map.
  await expect(opened).toContainText('0 by one only');
});

test('a broken file gets a sentence and changes nothing', async ({ lab }) => {
  const { page } = lab;
  await lab.open(RUN);
  await lab.expectAt(20_000);
  const before = await lab.standing();
  const dialog = page.getByRole('dialog', { name: 'This file could not be opened' });
  const table = 'objective,measures_0,measures_1\n1,0.2,0.3\n2,0.4,nan\n';
  for (const [files, sentence] of [
    [[{ name: 'a.csv', text: table }], '"a.csv": line 3, column 3 (measures_1): expected a number, got "nan".'],
    [[{ name: 'notes.txt', text: 'Dear diary' }], '"notes.txt": expected a CSV of pyribs or of this page'],
    [[{ name: 'x_fitnesses.npy', text: 'no' }], 'expected a NumPy file'],
  ] as const) {
    await drop(page, files);
    await expect(dialog.getByRole('alert')).toContainText(sentence);
    await dialog.getByRole('button', { name: 'Close' }).click();
  }
  await drop(page, [{ name: 'a.csv', text: table.replace('nan', '0.9') }]);
  await lab.button('Show the map').click();
  const opened = page.getByRole('region', { name: 'Opened archive a.csv' });
  await expect(opened).toContainText('2 of 64 cells filled');
  await drop(page, [{ name: 'b.csv', text: table }]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(opened).toContainText('2 of 64 cells filled');
  expect(await lab.standing()).toEqual(before);
});
