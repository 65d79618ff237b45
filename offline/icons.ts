/** Writes the PNG icons of the installed page from public/favicon.svg: `npx tsx offline/icons.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../e2e/find-chromium.ts';

const PUBLIC = path.join(import.meta.dirname, '../public');
const svg = readFileSync(path.join(PUBLIC, 'favicon.svg'), 'utf8');
const BACKGROUND = '#14263f';

const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const draw = async (name: string, size: number, share: number, background: string) => {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = size * share;
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${background}">${svg.replace('<svg', `<svg width="${inner}" height="${inner}"`)}`,
  );
  writeFileSync(path.join(PUBLIC, name), await page.screenshot({ omitBackground: true }));
  await page.close();
};
await draw('icon-192.png', 192, 1, 'transparent');
await draw('icon-512.png', 512, 1, 'transparent');
// A mask may take away all but the middle 80 %.
await draw('icon-maskable-512.png', 512, 0.7, BACKGROUND);
await browser.close();
