/** Pages that are not part of the site, made of the site's sources: built for the occasion and served to one browser page. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};
const HTML =
  '<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><body><script type="module" src="page.js"></script>';

/** Builds `entry`, a file beside this one; returns what serves it at `http://<name>.localhost/`, which browsers trust as they do the site. */
export async function ownPage(entry: string): Promise<(page: Page) => Promise<string>> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'own-page-'));
  await build({
    root: path.join(import.meta.dirname, '..'),
    configFile: false,
    base: './',
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      cssCodeSplit: false,
      rollupOptions: {
        input: path.join(import.meta.dirname, entry),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
  const address = `http://${entry.split('.')[0]}.localhost/`;
  return async (page) => {
    await page.route(`${address}**`, (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      if (file === '') return route.fulfill({ contentType: 'text/html', body: HTML });
      // A page without styles of its own has no style sheet.
      if (!existsSync(path.join(outDir, file))) return route.fulfill({ status: 404 });
      return route.fulfill({ contentType: TYPES[path.extname(file)], body: readFileSync(path.join(outDir, file)) });
    });
    return address;
  };
}
