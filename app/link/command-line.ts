/** What computes a link's run without a page, to be copied into a shell. Works on the link's text alone. Pure. */
import { splitLink } from '../../workers/core/link.ts';
import { hashIn } from '../run/given.ts';

/** With the file that the run is about: one that the link names has to be at hand, one that it carries is written first. */
export function commandFor(link: string): string {
  const { entries } = splitLink(link, []);
  const text = `'${link.replaceAll("'", '%27')}'`;
  const run = `npm run -s cli -- run ${text} --json`;
  if (hashIn(entries.get('p.table')) !== '') return `${run} --table <file>`;
  if (hashIn(entries.get('p.own')) === '') return run;
  return entries.has('own') ? `npm run -s cli -- own ${text} own.json && ${run} --own own.json` : `${run} --own <file>`;
}
