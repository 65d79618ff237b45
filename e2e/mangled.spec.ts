import { readCorpus } from './corpus.ts';
import { expect, test } from './lab.ts';
import { mangle } from './mangle.ts';

/** 10,000 links in all, in parts that can be opened side by side. */
const PARTS = 4;
const LINKS = 2_500;

for (let part = 1; part <= PARTS; part++) {
  test(`no mangled link leaves the page blank (${part}/${PARTS}, ${LINKS} links)`, async ({ lab, page }) => {
    test.setTimeout(1_800_000);
    const corpus = readCorpus();
    await lab.open(corpus[0]);
    const blank = await page.evaluate(
      async (links) => {
        const blanks: string[] = [];
        for (const link of links) {
          const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
          const before = window.location.href;
          window.location.hash = link;
          if (window.location.href !== before) await changed;
          // The app has heard of it; a task later it has rendered what it made of it.
          await new Promise((resolve) => setTimeout(resolve));
          const main = document.querySelector('main');
          if (main === null || main.textContent.trim() === '' || !main.dataset.state) blanks.push(link);
        }
        return blanks;
      },
      mangle(corpus, LINKS, part),
    );
    expect(blank).toEqual([]);
    // And it still works.
    await page.evaluate((link) => (window.location.hash = link), corpus[0]);
    await lab.expectBadge('verified');
  });
}
