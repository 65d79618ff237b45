import { readCorpus } from './corpus.ts';
import { test } from './lab.ts';

/** Links opened one after another in one page, as a reader follows them; a fresh page for each would double the time. */
const A_PAGE = 10;

const corpus = readCorpus();
for (let from = 0; from < corpus.length; from += A_PAGE) {
  const links = corpus.slice(from, from + A_PAGE);
  test(`verifies links ${from + 1} to ${from + links.length} of the corpus`, async ({ lab }) => {
    for (const [i, link] of links.entries()) {
      await test.step(`verifies ${link}`, async () => {
        if (i === 0) await lab.open(link);
        else await lab.follow(link);
        await lab.expectBadge('verified');
      });
    }
  });
}
