import { cli } from '../workers/cli/cli.ts';
import { LABS } from '../workers/core/link.ts';
import { expect, Lab, test } from './lab.ts';

const RUN = '#/map-elites?problem=arm&evals=20000&seed=7';

test('a link opened anywhere is the same run, and says so', async ({ lab, browser, baseURL }) => {
  await lab.open(RUN);
  const { digest } = await lab.finish();
  const context = await browser.newContext({ baseURL });
  const other = new Lab(await context.newPage(), baseURL ?? '');
  await other.open(`${RUN}&digest=${digest}`);
  await other.expectBadge('verified');
  await expect(other.main).toHaveAttribute('data-digest', digest);
  expect(other.complaints).toEqual([]);
  await context.close();
});

test('a digest from the command line is verified here, inside a batch too', async ({ lab }) => {
  const query = 'problem=sphere&evals=20000&at=10000';
  const { digest, at } = JSON.parse((await cli(['run', query, '--json'])).out) as { digest: string; at: number };
  expect(at).toBeLessThan(10_000);
  await lab.open(`#/map-elites?${query}&digest=${digest}`);
  await lab.expectBadge('verified');
  await expect.poll(() => lab.standing()).toEqual({ at, digest });
});

test('a link without a digest is not checked', async ({ lab }) => {
  await lab.open(RUN);
  await lab.finish();
  await expect(lab.page.locator('[data-status=verified], [data-status=differs]')).toHaveCount(0);
});

test('a tampered digest is found out, at its evaluation', async ({ lab }) => {
  await lab.open(`${RUN}&digest=0123456789ab`);
  await lab.expectBadge('differs');
  await expect(lab.badge).toContainText('differs at evaluation 20,000');
  await lab.badge.getByText('differs at evaluation').click();
  await expect(lab.page.getByText(/give the digest [0-9a-f]{12}; the link says 0123456789ab/).first()).toBeVisible();
});

test('a link made under another revision is not checked', async ({ lab }) => {
  await lab.open(`${RUN}&digest=0123456789ab&rev=0.9`);
  await lab.expectBadge('not-checked');
});

test('the address bar holds the run, and opens as such', async ({ lab, page }) => {
  await lab.open('#/map-elites?problem=arm&evals=20000&at=10000');
  await lab.expectState('paused');
  await lab.button('One batch on').click();
  await lab.expectAtLeast(10_001);
  const there = await lab.standing();
  await expect(page).toHaveURL(new RegExp(`at=${there.at}`));
  await page.reload();
  await expect.poll(() => lab.standing()).toEqual(there);
});

const BAD: readonly [what: string, query: string, note: RegExp][] = [
  ['an unknown problem', 'problem=leg', /problem: expected .*got "leg"; used arm/],
  ['an unknown search', 'problem=arm&search=magic', /search: expected .*got "magic"; used map-elites/],
  [
    'a value out of range',
    'problem=arm&p.joints=99999',
    /p\.joints: expected a whole number from .*got "99999"; used [\d,]+/,
  ],
  ['a value of the wrong type', 'problem=arm&seed=seven', /seed: expected a whole number .*got "seven"; used 1/],
  [
    'a later link version',
    'problem=arm&v=99',
    /v: expected link version 1, got "99"; this link was made by a later Searchlight/,
  ],
  ['a link cut in half', 'problem=arm&seed=7&eva', /eva: expected key=value, .*the link may have been cut/],
  [
    'a number that is none',
    'problem=arm&p.joints=NaN',
    /p\.joints: expected a whole number .*got "NaN"; used the default/,
  ],
  ['an unknown key', 'problem=arm&colour=red', /colour: expected a key that this run has/],
  ['a broken digest', 'problem=arm&digest=xyz', /digest: expected 12 hexadecimal digits/],
];

for (const [what, query, note] of BAD) {
  test(`${what} is said, and the rest still runs`, async ({ lab, page }) => {
    await lab.open(`#/map-elites?${query}`);
    await expect(page.getByText(note).first()).toBeVisible();
    await lab.expectAtLeast(1);
    await expect(lab.main).not.toBeEmpty();
  });
}

test('an unknown lab opens the one there is', async ({ lab, page }) => {
  await lab.open('#/alchemy?problem=arm');
  await expect(page.getByText(`lab: expected one of ${LABS.join(', ')}, got "alchemy"`).first()).toBeVisible();
  await lab.expectAtLeast(1);
});

test('a huge budget does not start by itself', async ({ lab, page }) => {
  await lab.open('#/map-elites?problem=arm&evals=1e15');
  await expect(page.getByText(/evals: expected .*used 1,000,000,000/).first()).toBeVisible();
  await lab.expectState('paused');
  await lab.expectAt(0);
  await expect(lab.button('Play')).toBeVisible();
  await lab.button('Play').click();
  await lab.expectAtLeast(1);
});

test('a run too big for memory is refused with its size and a way out', async ({ lab, page }) => {
  await lab.open('#/map-elites?problem=arm&p.joints=1000&s.cols=512&s.rows=512');
  await lab.expectState('failed');
  await expect(page.getByText(/\d[\d,.]* ?[MG]i?B/).first()).toBeVisible();
  await expect(lab.main).not.toBeEmpty();
});

test('a link followed in the page is checked anew', async ({ lab }) => {
  const { digest } = JSON.parse((await cli(['run', RUN.replace('#/map-elites?', ''), '--json'])).out) as {
    digest: string;
  };
  await lab.open(`${RUN}&digest=${digest}`);
  await lab.expectBadge('verified');
  await lab.follow(`${RUN}&digest=0123456789ab`);
  // At once: nothing of the run before is left to be taken for this one's.
  await expect(lab.badge).not.toHaveAttribute('data-status', 'verified', { timeout: 1 });
  await lab.expectBadge('differs');
});

test('a link is opened though the run before writes its own in the same moment', async ({ lab, page }) => {
  await lab.open(RUN);
  await lab.finish();
  await page.evaluate(() => {
    const old = window.location.hash;
    window.location.hash = '#/map-elites?evals=200&problem=plateau&search=random';
    window.history.replaceState(null, '', old);
  });
  await expect(page.getByRole('combobox', { name: 'Problem' })).toHaveValue('plateau');
  await expect(page).toHaveURL(/problem=plateau/);
});

test('a run that is left for another page is found as it was left', async ({ lab, page }) => {
  await lab.open('#/map-elites?evals=5000000&problem=arm');
  await lab.expectAtLeast(1);
  await page.evaluate(() => (location.hash = '#/'));
  await expect(page.getByRole('heading', { name: 'See how search works' })).toBeVisible();
  await page.goBack();
  await lab.expectState('paused');
  const { at } = await lab.standing();
  expect(at).toBeGreaterThan(0);
  await lab.button('Play').click();
  await lab.expectAtLeast(at + 1);
});
