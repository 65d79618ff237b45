/**
 * Python literals, as `str()` writes dicts and lists into the cells of a CSV: dict, list, tuple, number, string, True,
 * False, None, and JSON's words for these. Nothing is evaluated. Pure.
 */
export type Scalar = number | string | boolean | null;
export type Literal = Scalar | readonly Literal[] | ReadonlyMap<string, Literal>;

/** Where in the text the trouble is, and what was expected there. */
export class BadLiteral extends Error {
  readonly at: number;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
  }
}

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

const NUMBER = /[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?/iy;
const WORD = /-?[A-Za-z]+/y;
/** Deeper than any configuration is nested; a damaged file must not exhaust the stack. */
const DEEPEST = 20;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Literal {
    const value = this.#value(0);
    if (this.#peek() !== '') throw new BadLiteral(this.#at, 'the end');
    return value;
  }

  #peek(): string {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = this.#text.charCodeAt(++this.#at);
    return this.#text[this.#at] ?? '';
  }

  #value(depth: number): Literal {
    const next = this.#peek();
    if (depth > DEEPEST) throw new BadLiteral(this.#at, `at most ${DEEPEST} brackets inside each other`);
    if (next === '{') return this.#dict(depth);
    if (next === '[') return this.#list(']', depth);
    if (next === '(') return this.#list(')', depth);
    if (next === "'" || next === '"') return this.#string(next);
    return this.#scalar();
  }

  #scalar(): Scalar {
    NUMBER.lastIndex = this.#at;
    if (NUMBER.test(this.#text)) {
      const value = Number(this.#text.slice(this.#at, NUMBER.lastIndex));
      this.#at = NUMBER.lastIndex;
      return value;
    }
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0] ?? '';
    const value = WORDS.get(word);
    if (value === undefined) throw new BadLiteral(this.#at, 'a value');
    this.#at += word.length;
    return value;
  }

  #string(quoted: string): string {
    let out = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === quoted) {
        this.#at += 1;
        return out;
      }
      if (char === '\\') {
        const escaped = this.#text[++this.#at] ?? '';
        out += ESCAPES.get(escaped) ?? escaped;
      } else out += char;
    }
    throw new BadLiteral(this.#at, `a closing ${quoted}`);
  }

  /** Steps over a comma before the next part; false at the closing bracket. A comma may stand before that, too. */
  #hasNext(close: string, first: boolean): boolean {
    let next = this.#peek();
    if (!first && next === ',') {
      this.#at += 1;
      next = this.#peek();
    } else if (!first && next !== close) throw new BadLiteral(this.#at, `"," or "${close}"`);
    if (next !== close) return true;
    this.#at += 1;
    return false;
  }

  #list(close: string, depth: number): Literal[] {
    const parts: Literal[] = [];
    this.#at += 1;
    while (this.#hasNext(close, parts.length === 0)) parts.push(this.#value(depth + 1));
    return parts;
  }

  #dict(depth: number): Map<string, Literal> {
    const parts = new Map<string, Literal>();
    this.#at += 1;
    while (this.#hasNext('}', parts.size === 0)) {
      const key = this.#value(depth + 1);
      if (typeof key === 'object') throw new BadLiteral(this.#at, 'a key');
      if (this.#peek() !== ':') throw new BadLiteral(this.#at, '":"');
      this.#at += 1;
      parts.set(String(key), this.#value(depth + 1));
    }
    return parts;
  }
}

/** Throws a BadLiteral where the text is none. */
export const parseLiteral = (text: string): Literal => new Reader(text).whole();

/**
 * The scalars inside, in order, each with the path that leads to it: `ks[0]`, `ks[1]`, `depth`. A list of one scalar
 * goes by its name alone.
 */
export function flatten(value: Literal, visit: (path: string, scalar: Scalar) => void, path = ''): void {
  if (typeof value !== 'object' || value === null) visit(path, value);
  else if (value instanceof Map)
    for (const [key, part] of value) flatten(part, visit, path === '' ? key : `${path}.${key}`);
  else if (Array.isArray(value)) {
    const only: unknown = value[0];
    if (value.length === 1 && path !== '' && (typeof only !== 'object' || only === null)) visit(path, only as Scalar);
    else value.forEach((part: Literal, i) => flatten(part, visit, `${path}[${i}]`));
  }
}
