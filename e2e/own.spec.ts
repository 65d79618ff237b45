/** A person's own problem: written, run apart, stopped where it must be, and never run out of a link unasked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test, type Lab } from './lab.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' });

async function write(page: Page, code: string): Promise<void> {
  await page.goto('/#/own');
  await editor(page).fill(code);
}

async function start(page: Page, lab: Lab): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab.main).toHaveAttribute('data-state', /./);
}

/** Chromium styles text that is put into an editor all at once, and the page's policy refuses the style: nothing is lost. */
test.afterEach(({ lab }) => {
  const other = lab.complaints.filter((text) => !text.includes('Applying inline style violates'));
  lab.complaints.splice(0, lab.complaints.length, ...other);
});

const answer = (first: string): string =>
  `export function evaluate(x) {\n${first}\nreturn { objectives: [x[0] * x[1]], descriptors: [x[0], x[1]] };\n}`;

test('a program that is written runs to the end, and its link asks before it runs it', async ({
  page,
  lab,
  context,
}) => {
  await page.goto('/#/own');
  await expect(editor(page)).toContainText('evaluate');
  await page.getByRole('button', { name: 'Test on 5 random solutions' }).click();
  await expect(page.getByRole('region', { name: 'Answers to random solutions' }).getByRole('row')).toHaveCount(6);
  await page.getByRole('spinbutton', { name: 'Evaluations' }).fill('512');
  await start(page, lab);
  const { at, digest } = await lab.finish();
  expect(at).toBe(512);
  // What the command line computes of the same.
  expect(digest).toBe('e435c20827f2');
  await expect.poll(() => page.url()).toContain('own=');
  const link = page.url();
  await lab.button('Share').click();
  const command = page.getByRole('textbox', { name: 'The same run on the command line' });
  await expect(command).toHaveValue(/cli -- own '.+' own\.json && npm run -s cli -- run '.+' --json --own own\.json$/);

  const other = await context.newPage();
  await other.goto(`${link}&digest=${digest}`);
  const program = other.getByRole('group', { name: 'Program to run' });
  await expect(program).toContainText('height += Math.cos(3 * v)');
  await expect(program).toContainText('Run it?');
  await other.getByRole('button', { name: 'Do not run it' }).click();
  await expect(other.getByText('Nothing of it was run.')).toBeVisible();
  // Where nothing is run there is no sandbox either.
  await expect(other.locator('iframe')).toHaveCount(0);
  await other.getByRole('button', { name: 'Show it again' }).click();
  await other.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(other.locator('[role=status][data-status]')).toHaveAttribute('data-status', 'verified');
});

test('an example that takes the place of a program gives it back', async ({ page }) => {
  const mine = answer('// mine');
  await write(page, mine);
  await page.getByRole('button', { name: 'Two aims that pull apart' }).click();
  await expect(editor(page)).not.toContainText('// mine');
  await page.getByRole('button', { name: 'Back to “Hills”' }).click();
  await expect(editor(page)).toContainText('// mine');
  // Of an example there is nothing to be had back.
  await expect(page.getByRole('button', { name: /^Back to/ })).toHaveCount(0);
});

test('a program that never ends is stopped, and the page goes on', async ({ page, lab }) => {
  await write(page, answer('if (x[0] > 2) for (;;);'));
  await start(page, lab);
  await lab.expectState('failed');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('was stopped');
  await lab.follow('#/map-elites?problem=arm&evals=2000');
  await lab.finish();
  await lab.expectAt(2000);
});

