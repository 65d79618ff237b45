import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Links with digests that must go on opening for ever; lines beginning with `# ` are remarks. */
export const CORPUS = path.join(import.meta.dirname, 'links.txt');

export function readCorpus(): string[] {
  const lines = readFileSync(CORPUS, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('# '));
}
