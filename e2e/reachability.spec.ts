import { expect, test } from './lab.ts';

const LINK =
  '#/reachability?evals=50&graph=5-2,2-1,1-7,5-6,6-8,8-3,5..3&p.solver=e8&problem=graph-path&search=map-elites';

test('a transformer is asked for a path, refused a cycle, kept from an edge, and its sets are shown', async ({
  lab,
  page,
}) => {
  await lab.open(LINK);
  const answer = page.locator('.reach-graph-answer');
  await expect(answer).toHaveText(/^Next comes vertex 6 \(\d+\.\d+ %\), ✓ right\.$/);
  await expect(page.getByText('5 → 6 → 8 → 3. The goal is reached.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Breadth-first search/ })).toContainText('✓ right');

  // A cycle is refused with its sentence, and the graph stays.
  await page.getByText('Edges as a table, and changes by keys').click();
  const edges = page.getByRole('region', { name: 'Edges', exact: true });
  await page.getByLabel('The edge begins at').selectOption('3');
  await page.getByLabel('The edge ends at').selectOption('5');
  await lab.button('Add edge').click();
  await expect(page.getByRole('alert')).toHaveText(/^Not changed: a graph without cycles was expected/);
  await expect(edges.locator('tbody tr')).toHaveCount(6);

  // Another edge is taken, stands in the link, and is taken back.
  await page.getByLabel('The edge begins at').selectOption('2');
  await page.getByLabel('The edge ends at').selectOption('7');
  await lab.button('Add edge').click();
  await expect(edges.locator('tbody tr')).toHaveCount(7);
  await expect.poll(() => page.url()).toContain('2-7');
  await lab.button('Undo').click();
  await expect(edges.locator('tbody tr')).toHaveCount(6);
  await expect(answer).toHaveText(/^Next comes vertex 6/);

  // A vertex added stays with its graph: another one is drawn as it is, and going back brings it back.
  const vertices = page.locator('.reach-graph .reach-graph-vertex');
  await lab.button('Add vertex').click();
  await expect(vertices).toHaveCount(8);
  await lab.button('Another').click();
  await expect(edges.getByRole('button', { name: 'Cut 5 to 6' })).toHaveCount(0);
  const used = await edges.locator('tbody td:nth-child(2)').allTextContents();
  await expect(vertices).toHaveCount(new Set(used.flatMap((edge) => edge.match(/\d+/g))).size);
  await lab.button('Undo').click();
  await expect(vertices).toHaveCount(8);

  // Without the edge to it, another vertex is answered; with it, the same as before.
  await edges.getByRole('button', { name: 'Cut 5 to 6' }).click();
  await expect(answer).toHaveText(/^Before the cut: vertex 6 .* After: vertex (?!6)\d/);
  await expect(page.getByText('none, for the goal cannot be reached')).toBeVisible();
  await edges.getByRole('button', { name: 'Restore 5 to 6' }).click();
  await expect(answer).toHaveText(/^Next comes vertex 6/);

  // Early in its training the same network knows less.
  const training = page.getByLabel('Along its training');
  await training.fill('0');
  await expect(training).toHaveAttribute('aria-valuetext', /^after 0 examples/);
  await expect(answer).not.toHaveText(/^Next comes vertex 6/);
  await training.fill('12');
  await expect(answer).toHaveText(/^Next comes vertex 6/);

  await lab.button('Reach').click();
  const sets = page.getByRole('region', { name: 'Sets by layer' }).locator('tbody tr');
  await expect(sets).toHaveCount(4);
  // What paths connect is counted by hand: two chains of four vertices, with one in common, have 12 + 12.
  await expect(sets.last()).toContainText('of 24)');
  await expect(page.getByText(/What the answer knows after layer 3: [1-6] of 6 edges/)).toBeVisible();
  await page.getByLabel('Layer:').fill('0');
  await expect(page.getByText('What the answer knows before layer 1: 0 of 6 edges')).toBeVisible();
});

test('a link that asks for what there is not says what is shown instead', async ({ lab, page }) => {
  const chain = Array.from({ length: 9 }, (_, i) => `${i + 1}-${i + 2}`).join(',');
  await lab.open(`#/reachability?evals=50&graph=${chain},1..4&p.solver=e8&problem=graph-path&view=nosuch`);
  await expect(
    page.getByText(/^Transformer E = 8, balanced takes graphs of at most 8 edges .* has 9 edges: /),
  ).toBeVisible();
  await expect(page.getByText(/^One of the views graph, .* was expected in the link, but nosuch came/)).toBeVisible();
  // It was too large for that solver alone.
  await page.getByLabel('Solver', { exact: true }).selectOption('e12');
  await expect(page.getByRole('group', { name: 'The graph: from 1 to 4, 9 edges' })).toBeVisible();
  await expect(page.getByText('takes graphs of at most')).toHaveCount(0);
});
