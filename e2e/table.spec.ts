import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

const RUN = '#/nas?at=500&evals=1000&problem=zdt1&search=nsga2';

/** Trials 0, 2 and 4 are the front; 1 is dominated, 3 was pruned, 5 breaks its constraint. */
const TRIALS = [
  'number,values_accuracy,values_latency,params_width,params_act,system_attrs_constraints,state',
  '0,0.9,10.0,64,relu,[-1.0],COMPLETE',
  '1,0.7,9.5,32,tanh,[-1.0],COMPLETE',
  '2,0.8,5.0,16,relu,[-1.0],COMPLETE',
  '3,0.99,,8,relu,,PRUNED',
  '4,0.6,2.5,8,tanh,[-0.5],COMPLETE',
  '5,0.95,1.0,128,relu,[0.5],COMPLETE',
  '',
].join('\n');

const operation = (op_code: number, fields: object): string => JSON.stringify({ op_code, worker_id: 'w', ...fields });
const trial = (study_id: number, trial_id: number, values: readonly number[]): string =>
  [
    operation(4, { study_id, datetime_start: '2024-01-01T00:00:00.000000' }),
    operation(6, { trial_id, state: 1, values, datetime_complete: '2024-01-01T00:01:00.000000' }),
  ].join('\n');
const JOURNAL = `${[
  operation(0, { study_name: 'small', directions: [1] }),
  operation(0, { study_name: 'large', directions: [2, 1] }),
  trial(1, 0, [0.9, 10]),
  trial(1, 1, [0.8, 5]),
  trial(0, 2, [3]),
].join('\n')}\n`;

/** As if dragged from the desktop on to the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], called));
      return data;
    },
    [name, text] as const,
  );
  for (const kind of ['dragover', 'drop']) await page.dispatchEvent('main', kind, { dataTransfer: transfer });
}

test('an Optuna table is opened, its front found and saved, and the run comes back as it was', async ({
  lab,
  page,
}) => {
  await lab.open(RUN);
  await lab.expectAt(500);
  const before = await lab.standing();
  await drop(page, 'trials.csv', TRIALS);

  const table = page.getByRole('region', { name: 'Table trials.csv' });
  await expect(table.getByRole('heading', { name: 'trials.csv' })).toBeFocused();
  const fact = (term: string) => table.getByRole('region', { name: 'Summary' }).locator('dl > div', { hasText: term });
  await expect(fact('with all objectives')).toContainText('5');
  await expect(fact('complete')).toContainText('5');
  await expect(fact('infeasible')).toContainText('1');
  await expect(fact('on the front')).toContainText('3');
  await expect(table).toContainText('An Optuna CSV does not say which values are to be minimised');
  const direction = (name: string) => table.getByRole('combobox', { name: `Direction of ${name}` });
  await expect(direction('accuracy')).toHaveValue('more');
  await expect(direction('latency')).toHaveValue('less');
  const rows = table.getByRole('region', { name: 'Rows as a table' });
  await expect(rows.locator('tbody th')).toHaveText(['trial 0', 'trial 2', 'trial 4']);
  const history = table.getByRole('region', { name: 'Hypervolume', exact: true });
  await expect(history).toContainText('3 on the front');
  // By keyboard, to the first row and back.
  const reading = history.getByRole('slider');
  const end = await history.locator('.curves-where').innerText();
  for (let i = 0; i < 30; i++) await reading.press('Shift+ArrowLeft');
  await reading.press('ArrowRight');
  await expect(history.locator('.curves-where')).toContainText('After 1 ');
  await expect(reading).toHaveAttribute('aria-valuetext', /^after 1 .*: hypervolume [\d.]+, 1 on the front$/);
  await reading.press('Escape');
  await expect(history.locator('.curves-where')).toHaveText(end);

  // The other way round only the slow ones stay: 0 is best in both.
  await direction('latency').selectOption('more');
  await expect(fact('on the front')).toContainText('1');
  await expect(rows.locator('tbody th')).toHaveText(['trial 0']);
  await table.getByRole('combobox', { name: 'Add an objective' }).selectOption('width');
  await direction('latency').selectOption('less');
  await table.getByRole('button', { name: 'Remove accuracy' }).click();
  // Narrow and fast: 4 is both.
  await expect(rows.locator('tbody th')).toHaveText(['trial 4']);
  await lab.button('As suggested').click();
  await expect(fact('on the front')).toContainText('3');

  // What is brushed on an axis is what is listed.
  await table.getByRole('slider', { name: 'Brush on width' }).focus();
  await page.keyboard.press('ArrowUp');
  await table.getByRole('button', { name: 'Selected' }).click();
  const brushed = Number(/(\d) of 6 trials selected/.exec(await table.innerText())?.[1]);
  expect(brushed).toBeGreaterThan(0);
  await expect(rows.locator('tbody th')).toHaveCount(brushed);
  await expect(table).toContainText(`${brushed} selected`);

  const coming = page.waitForEvent('download');
  await table.getByRole('group', { name: 'Download the front' }).getByRole('button', { name: 'CSV' }).click();
  const saved = await coming;
  expect(saved.suggestedFilename()).toBe('trials-front.csv');
  expect(await readFile(await saved.path(), 'utf8')).toBe(
    [
      'number,accuracy,latency,width,act,constraint 0,state',
      '0,0.9,10,64,relu,-1,COMPLETE',
      '2,0.8,5,16,relu,-1,COMPLETE',
      '4,0.6,2.5,8,tanh,-0.5,COMPLETE',
      '',
    ].join('\n'),
  );

  await lab.button('Back to the run').click();
  await expect(table).toHaveCount(0);
  await expect(lab.button('Open a table')).toBeFocused();
  expect(await lab.standing()).toEqual(before);
});

test('of several studies in a journal one is chosen', async ({ lab, page }) => {
  await lab.open(RUN);
  await page
    .getByLabel('Table to open')
    .setInputFiles({ name: 'journal.log', mimeType: 'text/plain', buffer: Buffer.from(JOURNAL) });
  const table = page.getByRole('region', { name: 'Table journal.log' });
  const study = table.getByRole('combobox', { name: 'Study' });
  await expect(study.locator('option:checked')).toHaveText('large');
  await expect(table.getByRole('button', { name: 'Front (2)' })).toBeVisible();
  await study.selectOption('small');
  await expect(table.getByRole('button', { name: 'Front (1)' })).toBeVisible();
  await expect(study.locator('option:checked')).toHaveText('small');
});

test('a broken table gets a sentence, and nothing is lost', async ({ lab, page }) => {
  await lab.open(RUN);
  await lab.expectAt(500);
  const before = await lab.standing();
  const dialog = page.getByRole('dialog', { name: 'This table could not be opened' });
  await drop(page, 'a.csv', 'x,loss\n1,2\n3\n');
  await expect(dialog.getByRole('alert')).toHaveText('"a.csv": line 3: expected 2 columns as in line 1, got 1.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await lab.standing()).toEqual(before);

  await drop(page, 'b.csv', 'x,loss\n1,2\n3,1\n');
  const table = page.getByRole('region', { name: 'Table b.csv' });
  await expect(table.getByRole('button', { name: 'Front (1)' })).toBeVisible();
  await drop(page, 'c.csv', 'x,loss\n1,"2\n');
  await expect(dialog.getByRole('alert')).toContainText('"c.csv": line 2, column 2: expected a closing quotation mark');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(table.getByRole('button', { name: 'Front (1)' })).toBeVisible();
});

/** 60 trials of two choices, each trial with a loss and a time. */
const GRID = `rate,act,loss,time
${Array.from({ length: 60 }, (_, i) => `${(i * 7) % 13},${['relu', 'tanh', 'gelu'][i % 3]},${(i * 29) % 31},${(i * 17) % 23}`).join('\n')}
`;

