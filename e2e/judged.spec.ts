/** A search whose leaves a network judges: on the CPU as in Node, on the (software) graphics device nearly so. */
import type { Page } from '@playwright/test';
import { cli } from '../workers/cli/cli.ts';
import { expect, test } from './lab.ts';

const RUN = 'evals=60&p.moves=4455&problem=connect4-network&s.batch=16';

/** By move, the priors in per cent that the table under the tree tells. */
async function priorsIn(page: Page): Promise<Map<string, number>> {
  const rows = page.getByRole('region', { name: 'Moves from the node on top, as a table' }).locator('tbody tr');
  await expect(rows).toHaveCount(7);
  const told = await rows.evaluateAll((all) =>
    all.map((row): [string, string] => [
      row.querySelector('th')?.textContent ?? '',
      row.querySelectorAll('td')[3].textContent ?? '',
    ]),
  );
  return new Map(told.map(([move, text]) => [move, parseFloat(text.replace('<', ''))]));
}

test('leaves are judged by a network, with the results of the command line and the judgement among the phases', async ({
  lab,
  page,
}) => {
  const { out } = await cli(['run', RUN, '--json']);
  await lab.open(`#/mcts?${RUN}`);
  const { digest } = JSON.parse(out) as { digest: string };
  expect(await lab.finish()).toEqual({ at: 60, digest });
  const onCpu = await priorsIn(page);
  expect([...onCpu.values()].reduce((sum, prior) => sum + prior, 0)).toBeCloseTo(100, 0);
  await expect(page.getByText(/learned from positions of 12 moves and more/)).toBeVisible();

  await lab.pressSlider(0.5);
  await lab.expectState('paused');
  await lab.button('One iteration').click();
  const phases = page.getByRole('region', { name: 'One iteration in four phases' });
  while ((await phases.getByRole('status').textContent())?.endsWith('Judgement') !== true)
    await lab.button('Next step').click();
  await expect(
    phases.getByText(/is given to the network\. It expects [01](\.\d+)? for the first player/),
  ).toBeVisible();
  await lab.button('Next step').click();
  await expect(phases.getByText(/become nodes, each with its prior/)).toBeVisible();
  await lab.button('Next step').click();
  await expect(phases.getByText(/The result goes up from the leaf to the root/)).toBeVisible();
  // Node, whose view, worth: at the root.
  await expect(phases.locator('tbody tr').last().locator('td').nth(1)).toHaveText(/^[01](\.\d+)?$/);

  // Told to a tenth of a per cent, and rounded to it from either side.
  await lab.open(`#/mcts?evaluator=webgpu&${RUN.replace('60', '2')}`);
  expect((await lab.finish()).at).toBe(2);
  for (const [move, prior] of await priorsIn(page))
    expect(Math.abs(prior - (onCpu.get(move) ?? NaN))).toBeLessThan(0.11);
});
