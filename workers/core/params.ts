/**
 * Parameter tables. Each problem, search and lens has one; the form on the page, the checks, the link keys, the command
 * line and the documentation are all made from it, so that they cannot disagree. Pure.
 */
export type ParamValue = number | string;

interface ParamBase {
  /** Key without prefix; in links it is `p.<key>`, `s.<key>` or `l.<key>`. Lower case, hyphens. */
  readonly key: string;
  readonly label: string;
  /** One sentence a newcomer understands. */
  readonly help: string;
  /** Shown at once; all others are under "More". */
  readonly basic?: boolean;
  /** Shown and kept in links only while another parameter of the same table has this value, or one of these. */
  readonly when?: { readonly key: string; readonly is: string | readonly string[] };
  /** Of a search: has a say only in spaces of this kind, or of these. */
  readonly space?: string | readonly string[];
}

export interface NumberParam extends ParamBase {
  readonly kind: 'int' | 'real';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit: string;
  /** Sliders move in powers rather than steps. */
  readonly log?: boolean;
}

export interface ChoiceParam extends ParamBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A list or name that a person pastes in. */
export interface TextParam extends ParamBase {
  readonly kind: 'text';
  readonly default: string;
  /** Regular expression that all of the text must match. */
  readonly pattern: string;
  /** The same in words: what was expected. */
  readonly form: string;
  /** Characters at most. */
  readonly most: number;
}

export type Param = NumberParam | ChoiceParam | TextParam;
export type ParamTable = readonly Param[];

/** Values by key, complete for a table (defaults filled in). */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** Something in the input that was not used as it came. */
export interface Note {
  readonly key: string;
  readonly expected: string;
  readonly got: string;
  readonly used: string;
}

/** The sentence shown to the person for a note. */
export function noteText(note: Note): string {
  return `${note.key}: expected ${note.expected}, got ${note.got}; ${note.used}.`;
}

/** Thousands separated by commas, without a locale. */
export function formatCount(n: number): string {
  const [whole, fraction] = String(n).split('.');
  if (whole.includes('e')) return String(n);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Input quoted for a note: short, printable. */
export function quote(text: string): string {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length > 40 ? `"${clean.slice(0, 37)}…"` : `"${clean}"`;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A finite number written in decimal, or undefined. Stricter than `Number()`: no hex, no blanks, no Infinity. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return value - value === 0 ? value + 0 : undefined;
}

function expectation(param: Param): string {
  if (param.kind === 'choice') return `one of ${param.options.map((o) => o.value).join(', ')}`;
  if (param.kind === 'text') return `${param.form}, at most ${formatCount(param.most)} characters`;
  const kind = param.kind === 'int' ? 'a whole number' : 'a number';
  return `${kind} from ${formatCount(param.min)} to ${formatCount(param.max)}`;
}

/**
 * One value read from text. Out of range is clamped, a fraction where a whole number is due is rounded, anything else
 * falls back to the default; each time with a note.
 */
export function readParam(param: Param, text: string, name: string): { value: ParamValue; note?: Note } {
  const noted = (value: ParamValue, how: string) => ({
    value,
    note: { key: name, expected: expectation(param), got: quote(text), used: how },
  });
  if (param.kind === 'choice') {
    if (param.options.some((o) => o.value === text)) return { value: text };
    return noted(param.default, `used the default, ${param.default}`);
  }
  if (param.kind === 'text') {
    const fits = text === '' || (text.length <= param.most && new RegExp(`^(?:${param.pattern})$`).test(text));
    return fits ? { value: text } : noted(param.default, 'left it empty');
  }
  const number = parseNumber(text);
  if (number === undefined) return noted(param.default, `used the default, ${formatCount(param.default)}`);
  const whole = param.kind === 'int' ? Math.round(number) : number;
  const value = Math.min(param.max, Math.max(param.min, whole));
  if (value !== number) return noted(value, `used ${formatCount(value)}`);
  return { value };
}

/** Whether a parameter has a say, given the others. */
export function isActive(param: Param, values: ParamValues): boolean {
  return param.when === undefined || [param.when.is].flat().includes(String(values[param.when.key]));
}

/** The parameters of a search that have a say in a problem; searches that judge positions have those of the space `judged` where they can. */
export const tableFor = (
  search: { readonly params: ParamTable; readonly judges?: true },
  { space, judged }: { readonly space: string; readonly judged?: true },
): ParamTable =>
  search.params.filter((param) => param.space?.includes(judged && search.judges ? 'judged' : space) ?? true);

/** All values of a table: `given` where present, defaults elsewhere. */
export function completeParams(table: ParamTable, given: ParamValues): ParamValues {
  const values: Record<string, ParamValue> = {};
  for (const param of table) values[param.key] = given[param.key] ?? param.default;
  return values;
}

/** Only what differs from the defaults and has a say, in table order: what a link needs to carry. */
export function essentialParams(table: ParamTable, values: ParamValues): [key: string, value: ParamValue][] {
  return table
    .filter((param) => values[param.key] !== param.default && isActive(param, values))
    .map((param) => [param.key, values[param.key]]);
}
