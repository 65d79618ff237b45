/**
 * The files beside a person's program as one script, made when first needed out of their own text: they are to run where
 * nothing can be loaded. Pure but for the loading of what takes types off.
 */
import { toScript } from './script.ts';

/** Each comes after those that it imports. */
export const INSIDE = ['det-math.ts', 'rng.ts', 'answers.ts', 'surroundings.ts', 'inside.ts'] as const;

/** `before` runs while all is as usual there; `after` can use `reply`, the function of `inside.ts`. */
export async function bundle(
  texts: Readonly<Record<(typeof INSIDE)[number], string>>,
  before: string,
  after: string,
): Promise<string> {
  const parts: string[] = [];
  for (const name of INSIDE)
    parts.push(
      `modules[${JSON.stringify(name)}] = (() => { const exports = {}; ${await toScript(texts[name])}\nreturn exports; })();`,
    );
  return [
    '"use strict"; (() => {',
    before,
    'const modules = {};',
    'const require = (path) => modules[path.slice(path.lastIndexOf("/") + 1)];',
    ...parts,
    'const { reply } = modules["inside.ts"];',
    after,
    '})();',
  ].join('\n');
}
