/** Adds `service-worker.js` to a build: the list of all its files with their hashes, and offline/service-worker.ts. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCE = path.join(import.meta.dirname, 'service-worker.ts');
const NAME = 'service-worker.js';

/** What runs networks by WebGPU, 27 MB: fetched when a network is first run so, and kept from then on. */
const isLarge = (file: string) => /^assets\/ort-.*asyncify.*\.wasm$/.test(file);

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => file !== NAME)
    .sort();
}

/** Writes the service worker of the site in `folder`, as it lies there. */
export async function writeServiceWorker(folder: string): Promise<void> {
  const files = filesOf(folder);
  const hashed = files
    .filter((file) => !isLarge(file))
    .map((file) => [
      file,
      `sha256-${createHash('sha256')
        .update(readFileSync(path.join(folder, file)))
        .digest('base64')}`,
    ]);
  const source = readFileSync(SOURCE, 'utf8');
  const build = createHash('sha256')
    .update(JSON.stringify([files, hashed, source]))
    .digest('hex');
  const { code } = await transformWithOxc(source, SOURCE);
  const given = { BUILD: build.slice(0, 16), FILES: hashed, LARGE: files.filter(isLarge) };
  const head = Object.entries(given).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(path.join(folder, NAME), head.join('') + code);
}

export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => writeServiceWorker(folder) },
  };
}
