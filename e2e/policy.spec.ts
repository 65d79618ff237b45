/** The Content-Security-Policy of the built page, and whom it asks for anything, over all labs and places. */
import { readFileSync } from 'node:fs';
import { expect, test } from './lab.ts';

const PAGES = [
  '#/map-elites',
  '#/map-elites?problem=arm&evals=2000&search2=random',
  '#/nas',
  '#/mcts',
  '#/mcts?play=first&problem=connect4',
  '#/reachability',
  '#/',
  '#/paper/none',
  '#/lessons',
  '#/s/none',
  '#/build',
  '#/class',
  '#/own',
  '#/bench',
];

test('passes on the licences of all that it ships', async ({ page, request }) => {
  await page.goto('/');
  const link = page.getByRole('link', { name: 'licences of what else is in it' });
  const text = await (await request.get((await link.getAttribute('href')) ?? '')).text();
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  for (const name of Object.keys(dependencies)) expect(text).toContain(`## ${name} - ${dependencies[name]} (`);
});

test('no page breaks the policy or asks anybody else, and the policy is at work', async ({ lab, page, baseURL }) => {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      broken.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`),
    );
  });
  const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  await page.goto('/');
  for (const link of PAGES) {
    await lab.follow(link);
    await expect(page.locator('main[data-state], main[data-place]')).toBeVisible();
    await expect(page.getByText(/^Loading/)).toHaveCount(0);
  }
  expect(await broken()).toEqual([]);
  expect(lab.requests.filter((url) => !url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url))).toEqual([]);
  // Inline scripts are refused.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.harmed = true';
    document.head.append(script);
  });
  await expect.poll(broken).toEqual([expect.stringMatching(/^script-src-elem: inline/)]);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  lab.complaints.splice(0, lab.complaints.length, ...lab.complaints.filter((text) => !/inline script/.test(text)));
});
