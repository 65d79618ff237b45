/**
 * `own <link> <file>`: the definition of a person's own problem that a link carries, written to a file so that it can be read
 * before `--own` has its program run. Runs nothing.
 */
import { writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { fail, Refused, succeed, type Result } from '../core/result.ts';
import { hashOf } from '../core/sha256.ts';
import { readDefinition } from '../problems/own/definition.ts';
import { refuse, type Answer } from './answer.ts';
import { readLink } from './input.ts';

/** What the word of a link may unfold to, as on the page. */
const MOST_BYTES = 200_000;

function bytesIn(link: string): Result<Uint8Array> {
  const read = readLink(link);
  if (!read.ok) return read;
  const { own, spec } = read.value;
  if (own === undefined)
    return fail(
      'no-own',
      'expected a link that carries a definition (own=), got one that does not',
      'ask for its file',
    );
  try {
    const bytes = Uint8Array.from(inflateRawSync(Buffer.from(own, 'base64url'), { maxOutputLength: MOST_BYTES }));
    const hash = hashOf(bytes);
    if (hash === spec.params['p.own']) return succeed(bytes);
    return fail(
      'bad-own',
      `expected the definition whose SHA-256 begins with ${spec.params['p.own']}, got one whose begins with ${hash}`,
      'ask for the link once more',
    );
  } catch {
    return fail('bad-own', 'expected a definition after own=, got something else', 'ask for the link once more');
  }
}

export function carried(args: readonly string[]): Answer {
  if (args.length !== 2)
    return refuse(
      { code: 'usage', message: `own takes a link and a file, got ${args.length}`, hint: 'see --help' },
      false,
    );
  const [link, file] = args;
  const found = bytesIn(link);
  if (!found.ok) return refuse(found, false);
  try {
    const { name, answers } = readDefinition(found.value);
    writeFileSync(file, found.value, { flag: 'wx' });
    const program = answers.kind === 'code' ? answers.code : 'a network in ONNX';
    return { code: 0, out: `${name}, written to ${file}; nothing of it was run.\n\n${program}`, err: '' };
  } catch (error) {
    if (error instanceof Refused) return refuse(error.failure, false);
    const hint = 'name a file that is not there yet, in a folder that is';
    return refuse({ code: 'no-file', message: `expected a new file to write to, got "${file}"`, hint }, false);
  }
}
