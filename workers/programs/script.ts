/**
 * A person's TypeScript as a script that can be run: types taken off and `export` turned into properties of `exports`, by
 * sucrase, loaded when first needed. Nothing is run here. Refuses what is no TypeScript, with the line.
 */
import { Refused } from '../core/result.ts';

/** One line, without sucrase's own words around it. */
const plain = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^Error transforming [^:]*: /, '').split('\n')[0];

export async function toScript(code: string): Promise<string> {
  const { transform } = await import('sucrase');
  try {
    return transform(code, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code;
  } catch (error) {
    throw new Refused(
      'bad-program',
      `expected TypeScript or JavaScript, got ${plain(error)}`,
      'mend it there and try again',
    );
  }
}