test('what goes wrong is told with the solution it went wrong at', async ({ page, lab }) => {
  const trouble = page.locator('.own-try [role=status]');
  const tried = async (code: string, words: RegExp): Promise<void> => {
    await editor(page).fill(code);
    await page.getByRole('button', { name: 'Test on 5 random solutions' }).click();
    await expect(trouble).toContainText(words);
  };
  await page.goto('/#/own');
  await tried(answer("throw new Error('oh no');"), /Solution 1: Error: oh no/);
  await tried(
    answer('return { objectives: [1, 2], descriptors: x };'),
    /expected objectives: a list of one number, got a list of 2/,
  );
  await tried(answer('return { objectives: [NaN], descriptors: [0, 0] };'), /finite numbers in objectives, got NaN/);
  await tried(answer('return Math.random();'), /Math.random is not available here; use the second argument/);
  await tried('export function evaluate(x) {', /Expected TypeScript or JavaScript/);
  await tried('const evaluate = 3;', /expected a function named evaluate/);
  await start(page, lab);
  await lab.expectState('failed');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Evaluation 1: Error: expected a function');
});

test('a program reaches no network', async ({ page, lab }) => {
  // Somebody is there to be reached, and would say so.
  let reached = 0;
  const server = createServer((_, response) => {
    reached += 1;
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('1');
  });
  server.on('upgrade', (_, socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await page.request.get(`http://${place}`);
  expect(reached).toBe(1);
  const ways = [
    `fetch('http://${place}')`,
    `Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).fetch.call(globalThis, 'http://${place}').catch(() => {})`,
    `new XMLHttpRequest().open('GET', 'http://${place}', false)`,
    `new WebSocket('ws://${place}')`,
    `new EventSource('http://${place}')`,
    `importScripts('http://${place}')`,
    `import('http://${place}')`,
    `new Function("return import('http://${place}')")().catch(() => {})`,
  ];
  await write(page, answer(ways.map((way) => `try { ${way}; } catch {}`).join('\n')));
  await page.getByRole('spinbutton', { name: 'Evaluations' }).fill('64');
  await start(page, lab);
  await lab.finish();
  await lab.expectAt(64);
  expect(reached).toBe(1);
  server.close();
  // What the policy refused is reported as tried; nothing else may be amiss.
  const other = lab.complaints.filter(
    (text) => !/Content Security Policy|Failed to fetch|an import of|request to http:\/\/127/.test(text),
  );
  lab.complaints.splice(0, lab.complaints.length, ...other);
});

test('where the page for programs does not load, a sentence says so', async ({ page, lab }) => {
  await page.route('**/sandbox.html', (route) => route.abort());
  await write(page, answer(''));
  await page.getByRole('button', { name: 'Test on 5 random solutions' }).click();
  await expect(page.getByText(/the page that programs run in.*could not be loaded/)).toBeVisible();
  await expect(page.getByText(/check the connection, then reload this page/i)).toBeVisible();
  expect(lab.complaints.splice(0).filter((text) => !/Failed to load resource|inline style/.test(text))).toEqual([]);
});

test('however the page for programs is framed, they run in an origin of their own', async ({ page }) => {
  await page.goto('/#/own');
  const origin = (sandbox: string | null) =>
    page.evaluate(async (kept) => {
      const frame = document.createElement('iframe');
      if (kept !== null) frame.setAttribute('sandbox', kept);
      frame.src = 'sandbox.html';
      const greeted = new Promise((resolve) =>
        addEventListener('message', ({ source }) => source === frame.contentWindow && resolve(true)),
      );
      document.body.append(frame);
      await greeted;
      const { port1, port2 } = new MessageChannel();
      const came = new Promise((resolve) => port1.addEventListener('message', ({ data }) => resolve(data.reply)));
      port1.start();
      frame.contentWindow?.postMessage(null, '*', [port2]);
      const tell = '[self.origin, typeof indexedDB, typeof caches].join()';
      port1.postMessage({ script: `self.onmessage = () => self.postMessage(${tell}); self.postMessage("ready");` });
      port1.postMessage({ id: 1, question: {}, limitMs: 1_000 });
      const told = await came;
      frame.remove();
      return String(told);
    }, sandbox);
  expect(await origin('allow-scripts')).toMatch(/^null,/);
  expect(await origin(null)).toBe(await origin('allow-scripts'));
  // Not even with all that a frame may be allowed.
  expect(await origin('allow-scripts allow-same-origin')).toMatch(/^null,/);
});
