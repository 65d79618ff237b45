/**
 * What may not be written where results are made (`workers/core`, `data`, `problems`, `searches`, `lenses`): anything whose answer
 * depends on the engine, the machine, the time or the order of keys. The linter says part of it sooner; this says all.
 */
import { Visitor } from 'vite';
import { isTest, lineAt, parse, type Finding, type SourceFile } from './sources.ts';

/** Exact on every engine. All other functions come from `core/det-math`. */
export const EXACT_MATH = [
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
];

const BANNED_GLOBALS = [
  ...['Date', 'performance', 'Temporal', 'Intl', 'crypto', 'navigator', 'process'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['globalThis', 'self', 'eval', 'Function', 'fetch', 'WeakRef', 'FinalizationRegistry'],
];

const ASYNC_ALLOWED: ReadonlySet<string> = new Set([
  'workers/core/exact.ts', // refuses to infer
  'workers/core/run.ts', // awaits a problem's evaluate, the one thing that may be asynchronous
  // Problems that wait for a network, one call after the other:
  'workers/problems/connect4/network.ts',
  'workers/problems/digits/digits.ts',
  'workers/problems/graph-path/graph-path.ts',
  'workers/problems/graph-path/models.ts',
  'workers/problems/graph-path/network.ts',
  'workers/problems/graph-path/explain-measure.ts',
  'workers/problems/graph-path/explain-sample.ts',
  'workers/problems/retina/onnx.ts',
  'workers/problems/supernet/answers.ts',
  'workers/problems/supernet/supernet.ts',
]);

/** Files that may walk the keys of an object, with the reason why the order cannot matter. */
export const KEYS_ALLOWED: ReadonlyMap<string, string> = new Map([
  ['workers/core/spec.ts', 'entries are sorted by key before they are used'],
  ['workers/core/link.ts', 'entries are sorted by key before they are written'],
  ['workers/core/plain.ts', 'copies and adds up; no result depends on the order'],
  ['workers/lenses/curves.ts', 'each series stands by itself'],
  ['workers/files/table/hiplot.ts', 'keys of parsed JSON, in the order that the language fixes'],
  ['workers/files/table/journal.ts', 'keys of parsed JSON, in the order that the language fixes'],
]);

const KEY_WALKS = new Set(['keys', 'values', 'entries', 'getOwnPropertyNames', 'ownKeys']);

/** Tables are read in runs; `measure.ts` only shows and writes them. */
export const isDeterministic = (file: SourceFile) =>
  /^workers\/(core|data|problems|searches|lenses|files\/table\/(?!measure))\b/.test(file.path) && !isTest(file);

export function checkDeterminism(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const report = (offset: number, message: string) =>
    findings.push({ path: file.path, line: lineAt(file, offset), message });
  /** Where an identifier is only a name (`a.name`, `{ name: 1 }`, a type) or has been judged already. */
  const settled = new Set<number>();
  const settle = (node: { type: string; start: number }) => {
    if (node.type === 'Identifier') settled.add(node.start);
  };
  const noAsync = (node: { start: number; async?: boolean }) => {
    if (node.async === true && !ASYNC_ALLOWED.has(file.path))
      report(node.start, 'async: what happens between is not decided by the spec');
  };
  new Visitor({
    MemberExpression: (node) => {
      const name = !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
      if (!node.computed) settle(node.property);
      if (node.object.type !== 'Identifier') return;
      // Arithmetic on its arguments; no clock.
      if (node.object.name === 'Date' && name === 'UTC') settle(node.object);
      if (node.object.name === 'Math' && name !== undefined) {
        settle(node.object);
        if (!EXACT_MATH.includes(name)) report(node.start, `Math.${name} differs between engines: use core/det-math`);
      }
      if (
        /^(Object|Reflect)$/.test(node.object.name) &&
        (name === undefined || KEY_WALKS.has(name)) &&
        !KEYS_ALLOWED.has(file.path)
      ) {
        report(node.start, `${node.object.name}.${name ?? '[…]'}: walk a table or an array, not the keys of an object`);
      }
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) settle(node.key);
    },
    MethodDefinition: (node) => settle(node.key),
    PropertyDefinition: (node) => settle(node.key),
    TSPropertySignature: (node) => settle(node.key),
    TSMethodSignature: (node) => settle(node.key),
    TSTypeReference: (node) => settle(node.typeName),
    Identifier: (node) => {
      if (settled.has(node.start)) return;
      if (node.name === 'Math')
        report(node.start, 'Math may only be written as Math.name, so that the name can be judged');
      else if (BANNED_GLOBALS.includes(node.name)) report(node.start, `${node.name} is not decided by the spec`);
      else if (node.name === 'Promise' && !ASYNC_ALLOWED.has(file.path))
        report(node.start, 'Promise: only core/run.ts waits');
    },
    FunctionDeclaration: noAsync,
    FunctionExpression: noAsync,
    ArrowFunctionExpression: noAsync,
    MetaProperty: (node) => {
      if (node.meta.name === 'import') report(node.start, 'import.meta is not decided by the spec');
    },
    BinaryExpression: (node) => {
      if (node.operator === '**') report(node.start, '** differs between engines: multiply, or use core/det-math');
    },
    AssignmentExpression: (node) => {
      if (node.operator === '**=') report(node.start, '**= differs between engines: multiply, or use core/det-math');
    },
    ForInStatement: (node) => report(node.start, 'for-in walks keys: walk a table or an array'),
    CallExpression: (node) => {
      if (node.callee.type !== 'MemberExpression' || node.callee.computed) return;
      const name = node.callee.property.type === 'Identifier' ? node.callee.property.name : '';
      if (/^(sort|toSorted)$/.test(name) && node.arguments.length === 0)
        report(node.start, `.${name}() needs a comparator, with ties broken by index`);
      if (/^(toLocale|localeCompare)/.test(name)) report(node.start, `.${name}() depends on the locale`);
    },
  }).visit(parse(file));
  return findings;
}
