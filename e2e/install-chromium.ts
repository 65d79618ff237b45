/** Makes sure that there is a Chromium for the tests: finds one, or installs one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

function run(command: string, ...args: string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return (
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
      .status === 0
  );
}

function install(): void {
  if (run('npx', 'playwright', 'install', 'chromium') && findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  if (run('apt-get', 'update')) run('apt-get', 'install', '-y', 'chromium');
}

if (findChromium() === undefined) install();
const found = findChromium();
if (found === undefined) {
  console.error(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
  process.exit(1);
}
console.log(`Chromium: ${found}`);
