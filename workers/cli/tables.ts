/**
 * `--table <file>`: a table that a link names by its hash, read for the runs of this process.
 */
import { readFileSync } from 'node:fs';
import { fail, succeed, type Result } from '../core/result.ts';
import { giveFile } from '../host/given.ts';

const FLAG = '--table';

/** Reads the files after each `--table`; answers with the other arguments. A link that names none of the files is refused. */
export function takeTables(args: readonly string[]): Result<readonly string[]> {
  const rest = [...args];
  for (let at = rest.indexOf(FLAG); at >= 0; at = rest.indexOf(FLAG)) {
    const [, path = ''] = rest.splice(at, 2);
    let bytes: Uint8Array;
    try {
      bytes = Uint8Array.from(readFileSync(path));
    } catch {
      return fail('no-file', `expected a readable file after ${FLAG}, got "${path}"`, 'check the path');
    }
    const hash = giveFile(bytes);
    const link = rest.find((text) => text.includes('problem=table'));
    const named = /p\.table=([0-9a-f]*)/.exec(link ?? '')?.[1] ?? '';
    if (link !== undefined && named !== hash)
      return fail(
        'bad-spec',
        `expected a link with p.table=${hash}, for that is ${path}, got ${named === '' ? 'none' : `p.table=${named}`}`,
        'give the table that the link names, or change the link',
      );
  }
  return succeed(rest);
}
