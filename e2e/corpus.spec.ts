/** Old links give in a browser what they promised: all of them on the class wall, many side by side, and some as a reader follows them. */
import { readCorpus } from './corpus.ts';
import { expect, test } from './lab.ts';

const corpus = readCorpus();
const PARTS = 2;
/** Every how many-th link is followed in the page, where each takes seconds. */
const FOLLOWED = 12;

const size = Math.ceil(corpus.length / PARTS);
for (let from = 0; from < corpus.length; from += size) {
  const links = corpus.slice(from, from + size);
  test(`the class wall verifies links ${from + 1} to ${from + links.length} of the corpus`, async ({ page }) => {
    test.setTimeout(900_000);
    await page.goto('/#/class');
    await page.getByRole('textbox', { name: /^Lines that were handed in/ }).fill(links.join('\n'));
    await page.getByRole('button', { name: `Check ${links.length} links` }).click();
    const status = page.getByRole('status').filter({ hasText: ` of ${links.length} checked` });
    await expect(status).toContainText(`${links.length} of ${links.length} checked`, { timeout: 800_000 });
    const others = page.locator('.wall-card').filter({ hasNotText: 'verified' });
    expect(await others.allTextContents()).toEqual([]);
    await expect(status).toHaveText(`${links.length} of ${links.length} checked: ${links.length} verified.`);
  });
}

for (let turn = 0; turn < PARTS; turn++) {
  test(`links of the corpus are verified where they are followed (${turn + 1}/${PARTS})`, async ({ lab }) => {
    const links = corpus.filter((_, i) => i % FOLLOWED === 0 && (i / FOLLOWED) % PARTS === turn);
    for (const [i, link] of links.entries()) {
      await test.step(`verifies ${link}`, async () => {
        if (i === 0) await lab.open(link);
        else await lab.follow(link);
        await lab.expectBadge('verified');
      });
    }
  });
}
