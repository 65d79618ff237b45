import { readCorpus } from './corpus.ts';
import { test } from './lab.ts';

for (const link of readCorpus()) {
  test(`verifies ${link}`, async ({ lab }) => {
    await lab.open(link);
    await lab.expectBadge('verified');
  });
}
