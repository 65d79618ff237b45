/**
 * A link that is understood whole, or the reason why not: for whoever computes a run to judge it, and may not judge another
 * one that is used in its stead. `seed=@` with a code is the run of that code. Pure.
 */
import { withCode } from './code.ts';
import { decodeLink, type Permalink } from './link.ts';
import { fail, succeed, type Result } from './result.ts';
import type { Catalogue } from './spec.ts';

export function readWhole(text: string, catalogue: Catalogue): Result<Permalink> {
  const { value, notes } = decodeLink(text, catalogue);
  const wrong = notes.map(({ key, expected, got }) => `${key}: expected ${expected}, got ${got}`);
  if (wrong.length > 0)
    return fail('bad-spec', wrong.join('; '), 'see `list` for what there is and `--help` for how to say it');
  if (!value.asks) return succeed(value);
  const { code } = value.frame ?? {};
  if (code !== undefined) return succeed(withCode(value, code, catalogue));
  return fail('no-code', 'seed=@ asks for a code to make the seed of', 'give one, as in seed=@&code=anna');
}