test('a table is searched, and the link verifies where the same file is given', async ({ lab, page }) => {
  await lab.open(RUN);
  await drop(page, 'grid.csv', GRID);
  const table = page.getByRole('region', { name: 'Table grid.csv' });
  await expect(table).toContainText('2 columns are searched: all 39 combinations are recorded.');
  await table.getByRole('combobox', { name: 'Search with' }).selectOption('nsga2');
  await table.getByRole('button', { name: 'Search this table' }).click();
  await expect(table).toHaveCount(0);
  await expect(page.getByText('Answers come from grid.csv, 60 rows.')).toBeVisible();
  const { at, digest } = await lab.finish();
  expect(at).toBe(300);
  expect(page.url()).toContain('p.genes=1-2&p.objectives=-3,-4&p.table=');
  const link = `${new URL(page.url()).hash}&point=1&digest=${digest}`;

  // The point says which row answered, by the names of the columns.
  await lab.follow(link);
  await lab.expectBadge('verified');
  const point = page.getByRole('region', { name: 'Point', exact: true });
  const row = Number(/Recorded in row (\d+)/.exec(await point.innerText())?.[1]);
  const cells = GRID.split('\n')[row].split(',');
  for (const [k, name] of ['rate', 'act', 'loss', 'time'].entries())
    await expect(
      point.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) }),
    ).toContainText(cells[k]);
  await lab.button('Look at the table').click();
  await expect(table).toBeVisible();

  // A fresh page knows no tables: it asks for this one, and takes no other.
  await lab.open(link);
  const asked = page.getByRole('region', { name: 'Notices' });
  await expect(asked).toContainText(/This run needs the table grid\.csv, whose SHA-256 begins with [0-9a-f]{12}/);
  await expect(asked.getByRole('button', { name: 'Choose the table…' })).toBeVisible();
  await drop(page, 'other.csv', 'x,loss\n1,2\n3,1\n');
  await expect(asked.getByRole('alert')).toHaveText(
    /^Expected the file whose SHA-256 begins with [0-9a-f]{12}, got other\.csv, whose begins with [0-9a-f]{12}\.$/,
  );
  await drop(page, 'renamed.csv', GRID);
  await lab.expectBadge('verified');
  expect(await lab.digest()).toBe(digest);
  await expect(asked).not.toContainText('This run needs');
});
