import { describe, expect, it } from 'vitest';
import { checkDeterminism, isDeterministic, KEYS_ALLOWED } from './determinism.ts';
import { checkImports } from './imports.ts';
import { describeFinding, isCode, readRepository, type Finding, type SourceFile } from './sources.ts';
import { checkForeign, checkLength, checkOpening, checkPackages } from './text.ts';

const repository = readRepository();
const code = repository.filter(isCode);
const sources = code.filter((file) => /^(app|workers)\//.test(file.path));
const named = (path: string) => repository.find((file) => file.path === path)!;
const paths = new Set(repository.map((file) => file.path));
const describeAll = (findings: readonly Finding[]) => findings.map(describeFinding);

describe('this repository', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(paths).toContain('workers/core/types.ts');
  });
  it('imports only what the design allows, in no circles', () => {
    expect(describeAll(checkImports(sources, paths))).toEqual([]);
  });
  it('is deterministic where results are made', () => {
    expect(describeAll(sources.filter(isDeterministic).flatMap(checkDeterminism))).toEqual([]);
  });
  it('grants exceptions only to files that need them', () => {
    for (const path of KEYS_ALLOWED.keys())
      expect(named(path)?.text, path).toMatch(/\bObject\.(keys|values|entries)\b/);
  });
  it('says what each file in workers/ is', () => {
    expect(describeAll(sources.flatMap(checkOpening))).toEqual([]);
  });
  it('keeps files short', () => {
    expect(describeAll(code.flatMap(checkLength))).toEqual([]);
  });
  it('names no registry and no machine', () => {
    expect(describeAll(repository.flatMap(checkForeign))).toEqual([]);
  });
  it('pins its packages', () => {
    expect(describeAll(checkPackages(named('package.json'), named('package-lock.json')))).toEqual([]);
  });
});

/** Files that exist beside a made-up one. */
const EXISTING = [
  ...['workers/core/types.ts', 'workers/core/run.ts', 'workers/problems/arm/index.ts', 'workers/problems/sphere.ts'],
  'workers/problems/arm/picture.ts',
  ...[
    'workers/searches/map-elites.ts',
    'workers/searches/random.ts',
    'workers/lenses/curves.ts',
    'workers/host/protocol.ts',
  ],
  ...[
    'workers/host/worker.ts',
    'app/run/store.ts',
    'app/ui/Button.tsx',
    'app/labs/lab.css',
    'workers/core/run.test.ts',
  ],
];

const importsFrom = (path: string, text: string, others: readonly SourceFile[] = []) =>
  describeAll(checkImports([{ path, text }, ...others], new Set([path, ...EXISTING, ...others.map((f) => f.path)])));

