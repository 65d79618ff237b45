import { expect, test, type Lab } from './lab.ts';

const LINK = '#/map-elites?problem=arm&evals=2000000';

/** The digest of the run when nothing disturbs it. */
async function undisturbed(lab: Lab): Promise<string> {
  await lab.open(LINK);
  return (await lab.finish()).digest;
}

for (const [what, harm] of [
  [
    'hangs',
    () => {
      for (;;);
    },
  ],
  ['closes', () => self.close()],
] as const) {
  test(`a worker that ${what} is replaced, and the run goes on to the same end`, async ({ lab, page }) => {
    const straight = await undisturbed(lab);
    await lab.open(LINK);
    await lab.flatOut();
    await lab.expectAtLeast(200_000);
    const [worker] = page.workers();
    const before = await lab.at();
    // Never answers: it hangs, or is gone.
    void worker.evaluate(harm).catch(() => {});
    await expect(
      page
        .getByRole('alert')
        .or(page.getByText(/worker/i))
        .first(),
    ).toBeVisible();
    await lab.expectAtLeast(before + 1);
    expect(await lab.finish()).toEqual({ at: 2_000_000, digest: straight });
  });
}
