/**
 * A class wall of 30 default runs, each with a seed of its own, from the press of Check until all are verified, on as many
 * workers as two cores get; and the processor time that all of the browser took for it, which other load on the machine
 * lengthens less than the time on the wall.
 *   npm run bench:class-wall
 */
import { recompute } from '../workers/cli/recompute.ts';
import { writeHandIn } from '../workers/core/hand-in.ts';
import { decodeLink, encodeLink } from '../workers/core/link.ts';
import { scoreOf } from '../workers/core/score.ts';
import { catalogue } from '../workers/host/registry.ts';
import { spent } from './processes.ts';
import { openPage, printTable, withSite } from './stage.ts';

const RUNS = 30;
const CORES = 2;

async function lineOf(seed: number): Promise<string> {
  const link = decodeLink(`#/map-elites?problem=arm&seed=${seed}`, catalogue).value;
  const result = await recompute(link);
  if (!result.ok) throw new Error(result.message);
  const [{ at, digest, metrics }] = result.value;
  const hash = encodeLink({ ...link, at, digest }, catalogue);
  return writeHandIn(`student ${seed}`, scoreOf(link.lab, metrics), `https://example.org/${hash}`);
}

const lines: string[] = [];
for (let seed = 1; seed <= RUNS; seed++) lines.push(await lineOf(seed));

await withSite(async (browser, address) => {
  const page = await openPage(browser);
  await page.addInitScript(`Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${CORES} })`);
  await page.goto(`${address}#/class`);
  await page.getByRole('textbox').fill(lines.join('\n'));
  const before = spent();
  const began = performance.now();
  await page.getByRole('button', { name: `Check ${RUNS} links` }).click();
  await page.getByText(`${RUNS} of ${RUNS} checked: ${RUNS} verified.`).waitFor({ timeout: 600_000 });
  const wall = (performance.now() - began) / 1000;
  printTable(
    ['runs', 'evaluations', 'workers', 's on the wall', 'CPU-s', 'CPU-s per core'],
    [[String(RUNS), '150,000 each', String(CORES), wall, spent() - before, (spent() - before) / CORES]],
  );
});
