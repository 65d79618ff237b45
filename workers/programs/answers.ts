/**
 * What a person's function returned, as numbers in a row; or a sentence on what was expected and what came. Pure. Runs
 * beside the program: whoever gets the numbers looks at them once more.
 */
const shown = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object')
    return `an object with ${Object.keys(value).join(', ').slice(0, 60) || 'nothing in it'}`;
  return typeof value === 'string' ? 'a text' : value === undefined ? 'nothing' : String(value).slice(0, 40);
};

function fill(what: string, list: unknown, count: number, out: Float64Array, to: number): string | undefined {
  const numbers = count === 1 ? 'a list of one number' : `a list of ${count} numbers`;
  if (!(Array.isArray(list) || list instanceof Float64Array) || list.length !== count)
    return `expected ${what}: ${numbers}, got ${shown(list)}`;
  for (let k = 0; k < count; k++) {
    const value: unknown = list[k];
    if (typeof value !== 'number' || value - value !== 0)
      return `expected finite numbers in ${what}, got ${shown(value)} at place ${k + 1}`;
    out[to + k] = value;
  }
}

/** Writes objectives and then the two descriptors to out[to …); the sentence if it cannot. */
export function writeAnswer(answer: unknown, objectives: number, out: Float64Array, to: number): string | undefined {
  if (typeof answer !== 'object' || answer === null || 'then' in answer)
    return `expected evaluate to return { objectives, descriptors }, got ${answer !== null && typeof answer === 'object' ? 'a promise' : shown(answer)}`;
  const { objectives: aims, descriptors } = answer as { objectives?: unknown; descriptors?: unknown };
  return fill('objectives', aims, objectives, out, to) ?? fill('descriptors', descriptors, 2, out, to + objectives);
}
