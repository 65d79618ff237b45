import { readCorpus } from './corpus.ts';
import { decodeLink } from '../workers/core/link.ts';
import { catalogue } from '../workers/host/registry.ts';
import { expect, test } from './lab.ts';
import { mangle } from './mangle.ts';

/**
 * In parts that can be opened side by side. Node decodes 10,000 in every test run; the page, which draws what it makes of
 * each, opens 1,000, and all 10,000 with MANGLED_LINKS=2500.
 */
const PARTS = 4;
const LINKS = Number(process.env.MANGLED_LINKS ?? 250);

for (let part = 1; part <= PARTS; part++) {
  test(`no mangled link leaves the page blank, nor unsaid what it did not understand (${part}/${PARTS}, ${LINKS} links)`, async ({
    lab,
    page,
  }) => {
    test.setTimeout(1_800_000);
    const corpus = readCorpus();
    await lab.open(corpus[0]);
    // The whole menu is there: it says what it does not understand at once.
    await lab.expectBadge('verified');
    const noted = mangle(corpus, LINKS, part).map((link) => ({
      link,
      notes: decodeLink(link, catalogue).notes.length,
    }));
    const [blank, silent] = await page.evaluate(async (links) => {
      const blanks: string[] = [];
      const silents: string[] = [];
      for (const { link, notes } of links) {
        const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
        const before = window.location.href;
        window.location.hash = link;
        if (window.location.href !== before) await changed;
        // The app has heard of it; a task later it has rendered what it made of it.
        await new Promise((resolve) => setTimeout(resolve));
        const main = document.querySelector('main');
        const known = main?.dataset.state ?? main?.dataset.place;
        if (main === null || main.textContent.trim() === '' || !known) blanks.push(link);
        const said = document.querySelector('.notices')?.textContent ?? '';
        if (notes > 0 && main?.dataset.place === undefined && !said.includes('Not everything in the link'))
          silents.push(link);
      }
      return [blanks, silents];
    }, noted);
    expect(blank).toEqual([]);
    expect(silent).toEqual([]);
    expect(noted.filter(({ notes }) => notes > 0).length).toBeGreaterThan(LINKS / 10);
    // And it still works.
    await page.evaluate((link) => (window.location.hash = link), corpus[0]);
    await lab.expectBadge('verified');
  });
}