describe('the import table rejects', () => {
  it.each([
    [
      'a problem in core',
      'workers/core/a.ts',
      "import { arm } from '../problems/arm/index.ts';",
      'may not import the values of workers/problems/arm/index.ts',
    ],
    [
      'even its types',
      'workers/core/a.ts',
      "import type { Arm } from '../problems/arm/index.ts';",
      'may not import the types of workers/problems',
    ],
    [
      'a package in core',
      'workers/core/a.ts',
      "import { wrap } from 'comlink';",
      'may not import the values of comlink',
    ],
    [
      'another problem',
      'workers/problems/arm/a.ts',
      "import { f } from '../sphere.ts';",
      'may not import the values of workers/problems/sphere.ts',
    ],
    [
      'a search in a problem',
      'workers/problems/sphere.ts',
      "export * from '../searches/random.ts';",
      'may not import the values of workers/searches/random.ts',
    ],
    [
      'a lens in a problem',
      'workers/problems/sphere.ts',
      "import '../lenses/curves.ts';",
      'may not import the values of workers/lenses/curves.ts',
    ],
    [
      'a problem in a search',
      'workers/searches/random.ts',
      "import { f } from '../problems/sphere.ts';",
      'may not import the values of workers/problems/sphere.ts',
    ],
    [
      'a lens in a search',
      'workers/searches/random.ts',
      "export { f } from '../lenses/curves.ts';",
      'may not import the values of workers/lenses/curves.ts',
    ],
    [
      'another search',
      'workers/searches/random.ts',
      "import { f } from './map-elites.ts';",
      'may not import the values of workers/searches/map-elites.ts',
    ],
    [
      'a problem in a lens',
      'workers/lenses/curves.ts',
      "import { f } from '../problems/sphere.ts';",
      'may not import the values of workers/problems/sphere.ts',
    ],
    [
      'comlink in the host at large',
      'workers/host/host.ts',
      "import { expose } from 'comlink';",
      'may not import the values of comlink',
    ],
    ['Node in the host', 'workers/host/host.ts', "import fs from 'node:fs';", 'may not import the values of node:fs'],
    [
      'the page in a worker',
      'workers/host/host.ts',
      "import { useRun } from '../../app/run/store.ts';",
      'may not import the values of app/run/store.ts',
    ],
    [
      'host code in the page',
      'app/labs/a.ts',
      "import { open } from '../../workers/host/worker.ts';",
      'may not import the values of workers/host/worker.ts',
    ],
    [
      'more of a problem than its picture',
      'app/labs/pictures/A.tsx',
      "import { f } from '../../../workers/problems/arm/index.ts';",
      'may not import the values of workers/problems/arm/index.ts',
    ],
    [
      'a problem’s picture where no solution is drawn',
      'app/labs/a.ts',
      "import { f } from '../../workers/problems/arm/picture.ts';",
      'may not import the values of workers/problems/arm/picture.ts',
    ],
    [
      'inline type imports of it',
      'app/labs/a.ts',
      "import { type Open } from '../../workers/host/protocol.ts';",
      'may not import the values of workers/host/protocol.ts',
    ],
    [
      'a worker outside app/run',
      'app/labs/a.ts',
      "new Worker(new URL('../../workers/host/worker.ts', import.meta.url));",
      'may not start the worker',
    ],
    [
      'some other worker',
      'app/run/a.ts',
      "new Worker(new URL('../../workers/core/run.ts', import.meta.url));",
      'may not start the worker workers/core/run.ts',
    ],
    ['a worker from an unknown address', 'app/run/a.ts', 'new Worker(address);', 'not written out as a literal'],
    [
      'comlink outside app/run',
      'app/labs/a.ts',
      "import { wrap } from 'comlink';",
      'may not import the values of comlink',
    ],
    [
      'a store in a lens',
      'app/lenses/a.ts',
      "import { create } from 'zustand';",
      'may not import the values of zustand',
    ],
    [
      'core values in a lens',
      'app/lenses/a.ts',
      "import { f } from '../../workers/core/run.ts';",
      'may not import the values of workers/core/run.ts',
    ],
    [
      'labs in ui',
      'app/ui/a.ts',
      "import { f } from '../run/store.ts';",
      'may not import the values of app/run/store.ts',
    ],
    ['a package nobody listed', 'app/labs/a.ts', "import _ from 'lodash';", 'may not import the values of lodash'],
    ['imports with a missing ending', 'app/labs/a.ts', "import { f } from '../run/store';", 'is no file'],
    ['computed imports', 'app/labs/a.ts', 'import(name);', 'not written out as a literal'],
    [
      'written-out dynamic imports',
      'app/labs/a.ts',
      "import('../../workers/host/worker.ts');",
      'may not import the values of workers/host/worker.ts',
    ],
    [
      'types by import()',
      'workers/core/a.ts',
      "export type A = import('../problems/sphere.ts').A;",
      'may not import the types of workers/problems/sphere.ts',
    ],
    ['tests', 'workers/core/a.ts', "import { f } from './run.test.ts';", 'imports a test'],
    ['folders it does not know', 'workers/misc/a.ts', '', 'lies in no folder of the import table'],
    [
      'importing oneself',
      'workers/core/a.ts',
      "import type { A } from './a.ts';",
      'imports in a circle: workers/core/a.ts -> workers/core/a.ts',
    ],
  ])('%s', (_, path, text, message) => {
    expect(importsFrom(path, text)).toEqual([expect.stringContaining(message)]);
  });

  it('circles of any length, types included', () => {
    const a = "import { b } from './b.ts';";
    const others = [
      { path: 'workers/core/b.ts', text: "import { c } from './c.ts';" },
      { path: 'workers/core/c.ts', text: "import type { A } from './a.ts';" },
    ];
    const circle = 'workers/core/a.ts -> workers/core/b.ts -> workers/core/c.ts -> workers/core/a.ts';
    expect(importsFrom('workers/core/a.ts', a, others)).toEqual([expect.stringContaining(circle)]);
  });
});

