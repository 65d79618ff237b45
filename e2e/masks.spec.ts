import { expect, test } from './lab.ts';
import { courseOf, randomMask } from '../workers/problems/sparse-mask/course.ts';
import { maskOf } from '../workers/problems/sparse-mask/picture.ts';
import { decodeLink } from '../workers/core/link.ts';
import { catalogue, openRun } from '../workers/host/registry.ts';

/** Of few nodes, so that ten epochs are quick. */
const RUN = '#/nas?at=60&evals=60&p.sparsity=0.95&problem=sparse-mask&s.batch=20&search=random';
const EPOCHS = 10;

test('a pinned mask is trained beside random ones, with the figures that Node has', async ({ lab, page }) => {
  await lab.open(RUN);
  await lab.expectAt(60);
  await lab.button('After training').click();
  await lab.button('Pin the mask with the best score').click();
  const view = page.getByRole('region', { name: 'After training' });
  await view.getByRole('combobox', { name: 'Epochs' }).selectOption(String(EPOCHS));
  await lab.button('Train and compare').click();
  await lab.button('Cancel').click();
  await expect(view.getByRole('status')).toContainText('Cancelled');

  await lab.button('Train and compare').click();
  await expect(view.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await view.getByText('Show as table').click();
  const last = view.getByRole('row', { name: new RegExp(`^${EPOCHS} `) });

  const { spec } = decodeLink(RUN, catalogue).value;
  const opened = openRun(spec, {});
  if (!opened.ok) throw new Error(opened.message);
  await opened.value.advance(Infinity, () => false);
  const all = Array.from({ length: 60 }, (_, row) => {
    return opened.value.inspect('pareto', { row }) as { solution: Float64Array; objectives: Float64Array };
  });
  const best = all.reduce((a, b) => (b.objectives[0] > a.objectives[0] ? b : a));
  const masks = [maskOf(spec.params, best.solution).mask, ...[0, 1, 2, 3, 4].map((n) => randomMask(10, 1, n))];
  const [mask, ...random] = masks.map((one) => {
    const course = courseOf(one, 1, 0.01);
    for (let epoch = 0; epoch < EPOCHS; epoch++) course.epoch();
    return course.accuracies[EPOCHS];
  });
  random.sort((a, b) => a - b);
  const expected = [mask, random[0], random[2], random[4]].map((value) => value.toFixed(1));
  await expect(last.getByRole('cell')).toHaveText([...expected, /^[56]\d\.\d$/]);
});
