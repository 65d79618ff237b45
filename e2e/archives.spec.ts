import { expect, test } from './lab.ts';

const REFINED = '#/map-elites?problem=arm&evals=40000&s.archive=hierarchical';
const plot = 'Map of elites';

test('a refined map is coarse and fine again as the playhead moves, and a pin stays with its elite', async ({
  lab,
  page,
}) => {
  await lab.open(`${REFINED}&at=4000`);
  const map = page.getByRole('application', { name: plot });
  await expect(map).toHaveAccessibleName(/16 × 16 cells, to be refined to 100 × 100/);
  const before = await lab.standing();
  const box = await map.boundingBox();
  await map.click({ position: { x: (box?.width ?? 0) * 0.53, y: (box?.height ?? 0) * 0.53 } });
  await expect(page).toHaveURL(/cell=\d+,\d+/);
  const pinned = page.url();
  const inspector = page.getByRole('region', { name: 'Elite', exact: true });
  await expect(inspector.getByRole('heading')).toHaveText('Cell 8, 7');
  await page.mouse.move(0, 0);
  await lab.pressSlider(0.999);
  await expect(map).toHaveAccessibleName(/100 × 100 cells:/);
  await expect(inspector.getByRole('heading')).toHaveText(/^Cell (5[0-6]), 4\d$/);
  await lab.open(pinned.slice(pinned.indexOf('#')));
  await expect(map).toHaveAccessibleName(/16 × 16 cells/);
  await expect(inspector.getByRole('heading')).toHaveText('Cell 8, 7');
  await expect.poll(() => lab.standing()).toEqual(before);
});

test('Voronoi cells are drawn, pointed at, pinned and walked over', async ({ lab, page }) => {
  await lab.open('#/map-elites?problem=arm&evals=20000&at=20000&s.archive=cvt&s.centroids=256');
  const map = page.getByRole('application', { name: plot });
  await expect(map).toHaveAccessibleName(/256 Voronoi cells/);
  await lab.expectColours(10_000);
  const box = await map.boundingBox();
  await map.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
  await expect(page).toHaveURL(/cell=\d+,0/);
  const [, cell] = /cell=(\d+),0/.exec(page.url()) ?? [];
  const heading = page.getByRole('region', { name: 'Elite', exact: true }).getByRole('heading');
  await expect(heading).toHaveText(`Cell ${cell}`);
  await page.keyboard.press('ArrowRight');
  await expect(heading).not.toHaveText(`Cell ${cell}`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /SVG/ }).first().click();
  const stream = await (await waiting).createReadStream();
  let svg = '';
  for await (const chunk of stream) svg += String(chunk);
  expect(svg.match(/<polygon /g)).toHaveLength(256);
});