describe('the import table accepts', () => {
  it.each([
    [
      'core in a problem',
      'workers/problems/arm/arm.ts',
      "import { f } from '../../core/run.ts'; import { g } from './index.ts';",
    ],
    ['its own types in core', 'workers/core/a.ts', "import type { A } from './types.ts';"],
    ['comlink at the worker entry', 'workers/host/worker.ts', "import { expose } from 'comlink';"],
    [
      'the worker in app/run',
      'app/run/a.ts',
      "import { wrap } from 'comlink'; new Worker(new URL('../../workers/host/worker.ts', import.meta.url));",
    ],
    [
      "a problem's picture in the pictures",
      'app/labs/pictures/a.tsx',
      "import { pose } from '../../../workers/problems/arm/picture.ts';",
    ],
    ['types of the host in the page', 'app/labs/a.ts', "import type { Frames } from '../../workers/host/protocol.ts';"],
    [
      'types and d3 in a lens',
      'app/lenses/a.ts',
      "import type { R } from '../../workers/core/run.ts'; import { scaleLinear } from 'd3-scale';",
    ],
    [
      'a problem’s picture where solutions are drawn',
      'app/labs/pictures/A.tsx',
      "import { f } from '../../../workers/problems/arm/picture.ts';",
    ],
    ['style sheets', 'app/labs/a.tsx', "import './lab.css'; import { jsx } from 'react/jsx-runtime';"],
    ['anything in tests', 'workers/core/a.test.ts', "import { f } from '../problems/sphere.ts';"],
  ])('%s', (_, path, text) => {
    expect(importsFrom(path, text)).toEqual([]);
  });
});

const made = (text: string, path = 'workers/core/a.ts') => describeAll(checkDeterminism({ path, text }));

describe('determinism rejects', () => {
  it.each([
    ['Math.sin(1)', 'Math.sin differs between engines'],
    ['Math.random()', 'Math.random differs'],
    ['const { sin } = Math', 'Math may only be written as Math.name'],
    ['const m = Math', 'Math may only be written as Math.name'],
    ["Math['sin'](1)", 'Math may only be written as Math.name'],
    ['f(Math)', 'Math may only be written as Math.name'],
    ['globalThis.Math.sin(1)', 'globalThis is not decided by the spec'],
    ['Date.now()', 'Date is not decided by the spec'],
    ['new Date()', 'Date is not decided by the spec'],
    ['performance.now()', 'performance is not decided by the spec'],
    ['crypto.getRandomValues(a)', 'crypto is not decided by the spec'],
    ['setTimeout(f)', 'setTimeout is not decided by the spec'],
    ['setInterval(f)', 'setInterval is not decided by the spec'],
    ['queueMicrotask(f)', 'queueMicrotask is not decided by the spec'],
    ['new Intl.NumberFormat()', 'Intl is not decided by the spec'],
    ['async function f() {}', 'async: what happens between'],
    ['const f = async () => 1', 'async: what happens between'],
    ['const o = { async f() {} }', 'async: what happens between'],
    ['Promise.resolve(1)', 'only core/run.ts waits'],
    ['2 ** x', '** differs between engines'],
    ['x **= 2', '**= differs between engines'],
    ['for (const k in o) f(k)', 'for-in walks keys'],
    ['n.toLocaleString()', '.toLocaleString() depends on the locale'],
    ['a.localeCompare(b)', '.localeCompare() depends on the locale'],
    ['Object.keys(o)', 'Object.keys: walk a table'],
    ['Object.values(o)', 'Object.values: walk a table'],
    ['Object.entries(o)', 'Object.entries: walk a table'],
    ["Object['keys'](o)", 'Object.[…]: walk a table'],
    ['Reflect.ownKeys(o)', 'Reflect.ownKeys: walk a table'],
    ['a.sort()', '.sort() needs a comparator'],
    ['a.toSorted()', '.toSorted() needs a comparator'],
    ['import.meta.env', 'import.meta is not decided by the spec'],
  ])('%s', (text, message) => {
    expect(made(text)).toEqual([expect.stringContaining(message)]);
  });
});

