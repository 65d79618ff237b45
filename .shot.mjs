import { chromium } from '@playwright/test';
const [, , out, link = '#/mcts', ...flags] = process.argv;
const b = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--enable-unsafe-webgpu'],
});
for (const [w, h, theme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
  ...(flags.includes('all')
    ? [
        [1440, 900, 'dark'],
        [390, 844, 'light'],
      ]
    : []),
]) {
  const p = await b.newPage({ viewport: { width: w, height: h }, colorScheme: theme });
  p.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  p.on('pageerror', (e) => console.log('pageerror', e.message));
  await p.goto('http://127.0.0.1:4291/' + link);
  await p.waitForSelector('main[data-state]');
  await p
    .selectOption('select[aria-label="Speed in evaluations per second"]', 'max')
    .catch(() => p.getByRole('combobox', { name: 'Speed in evaluations per second' }).selectOption('max'));
  await p.waitForSelector('main[data-state=done]', { timeout: 120000 });
  await p.waitForTimeout(1500);
  for (const f of flags)
    if (f.startsWith('click:')) {
      await p
        .getByRole('button', { name: f.slice(6), exact: true })
        .first()
        .click();
      await p.waitForTimeout(1500);
    }
  await p.screenshot({ path: `${out}-${w}-${theme}.png`, fullPage: w < 1000 });
  await p.close();
}
await b.close();
