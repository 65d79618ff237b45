/** What the browser benches share: the built site on a local port, a Chromium, and tables to paste. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../e2e/find-chromium.ts';

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });

/** Serves `dist/`, runs `act` with a browser and the site's address, and cleans up. */
export async function withSite(act: (browser: Browser, address: string) => Promise<void>): Promise<void> {
  const server = await preview({ preview: { host: '127.0.0.1', port: 4190, strictPort: false }, logLevel: 'warn' });
  const browser = await launch();
  try {
    await act(browser, server.resolvedUrls?.local[0] ?? '');
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A page in which functions of a bench can run: tsx wraps their inner functions in a helper that is not there. */
export async function openPage(context: Browser | BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.addInitScript('globalThis.__name = (target) => target;');
  return page;
}

/** From the next address on the page notes the times between its frames, in milliseconds, in a global `gaps`. */
export const watchFrames = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const gaps: number[] = [];
    Object.assign(globalThis, { gaps });
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** The times noted since `watchFrames`, or since they were last forgotten. */
export const framesOf = (page: Page): Promise<number[]> => page.evaluate<number[]>('gaps');
export const forgetFrames = (page: Page): Promise<unknown> => page.evaluate('gaps.length = 0');

/** Waits for what `<main>` says of the run. */
export async function waitForMain(page: Page, attribute: string, value: string): Promise<void> {
  await page.waitForSelector(`main[${attribute}="${value}"]`, { timeout: 600_000, state: 'attached' });
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** A Markdown table. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cell = (value: string | number) => (typeof value === 'number' ? value.toFixed(value < 100 ? 1 : 0) : value);
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}