describe('determinism accepts', () => {
  it.each([
    ['exact Math', 'Math.floor(Math.sqrt(Math.imul(2, 3)))'],
    ['names that only look like globals', 'const o = { performance: 1 }; o.process; interface P { Date: number }'],
    ['sorts with a comparator', 'a.sort((x, y) => x - y)'],
    ['promises as types', 'type F = () => Promise<void>'],
  ])('%s', (_, text) => {
    expect(made(text)).toEqual([]);
  });
  it('waiting in core/run.ts, walking keys where they are sorted', () => {
    expect(made('async function f() { await Promise.all([]); }', 'workers/core/run.ts')).toEqual([]);
    expect(made('Object.entries(o)', 'workers/core/link.ts')).toEqual([]);
  });
  it('applies to what makes results, and not to tests', () => {
    const applies = (path: string) => isDeterministic({ path, text: '' });
    expect(
      ['core/a.ts', 'problems/x/a.ts', 'searches/a.ts', 'lenses/a.ts'].map((p) => applies(`workers/${p}`)),
    ).not.toContain(false);
    expect(['workers/host/a.ts', 'workers/cli/a.ts', 'workers/core/a.test.ts', 'app/a.ts'].map(applies)).not.toContain(
      true,
    );
  });
});

describe('text rules reject', () => {
  const file = (text: string, path = 'workers/core/a.ts') => ({ path, text });
  // Put together here, since this file is checked too.
  const slash = (...parts: string[]) => ['', ...parts].join('/');
  const dot = (...parts: string[]) => parts.join('.');

  it('long files', () => {
    expect(describeAll(checkLength(file('\n'.repeat(401))))).toEqual([expect.stringContaining('has 401 lines')]);
    expect(checkLength(file('\n'.repeat(400)))).toEqual([]);
  });
  it('files in workers/ without an opening comment', () => {
    expect(describeAll(checkOpening(file('// short\nconst a = 1;')))).toEqual([
      expect.stringContaining('must open with a block comment'),
    ]);
    expect(checkOpening(file('/** What it is. */'))).toEqual([]);
    expect(checkOpening(file('const a = 1;', 'workers/core/a.test.ts'))).toEqual([]);
  });
  it.each([
    [dot('https://registry', 'npmjs', 'org'), 'names a package registry host'],
    [dot('http://deb', 'debian', 'org'), 'names a package registry host'],
    [`cp a ${slash('tmp', 'b')}`, 'names a path of some machine'],
    [`see '${slash('work', 'x')}'`, 'names a path of some machine'],
    [`see (${slash('root', 'x')})`, 'names a path of some machine'],
  ])('%s', (text, message) => {
    expect(describeAll(checkForeign(file(text)))).toEqual([expect.stringContaining(message)]);
  });
  it('but not relative paths or single words', () => {
    expect(checkForeign(file("import './work/a.ts'; see ../tmp/b, a/work/b, work/home"))).toEqual([]);
  });
  it('loose versions and download addresses', () => {
    const manifest = file(
      '{"dependencies":{"a":"^1.0.0"},"devDependencies":{"b":"latest","c":"1.2.3"}}',
      'package.json',
    );
    const lock = file('{"packages":{"a":{"resolved":"https://x"}}}', 'package-lock.json');
    expect(describeAll(checkPackages(manifest, lock))).toEqual([
      expect.stringContaining('a must be pinned exactly, not ^1.0.0'),
      expect.stringContaining('b must be pinned exactly, not latest'),
      expect.stringContaining('holds download addresses'),
    ]);
  });
});
