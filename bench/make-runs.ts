/**
 * Makes the miniatures of the gallery's prepared runs anew, `public/runs/<id>.json`, and exits 1 where a run gives another digest
 * than its link says; the right one is printed.
 *   npm run -s make:runs [id…]     all of them if none is named
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RUNS } from '../app/gallery/runs/runs.ts';
import { readModelsFromFiles } from '../workers/cli/models.ts';
import { decodeLink, encodeLink } from '../workers/core/link.ts';
import { miniatureOf } from '../workers/host/miniature.ts';
import { catalogue } from '../workers/host/registry.ts';
import { printTable } from './stage.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'public', 'runs');

readModelsFromFiles();
mkdirSync(FOLDER, { recursive: true });
const named = process.argv.slice(2);
const rows: string[][] = [];
for (const { id, link: text, draw } of RUNS.filter((run) => named.length === 0 || named.includes(run.id))) {
  const { value, notes } = decodeLink(text, catalogue);
  const begun = performance.now();
  const made = await miniatureOf(value, draw);
  const json = `${JSON.stringify(made)}\n`;
  writeFileSync(path.join(FOLDER, `${id}.json`), json);
  const right = value.digest === made.digest && notes.length === 0;
  if (!right) process.exitCode = 1;
  const link = right ? 'as its link says' : encodeLink({ ...value, digest: made.digest }, catalogue);
  rows.push([id, `${((performance.now() - begun) / 1000).toFixed(1)} s`, `${json.length} B`, link]);
}
printTable(['run', 'took', 'miniature', 'digest'], rows);
