/**
 * What a run is told by: a link, its part after `?`, or a JSON file (a spec, or the output of `run --json`, or a trace).
 * The command line is strict: where the page would use another value and say so, this refuses.
 */
import { existsSync, readFileSync } from 'node:fs';
import { withCode } from '../core/code.ts';
import { decodeLink, type Permalink } from '../core/link.ts';
import { fail, succeed, type Result } from '../core/result.ts';
import type { RunSpec } from '../core/spec.ts';
import { catalogue } from '../host/registry.ts';

const HINT = 'see `list` for what there is and `--help` for how to say it';

/** A link's text, checked. */
export function readLink(text: string): Result<Permalink> {
  const { value, notes } = decodeLink(text, catalogue);
  const wrong = notes.map(({ key, expected, got }) => `${key}: expected ${expected}, got ${got}`);
  if (wrong.length > 0) return fail('bad-spec', wrong.join('; '), HINT);
  if (!value.asks) return succeed(value);
  const { code } = value.frame ?? {};
  if (code !== undefined) return succeed(withCode(value, code, catalogue));
  return fail('no-code', 'seed=@ asks for a code to make the seed of', 'give one, as in seed=@&code=anna');
}

/** Flattens a JSON spec to the keys of a link, so that one reader checks both. */
function specToText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { entrants, spec, at, digest } = value as Partial<Record<'entrants' | 'spec' | 'at' | 'digest', unknown>>;
  if (Array.isArray(entrants)) return raceToText(entrants);
  if (spec !== undefined) {
    const inner = specToText(spec);
    if (inner === undefined) return undefined;
    const extra = Object.entries({ at, digest }).filter(([, v]) => v !== undefined);
    return [inner, ...extra.map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`)].join('&');
  }
  const { params = {}, budget, ...rest } = value as { params?: object; budget?: unknown };
  const entries = Object.entries({ ...rest, ...params, ...(budget !== undefined && { evals: budget }) });
  return entries.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(String(v))}`).join('&');
}

/** The first entrant's text with the others' searches. Each stands at its last whole batch before the shared playhead. */
function raceToText(
  entrants: readonly { spec?: Partial<RunSpec>; at?: number; digest?: string }[],
): string | undefined {
  const first = specToText(entrants[0]?.spec);
  if (first === undefined) return undefined;
  const parts = [first];
  entrants.slice(1).forEach(({ spec }, i) => {
    const own = Object.entries(spec?.params ?? {}).filter(([key]) => key.startsWith('s.'));
    parts.push(`search${i + 2}=${encodeURIComponent(String(spec?.search))}`);
    for (const [key, value] of own) parts.push(`s${i + 2}${key.slice(1)}=${encodeURIComponent(String(value))}`);
  });
  const at = entrants.map((entrant) => entrant.at ?? NaN);
  if (!at.some(Number.isNaN)) parts.push(`at=${Math.max(...at)}`);
  if (entrants.every(({ digest }) => digest !== undefined))
    parts.push(`digest=${entrants.map(({ digest }) => digest).join(',')}`);
  return parts.join('&');
}

export function readInput(argument: string): Result<Permalink> {
  if (argument.includes('=') || argument.startsWith('#')) return readLink(argument);
  if (!existsSync(argument)) {
    return fail(
      'no-file',
      `expected a link, key=value text or a file, got "${argument}"`,
      'check the path, or see --help',
    );
  }
  try {
    const text = specToText(JSON.parse(readFileSync(argument, 'utf8')));
    if (text !== undefined) return readLink(text);
  } catch {
    // Falls through: unreadable and not JSON are answered alike.
  }
  return fail(
    'bad-file',
    `expected a JSON spec in ${argument}`,
    'write one like {"problem":"arm","seed":1,"budget":1000}',
  );
}
