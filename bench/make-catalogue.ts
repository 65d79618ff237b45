/**
 * Writes anew what there is to choose from, `workers/host/catalogue.json`: the page has its menus from there, without loading what
 * they are of. To be run when a problem, search or lens has come or its card says something else.
 *   npm run -s make:catalogue
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../workers/host/registry.ts';

writeFileSync(
  path.join(import.meta.dirname, '..', 'workers', 'host', 'catalogue.json'),
  `${JSON.stringify(catalogue, null, 1)}\n`,
);
