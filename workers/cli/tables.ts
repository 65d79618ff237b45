/**
 * `--table <file>`, and other files that a link names by their hash, read for the runs of this process.
 */
import { readFileSync } from 'node:fs';
import { fail, succeed, type Result } from '../core/result.ts';
import { giveFile } from '../host/given.ts';

/** Reads the files after each `flag`; answers with the other arguments. A link to `problem` that names none of the files is refused. */
export function takeFiles(args: readonly string[], flag: string, problem: string): Result<readonly string[]> {
  const rest = [...args];
  for (let at = rest.indexOf(flag); at >= 0; at = rest.indexOf(flag)) {
    const [, path = ''] = rest.splice(at, 2);
    let bytes: Uint8Array;
    try {
      bytes = Uint8Array.from(readFileSync(path));
    } catch {
      return fail('no-file', `expected a readable file after ${flag}, got "${path}"`, 'check the path');
    }
    const hash = giveFile(bytes);
    const link = rest.find((text) => text.includes(`problem=${problem}`));
    const named = new RegExp(`p\\.${problem}=([0-9a-f]*)`).exec(link ?? '')?.[1] ?? '';
    if (link !== undefined && named !== hash)
      return fail(
        'bad-spec',
        `expected a link with p.${problem}=${hash}, for that is ${path}, got ${named === '' ? 'none' : `p.${problem}=${named}`}`,
        'give the file that the link names, or change the link',
      );
  }
  return succeed(rest);
}

export const takeTables = (args: readonly string[]): Result<readonly string[]> => takeFiles(args, '--table', 'table');
